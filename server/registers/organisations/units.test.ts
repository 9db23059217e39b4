/** Units: added, renamed, put under another, closed when empty; by their administrator, with their history. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../tests/desk.ts';

let desk: Desk;
let added: string;
const unit = (more: object = {}) => ({
  kind: 'judicial-office',
  name: '藤田司法所',
  region: '360825105',
  parent: desk.units.county,
  reason: '新设',
  ...more,
});
const units = async (who: string) =>
  (await desk.call(who, 'GET', '/api/units')).body.items.map(({ name }: { name: string }) => name).sort();

beforeAll(async () => {
  desk = await openDesk();
});

describe('units', () => {
  it('are added by the administrator of the county, under one of its units', async () => {
    expect((await desk.call('chief', 'POST', '/api/units', unit())).status).toBe(403);
    expect((await desk.call('far-admin', 'POST', '/api/units', unit())).status).toBe(404);
    expect((await desk.call('admin', 'POST', '/api/units', unit({ region: '360822105' }))).status).toBe(400);
    const made = await desk.call('admin', 'POST', '/api/units', unit());
    expect(made.status).toBe(201);
    added = made.body.id;
    expect((await desk.call('admin', 'POST', '/api/units', unit())).body.detail).toContain('已有');
    expect(await units('chief')).toContain('藤田司法所');
    expect(await units('wang')).toEqual(['恩江司法所']);
    expect(await units('far-admin')).toEqual(['吉水县社区矫正管理局']);
  });

  it('are other organs’ too, whose staff can then be given posts', async () => {
    const court = unit({ kind: 'court', name: '永丰县人民法院', region: '360825', reason: '登记名录' });
    const made = await desk.call('admin', 'POST', '/api/units', court);
    expect(made.status).toBe(201);
    const { items } = (await desk.call('admin', 'GET', '/api/units')).body;
    expect(items.find(({ id }: { id: string }) => id === made.body.id)).toMatchObject({ kind: 'court', mine: true });
    expect(await units('far-admin')).toEqual(['吉水县社区矫正管理局']);
  });

  it('are renamed and put under another, never under themselves; what they were stays known', async () => {
    const change = (who: string, body: object, id = added) =>
      desk.call(who, 'PATCH', `/api/units/${id}`, { reason: '机构改革', ...body });
    expect((await change('far-admin', { name: '别县司法所' })).status).toBe(404);
    expect((await change('chief', { name: '藤田镇司法所' })).status).toBe(403);
    expect((await change('admin', { name: '藤田镇司法所' })).status).toBe(204);
    expect((await change('admin', { parent: desk.units.bureau })).status).toBe(204);
    expect((await change('admin', { parent: desk.units.far })).status).toBe(404);
    expect((await change('admin', { parent: desk.units.a }, desk.units.county)).body.detail).toContain('不能隶属于自己');
    const { items } = (await desk.call('admin', 'GET', `/api/units/${added}/changes`)).body;
    expect(
      items.map(({ what, before, after }: { what: string; before: string; after: string }) => [what, before, after]),
    ).toEqual([
      ['moved', '永丰县社区矫正管理局', '永丰县司法局'],
      ['renamed', '藤田司法所', '藤田镇司法所'],
      ['added', null, '藤田司法所'],
    ]);
    expect((await desk.call('far-admin', 'GET', `/api/units/${added}/changes`)).status).toBe(404);
  });

  it('are not closed with open cases, living posts or units below; empty they are, and stay in the register', async () => {
    const close = (who: string, id: string) => desk.call(who, 'POST', `/api/units/${id}/close`, { reason: '撤并' });
    const no = await close('admin', desk.units.a);
    expect(no).toMatchObject({ status: 422, body: { detail: '还不能撤销：在办案件 4 件，在任岗位 3 个，下属单位 0 个。' } });
    expect(no.body.remedy).toBeTruthy();
    expect((await close('admin', desk.units.bureau)).body.detail).toContain('下属单位');
    expect((await close('far-admin', added)).status).toBe(404);
    expect((await close('admin', randomUUID())).status).toBe(404);
    expect((await close('admin', added)).status).toBe(204);
    expect(
      (await desk.call('admin', 'GET', '/api/units?closed=true')).body.items.find(({ id }: { id: string }) => id === added),
    ).toMatchObject({
      to: '2026-11-24',
    });
    desk.test.clock.advance(86_400_000);
    expect(await units('admin')).not.toContain('藤田镇司法所');
  });
});

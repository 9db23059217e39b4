import { describe, expect, test } from 'vitest';
import { type Json, paperCounty } from './test-papers.ts';

const { given, call, send, openCase, make } = await paperCounty();
const PDF = Buffer.from('%PDF-1.7 the receipt');
const ON = '2026-11-23';

const rowsOf = async (caseId: string, as = 'examiner'): Promise<Json[]> =>
  (await call(as, 'GET', `/api/cases/${caseId}/servings`)).body.items;
const rowTo = async (caseId: string, to: string, what?: string) =>
  (await rowsOf(caseId)).find(
    (row) => row.to === to && (what === undefined || row.input.copyOf === what || row.input.refused === what),
  );

/** What happened before this Guitu, the paper of it, and on whom it is served. */
const DECISIONS: readonly [string, object, string, readonly string[]][] = [
  ['documents-received', {}, 'B01', ['decision-organ']],
  ['praised', {}, 'E02', ['person', 'procuratorate']],
  ['praise-declined', { praiseLacks: 'time' }, 'G04', ['person']],
  ['admonished', { ground: 1 }, 'E04', ['person', 'procuratorate']],
  ['warned', { ground: 1 }, 'E06', ['person', 'procuratorate']],
  ['punishment-proposed', {}, 'E07', ['procuratorate']],
  ['place-permitted', {}, 'D10', ['trial-court', 'procuratorate']],
  ['revocation-proposed', {}, 'E08', ['procuratorate']],
  ['arrest-requested', {}, 'E11', ['procuratorate']],
  ['move-decided', { approved: true }, 'D07', ['person', 'decision-organ', 'procuratorate', 'public-security']],
  ['move-decided', { approved: false }, 'D07', ['person']],
  ['commutation-proposed', {}, 'E12', ['procuratorate', 'public-security']],
  ['leave-refused', { refusedFor: 'no-proof' }, 'G04', ['person']],
  ['leave-extension-refused', { refusedFor: 'no-proof' }, 'G04', ['person']],
  ['travel-refused', { refusedFor: 'untrue' }, 'G04', ['person']],
  ['meeting-refused', { ground: '同案犯' }, 'G04', ['person']],
  ['leave-approved', { from: '2026-11-25', to: '2027-01-10', approvedBy: 'higher' }, 'D02', ['procuratorate']],
  ['objection-answered', { outcome: 'refused', content: '维持' }, 'G05', ['person']],
  ['released', {}, 'F04', ['decision-organ', 'procuratorate', 'public-security']],
  ['died', {}, 'F06', ['decision-organ', 'procuratorate', 'public-security']],
];

describe('the paper of a record that came from elsewhere, served on everybody who gets one', () => {
  test.each(DECISIONS)('%s %o: %s', async (type, fields, kind, recipients) => {
    const start = [
      { type: 'registered', on: ON },
      { type: 'group-formed', on: ON, members: [] },
      { type: 'declared', on: ON },
    ];
    const { id } = await openCase([...start, { type, on: ON, ...fields }]);
    for (const to of recipients) {
      const row = (await rowsOf(id)).find((one) => one.to === to && one.kind === kind);
      expect(row).toMatchObject({ event: expect.any(String), done: null });
      const made = await call('examiner', 'POST', '/api/papers', { caseId: id, kind, event: row.event });
      expect(made.status).toBe(201);
      const url = `/api/papers/${made.body.id}`;
      if ((await call('head', 'GET', url)).body.state === 'draft')
        expect((await call('head', 'POST', `${url}/sign`)).status).toBe(200);
      const bare = { recipient: to, how: 'post', on: '2026-11-24' };
      expect(await call('examiner', 'POST', `${url}/serve`, bare)).toMatchObject({ status: 422 });
      const served = await call('examiner', 'POST', `${url}/serve`, { ...bare, detail: `XA1 ${to}` });
      expect(served).toMatchObject({ status: 200, body: { action: row.action, open: null } });
      const after = (await rowsOf(id)).find((one) => one.to === to && one.event === row.event && one.action === row.action);
      const { number } = (await call('head', 'GET', url)).body;
      expect(after).toMatchObject({
        paper: { id: made.body.id, state: 'served' },
        done: { on: '2026-11-24', form: 'post', receipt: `XA1 ${to}`, paperNumber: number },
      });
      if (after.duty) expect(after.duty.status).toMatch(/^met/);
    }
  });
});

describe('a warning', () => {
  const warned = () => openCase([{ type: 'warned', on: ON, ground: 1 }]);
  async function signed(caseId: string): Promise<string> {
    const { event } = await rowTo(caseId, 'person');
    const { id } = (await call('head', 'POST', '/api/papers', { caseId, kind: 'E06', event })).body;
    await call('head', 'POST', `/api/papers/${id}/sign`);
    return `/api/papers/${id}`;
  }
  const direct = { recipient: 'person', how: 'direct', on: '2026-11-24' };

  test('is served with the scan of the receipt alone; its hash stands in the record', async () => {
    const { id } = await warned();
    const url = await signed(id);
    const scan = (await send('examiner', '/api/files', PDF, { caseId: id })).body;
    expect((await call('examiner', 'POST', `${url}/serve`, { ...direct, file: scan.id })).body.action).toBe('serve-copy');
    expect((await rowTo(id, 'person')).done).toMatchObject({ form: 'direct', receipt: null, receiptHash: scan.sha256 });
    const events = await given.asOwner(`SELECT record FROM guitu.case_event WHERE case_id = $1 AND type = 'copy-served'`, [id]);
    expect(JSON.stringify(events)).toContain(scan.sha256);
  });

  test('a hash that no file of the case has is no proof', async () => {
    const { id, version } = await warned();
    const input = { on: '2026-11-24', copyOf: 'warning', copyTo: 'person', form: 'direct', receiptHash: 'ab'.repeat(32) };
    const act = await call('examiner', 'POST', `/api/cases/${id}/actions/serve-copy`, { version, input });
    expect(act.status).toBe(400);
    expect(JSON.stringify(act.body)).toContain('is not the hash of a file of this case');
  });

  test('a mistake in its service is withdrawn with the reason, by whoever may withdraw a record, and the copy is owed again', async () => {
    const { id } = await warned();
    const url = await signed(id);
    await call('examiner', 'POST', `${url}/serve`, { ...direct, detail: '本人签收' });
    const [service] = (await call('examiner', 'GET', url)).body.services;
    const withdraw = `${url}/services/${service.id}/withdraw`;
    expect(await call('officer-a', 'POST', withdraw, { why: '日期有误' })).toMatchObject({ status: 422 });
    expect((await rowTo(id, 'person')).done).not.toBeNull();
    expect((await call('head', 'POST', withdraw, { why: '' })).status).toBe(400);
    expect((await call('head', 'POST', withdraw, { why: '日期有误' })).status).toBe(204);
    expect(await rowTo(id, 'person')).toMatchObject({ done: null, duty: { status: 'open' }, paper: { state: 'signed' } });
    const paper = (await call('examiner', 'GET', url)).body;
    expect(paper).toMatchObject({ state: 'signed', servedOn: null, services: [{ id: service.id, withdrawnWhy: '日期有误' }] });
    expect((await call('head', 'POST', withdraw, { why: '又一次' })).status).toBe(409);
    expect((await call('examiner', 'POST', `${url}/serve`, { ...direct, detail: '重新送达' })).body.action).toBe('serve-copy');
  });

  test('served on an organ of the register, it concerns that organ from then on; on another unit it is not served', async () => {
    const { id } = await warned();
    const url = await signed(id);
    const organs = await given.asOwner<{ id: string; kind: string }>(
      `INSERT INTO guitu.organisation (id, kind, name, region) VALUES (gen_random_uuid(), 'procuratorate', '永丰县人民检察院', '360825'),
         (gen_random_uuid(), 'court', '永丰县人民法院', '360825') RETURNING id, kind`,
    );
    const unit = (kind: string) => organs.find((one) => one.kind === kind)?.id;
    expect(await rowTo(id, 'procuratorate')).toMatchObject({ units: ['procuratorate'] });
    expect(await rowTo(id, 'person')).toMatchObject({ units: [] });
    const serve = (recipient: string, kind: string) =>
      call('examiner', 'POST', `${url}/serve`, { ...direct, recipient, addressee: unit(kind), detail: '签收' });
    const wrong = await serve('procuratorate', 'court');
    expect([wrong.status, wrong.body.detail]).toEqual([422, expect.stringContaining('is not the chosen recipient')]);
    expect((await serve('person', 'court')).status).toBe(422);
    const owedNone = await serve('trial-court', 'court');
    expect([owedNone.status, owedNone.body.detail]).toEqual([422, expect.stringContaining('leave the organ out')]);
    expect((await serve('procuratorate', 'procuratorate')).body).toEqual({ action: 'serve-copy', open: null });
    const concerns = await given.asOwner<{ organ: string; event: string }>(
      'SELECT organ, event FROM guitu.concern WHERE case_id = $1',
      [id],
    );
    expect(concerns).toEqual([{ organ: unit('procuratorate'), event: expect.any(String) }]);
    const [paper] = await given.asOwner<{ served: string[] }>('SELECT served_as AS served FROM guitu.paper WHERE id = $1', [
      url.split('/').at(-1),
    ]);
    expect(paper?.served).toEqual([concerns[0]?.event]);
    // A service that was a mistake concerns nobody.
    const services: Json[] = (await call('examiner', 'GET', url)).body.services;
    await call('head', 'POST', `${url}/services/${services[0].id}/withdraw`, { why: '送错了' });
    expect(await given.asOwner('SELECT organ FROM guitu.concern WHERE case_id = $1', [id])).toEqual([]);
  });

  test('serving it on somebody who is owed none is noted, and is no act; a second time neither', async () => {
    const { id } = await warned();
    const url = await signed(id);
    const served = await call('examiner', 'POST', `${url}/serve`, { ...direct, recipient: 'decision-organ' });
    expect(served.body).toEqual({ action: null, open: null });
    await call('examiner', 'POST', `${url}/serve`, { ...direct, detail: '本人签收' });
    expect((await call('examiner', 'POST', `${url}/serve`, { ...direct, detail: '再次' })).body).toEqual({
      action: null,
      open: null,
    });
  });

  test('the receipt to be signed is printed for it: whom, which paper, which number', async () => {
    const { id } = await warned();
    const url = await signed(id);
    const { number } = (await call('head', 'GET', url)).body;
    const receipt = await call('examiner', 'POST', `${url}/receipt`, { recipient: 'person' });
    expect(receipt.status).toBe(201);
    const { fields } = (await call('examiner', 'GET', `/api/papers/${receipt.body.id}`)).body;
    expect(fields).toEqual(
      expect.arrayContaining([
        { name: '受送达人', value: '李测试', from: 'written' },
        { name: '送达文书名称', value: '警告决定书', from: 'record' },
        { name: '送达文书文号', value: number, from: 'record' },
      ]),
    );
    expect((await call('examiner', 'POST', `/api/papers/${await make(id, 'E06')}/receipt`, { recipient: 'person' })).status).toBe(
      409,
    );
  });
});

describe('a paper for a record', () => {
  test('is made once; a void one may be made anew; no paper for a record it does not belong to', async () => {
    const { id } = await openCase([{ type: 'visit-made', on: ON, form: 'home', content: '在家' }]);
    const found = await given.asOwner(`SELECT id FROM guitu.case_event WHERE case_id = $1 AND type = 'visit-made'`, [id]);
    const event = (found as Json)[0].id;
    const ask = (kind: string, as = 'officer-a') => call(as, 'POST', '/api/papers', { caseId: id, kind, event });
    const first = (await ask('D16')).body.id;
    expect((await ask('D16')).body.id).toBe(first);
    expect((await call('officer-a', 'POST', `/api/papers/${first}/void`, { why: '不用' })).status).toBe(204);
    expect((await ask('D16')).body.id).not.toBe(first);
    expect((await ask('E06')).status).toBe(404);
    expect((await ask('D16', 'officer-b')).status).toBe(404);
  });

  test('the rows of a case are its readers’ alone, and change nothing', async () => {
    const { id } = await openCase([{ type: 'warned', on: ON, ground: 1 }]);
    expect((await call('officer-b', 'GET', `/api/cases/${id}/servings`)).status).toBe(404);
    expect((await rowsOf(id, 'prosecutor')).map(({ to }) => to)).toEqual(expect.arrayContaining(['person', 'procuratorate']));
  });
});

/**
 * Nobody learns of what is not his: an id of another office or county answers exactly as an id that nobody has, on every route of the
 * description; and no list, count or search gives it away.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Api, Json } from '../server/api.ts';
import { anonymous, as } from '../server/callers.ts';

interface Known {
  readonly case: Json;
  readonly person: Json;
}

let officer: Api;
let examiner: Api;
let foreign: Known[];
let juvenile: Json;
let own: string;
/** Files of the foreign cases. */
let files: string[];
/** Changes of settings, of the own county and of the other: an office reads neither. */
let changes: string[];
/** Papers of the foreign cases. */
let papers: string[];
/** Filters that others keep, one of them shared with the county's own unit. */
let filters: string[];

/** Everything of a list, however long. */
async function all(api: Api, path: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { body }: Answer = await api.get(`${path}&limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
    items.push(...body.items);
    after = body.next;
  }
  return items;
}

beforeAll(async () => {
  officer = await as('officer');
  examiner = await as('county-examiner');
  const neighbour = await as('county-examiner', 'lingui');
  own = (await officer.get('/api/me')).body.posts[0].organisation.id;
  const county = await all(examiner, '/api/cases?scope=county');
  const unitOf = (one: Json) => one.unit.id ?? one.unit;
  const elsewhere = county.filter((one) => unitOf(one) !== own)[0];
  const abroad = (await all(neighbour, '/api/cases?scope=county'))[0];
  const visible = new Set((await all(officer, '/api/cases?scope=office')).map(({ id }) => id));
  juvenile = county.find((one) => unitOf(one) === own && !visible.has(one.id));
  const headerOf = async (api: Api, one: Json) => ({ case: one, person: (await api.get(`/api/cases/${one.id}`)).body.person });
  foreign = [await headerOf(examiner, elsewhere), await headerOf(neighbour, abroad)];
  const scan = { name: 'scan.pdf', bytes: new TextEncoder().encode('%PDF-1.7 scan') };
  const fileOf = async (api: Api, one: Json) => (await api.upload('/api/files', scan, { caseId: one.id })).body.id;
  const paperOf = async (api: Api, one: Json) => (await api.post('/api/papers', { caseId: one.id, kind: 'B03' })).body.id;
  papers = [await paperOf(examiner, elsewhere), await paperOf(neighbour, abroad), await paperOf(examiner, juvenile)];
  files = [await fileOf(examiner, elsewhere), await fileOf(neighbour, abroad), await fileOf(examiner, juvenile)];
  const filterOf = async (api: Api, shared: boolean) =>
    (await api.command('/api/lists/people/filters', { name: `筛选${shared}`, filter: { kind: 'parole' }, shared })).body.id;
  filters = [await filterOf(examiner, false), await filterOf(examiner, true), await filterOf(neighbour, true)];
  changes = [await dropped(await as('county-head')), await dropped(await as('county-head', 'lingui'))];
});

/** A change of settings that is looked at and not made. */
async function dropped(head: Api): Promise<string> {
  const values = [{ key: 'staff.ratio', from: '2026-11-01', value: 40, source: '演示〔2026〕40号' }];
  const { id } = (await head.command('/api/settings/changes', { values })).body;
  expect((await head.command(`/api/settings/changes/${id}/drop`, undefined)).status).toBe(204);
  return id;
}

describe('ids on every route', () => {
  test('answer as an id that nobody has', async () => {
    const { body: description } = await anonymous().get('/api/openapi.json');
    const routes = Object.entries<Json>(description.paths)
      .filter(([path]) => path.includes('{id}'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })));
    expect(routes.length).toBeGreaterThan(8);
    const differences: string[] = [];
    for (const { path, method } of routes) {
      for (const { id, kind } of idsFor(path)) {
        const call = (value: string) =>
          officer.send(method, addressOf(path, value), method === 'GET' ? undefined : bodyFor(path), {
            'idempotency-key': randomUUID(),
          });
        const answer = await call(id);
        const unknown = randomUUID();
        const nobodys = await call(unknown);
        const said = (one: Answer, value: string) =>
          `${one.status} ${JSON.stringify(one.body)
            .replaceAll(value, 'ID')
            .replaceAll(/"(instance|requestId)":"[^"]*"/g, '')}`;
        if (answer.status < 400 || said(answer, id) !== said(nobodys, unknown)) {
          differences.push(`${method} ${path} with ${kind}: ${said(answer, id)} instead of ${said(nobodys, unknown)}`);
        }
      }
    }
    expect(differences).toEqual([]);
  });

  function idsFor(path: string): { id: string; kind: string }[] {
    if (path.startsWith('/api/people')) return foreign.map(({ person }, index) => ({ id: person.id, kind: `person ${index}` }));
    if (path.startsWith('/api/settings')) return changes.map((id, index) => ({ id, kind: `change ${index}` }));
    if (path.startsWith('/api/files')) return files.map((id, index) => ({ id, kind: `file ${index}` }));
    if (path.startsWith('/api/papers')) return papers.map((id, index) => ({ id, kind: `paper ${index}` }));
    if (path.startsWith('/api/lists')) return filters.map((id, index) => ({ id, kind: `filter ${index}` }));
    return [
      ...foreign.map(({ case: one }, index) => ({ id: one.id, kind: `case ${index}` })),
      { id: juvenile.id, kind: 'juvenile' },
    ];
  }

  function addressOf(path: string, id: string): string {
    return path
      .replace('{id}', id)
      .replace('{action}', 'record-report')
      .replace('{list}', 'people')
      .replaceAll(/\{[a-zA-Z]+\}/g, 'x');
  }

  /** A body that would do, so that the answer is about the id and not about the form. */
  function bodyFor(path: string): Json {
    if (path.includes('/actions/')) return { version: 1, input: { on: '2026-10-09' } };
    if (path.endsWith('/preview')) return { action: 'record-report', input: { on: '2026-10-09' } };
    if (path.endsWith('/contact-points')) return { phone: '13500000001' };
    if (path.startsWith('/api/contact-points/')) return { reason: '号码有误' };
    if (path.endsWith('/unmask')) return { field: 'idNumber', reason: '与判决书核对身份' };
    if (path.endsWith('/fields')) return { fields: {} };
    if (path.endsWith('/void')) return { why: '填写有误' };
    if (path.endsWith('/serve')) return { recipient: 'person', how: 'direct', on: '2026-10-09' };
    return {};
  }
});

describe('lists, counts and searches', () => {
  test('an office sees its own cases and no more, in every scope it may name', async () => {
    for (const scope of ['mine', 'office', 'county']) {
      const cases = await all(officer, `/api/cases?scope=${scope}`);
      expect(cases.filter((one) => (one.unit.id ?? one.unit) !== own)).toEqual([]);
      const duties = await all(officer, `/api/duties?status=open&scope=${scope}`);
      expect(duties.filter((one) => (one.unit.id ?? one.unit) !== own)).toEqual([]);
    }
  });

  test('naming another unit gives what naming an unknown one gives', async () => {
    for (const list of ['cases', 'duties']) {
      for (const { case: one } of foreign) {
        const answer = await officer.get(`/api/${list}?unit=${one.unit.id ?? one.unit}`);
        const nobodys = await officer.get(`/api/${list}?unit=${randomUUID()}`);
        expect({ status: answer.status, items: answer.body.items, total: answer.body.total }).toEqual({
          status: nobodys.status,
          items: nobodys.body.items,
          total: nobodys.body.total,
        });
      }
    }
  });

  test('no workbook, calendar, filter or act in rows knows more than the lists', async () => {
    const rows = async (path: string) => Number((await officer.get(path)).headers.get('x-rows'));
    const counted = async (path: string) => (await officer.get(path)).body.total;
    expect(await rows('/api/lists/people/export.xlsx')).toBe(await counted('/api/cases?case=corrections&limit=1'));
    expect(await rows('/api/lists/duties/export.xlsx')).toBe(await counted('/api/duties?count=true&limit=1'));
    expect((await officer.get('/api/lists/people/settings')).body.filters).toEqual([]);
    expect((await officer.get('/api/statistics/overview')).status).toBe(403);
    const head = await as('office-head');
    for (const { case: one } of foreign) {
      const unit = one.unit.id ?? one.unit;
      for (const list of ['people', 'duties', 'expected']) {
        expect([list, await rows(`/api/lists/${list}/export.xlsx?unit=${unit}`)]).toEqual([list, 0]);
      }
      const { days } = (await officer.get(`/api/duties/calendar?from=2026-09-28&before=2026-11-02&unit=${unit}`)).body;
      expect(days.filter(({ owed }: Json) => owed > 0)).toEqual([]);
      const overview = (await head.get(`/api/statistics/overview?unit=${unit}`)).body;
      expect(overview.figures.filter(({ count }: Json) => count > 0)).toEqual([]);
      expect(overview.releases.items).toEqual([]);
      const batch = (id: string) =>
        officer.command('/api/batches', { action: 'record-report', cases: [{ id, version: one.version ?? 1 }] });
      const nobody = randomUUID();
      const said = (answer: Answer, id: string) => JSON.stringify(answer.body).replaceAll(id, 'ID');
      expect(said(await batch(one.id), one.id)).toBe(said(await batch(nobody), nobody));
    }
  });

  test('no search finds a person of another office: by name, or part of a name', async () => {
    for (const { person } of foreign) {
      for (const q of [person.name, person.name.slice(0, 1)]) {
        const people = await all(officer, `/api/people?q=${encodeURIComponent(q)}`);
        expect(people.filter(({ id }) => id === person.id)).toEqual([]);
        const cases = await all(officer, `/api/cases?q=${encodeURIComponent(q)}`);
        expect(cases.filter((one) => (one.unit.id ?? one.unit) !== own)).toEqual([]);
      }
    }
  });

  test('a county sees nothing of the other one, whatever its role', async () => {
    const [, abroad] = foreign;
    for (const role of ['county-examiner', 'county-head', 'bureau-head', 'city-viewer', 'province-viewer', 'prosecutor']) {
      const api = await as(role);
      expect((await api.get(`/api/cases/${abroad?.case.id}`)).status).toBe(404);
    }
  });
});

describe('juveniles', () => {
  test('their own office does not see them without the post; the post does', async () => {
    expect(juvenile).toBeDefined();
    expect((await examiner.get(`/api/cases/${juvenile.id}`)).status).toBe(200);
    for (const role of ['officer', 'office-head', 'bureau-head', 'city-viewer']) {
      expect((await (await as(role)).get(`/api/cases/${juvenile.id}`)).status).toBe(404);
    }
  });

  test('they are not counted, listed or suggested either', async () => {
    const { person } = (await examiner.get(`/api/cases/${juvenile.id}`)).body;
    expect((await all(officer, `/api/people?q=${encodeURIComponent(person.name)}`)).some(({ id }) => id === person.id)).toBe(
      false,
    );
    const head = await as('bureau-head');
    const { body: with_ } = await examiner.get('/api/cases?limit=1');
    const { body: without } = await head.get('/api/cases?limit=1');
    expect(with_.total - without.total).toBe(9);
    expect((await all(head, `/api/duties?status=open`)).some(({ caseId }) => caseId === juvenile.id)).toBe(false);
  });

  test('who may not see them cannot open one', async () => {
    const answer = await officer.command('/api/cases', {
      case: 'corrections',
      person: { name: '测试少年', idNumber: '990101201001018010' },
      unit: own,
      facts: { kind: 'suspended-sentence', juvenileAtOffence: true, county: '360825' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

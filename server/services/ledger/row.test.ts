import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { type Sample, sampleCsv, sampleLedger, sampleWorkbook } from '../../../tests/ledger/sample.ts';
import { checkCharacter } from '../../registers/people/id-number.ts';
import { type ColumnKey, findColumn } from './columns.ts';
import { findHeader } from './header.ts';
import { caseOf } from './history.ts';
import { type Issue, sayIssue } from './issue.ts';
import type { Office } from './offices.ts';
import { placesOf } from './places.ts';
import { type RowContext, type RowResult, readRow } from './row.ts';
import { openTable } from './sheet/open-table.ts';
import type { SheetRow } from './sheet/sheet.ts';

const on = plainDate('2026-11-24');
const office = (name: string, town: string, writable = true): Office => ({
  id: name,
  name,
  region: '360825100',
  towns: [town],
  writable,
});
const offices = ['恩江', '坑田', '沿陂', '古县', '瑶田', '藤田', '石马', '沙溪']
  .map((name) => office(`${name}司法所`, `${name}镇`))
  .concat(
    ['佐龙', '八江', '鹿冈', '七都'].map((name) => office(`${name}司法所`, `${name}乡`)),
    office('潭头司法所', '潭头乡', false),
  );

const places = placesOf([
  { code: '36', name: '江西省' },
  { code: '3608', name: '吉安市' },
  { code: '360802', name: '吉州区' },
  { code: '360825', name: '永丰县' },
  { code: '11', name: '北京市' },
  { code: '1101', name: '市辖区' },
  { code: '110105', name: '朝阳区' },
  { code: '22', name: '吉林省' },
  { code: '2201', name: '长春市' },
  { code: '220104', name: '朝阳区' },
]);

async function readAll(
  bytes: Buffer,
  name: string,
  options: Partial<RowContext> = {},
): Promise<{ result: RowResult; row: SheetRow }[]> {
  const table = await openTable(bytes, name);
  const found = await findHeader(table);
  if (!found.ok) throw new Error(found.reason.en);
  const results: { result: RowResult; row: SheetRow }[] = [];
  const context: RowContext = {
    header: found.header,
    date1904: table.date1904,
    on,
    demo: true,
    offices,
    places,
    juveniles: true,
    ...options,
  };
  for await (const row of found.header.sheet.rows()) {
    if (row.number > found.header.row) results.push({ result: readRow(row, context), row });
  }
  return results;
}

const sample = sampleLedger({ on });
const base = sample.rows[0]?.values;
if (!base) throw new Error('the sample has rows');

/** Reads the first good row with some cells changed. */
async function oneRow(changes: Partial<Record<ColumnKey, string>>, options: Partial<RowContext> = {}): Promise<RowResult> {
  const keys = [...sample.keys, ...(['office', 'decidedIn', 'currentPolitical', 'fourHistories'] as const)];
  const changed: Sample = {
    ...sample,
    keys,
    header: [...sample.header, '执行地司法所', '决定机关所在地', '现政治面貌', '是否有“四史”'],
    rows: [{ number: 4, values: { ...base, ...changes } }],
  };
  const [read] = await readAll(Buffer.from(sampleCsv(changed)), 'one.csv', options);
  if (!read) throw new Error('no row');
  return read.result;
}

const issuesOf = (result: RowResult): readonly Issue[] => (result.ok ? result.warnings : result.issues);

describe('the sample ledger of 500 rows with 20 bad ones', () => {
  it.each([
    ['xlsx', async () => readAll(await sampleWorkbook(sample), '台账.xlsx')],
    ['csv', async () => readAll(Buffer.from(sampleCsv(sample)), '台账.csv')],
  ])('%s: exactly the bad rows are refused, at Excel’s row numbers', async (_, read) => {
    const results = await read();
    expect(results).toHaveLength(500);
    const refused = results.filter(({ result }) => !result.ok);
    expect(refused.map(({ row }) => row.number)).toEqual(sample.badRows);
    for (const { result, row } of refused) {
      const fault = sample.rows.find(({ number }) => number === row.number)?.fault;
      const title = sample.header[sample.keys.indexOf(fault?.column ?? 'name')];
      expect(issuesOf(result).map(({ column }) => column)).toContain(title);
    }
  });
});

describe('a row that is refused says where and why', () => {
  const valid = (born: string) => `990101${born}001${checkCharacter(`990101${born}001`)}`;
  const cases: readonly [string, Partial<Record<ColumnKey, string>>, ColumnKey][] = [
    ['id-checksum', { idNumber: '990101199001010018' }, 'idNumber'],
    ['id-lost-digits', { idNumber: '9.90101E+17' }, 'idNumber'],
    ['id-made-up', {}, 'idNumber'],
    ['empty', { idNumber: '' }, 'idNumber'],
    ['empty', { name: '  ' }, 'name'],
    ['name', { name: '12345' }, 'name'],
    ['kind', { kind: '其他' }, 'kind'],
    ['kind-abolished', { kind: '剥夺政治权利' }, 'kind'],
    ['date', { termFrom: '2025年' }, 'termFrom'],
    ['date', { born: '90.1.1' }, 'born'],
    ['term-order', { termFrom: '2025-01-02', termTo: '2025-01-01' }, 'termTo'],
    ['term-future', { termFrom: '2027-01-02', termTo: '2028-01-01' }, 'termFrom'],
    ['future', { reportedOn: '2027-01-01' }, 'reportedOn'],
    ['reporting', { reporting: '不清楚' }, 'reporting'],
    ['reporting-contradicts', { reporting: '未报到且下落不明', reportedOn: '2026-01-01' }, 'reporting'],
    ['sex', { sex: '1' }, 'sex'],
    ['office-unknown', { residence: '外县某乡' }, 'residence'],
    ['office-unknown', { office: '某某司法所' }, 'office'],
    ['office-not-yours', { residence: '永丰县潭头乡' }, 'residence'],
    ['formula', { termTo: '=EDATE(A1,12)' }, 'termTo'],
    ['damaged', { name: '张\u0001三' }, 'name'],
    ['phone-lost-digits', { phone: '1.38E+10' }, 'phone'],
    ['age', { idNumber: valid('20100101'), termFrom: '2023-05-01', termTo: '2027-05-01' }, 'termFrom'],
    ['juvenile-post', { idNumber: valid('20090601'), termFrom: '2026-06-01', termTo: '2027-05-31' }, 'name'],
    [
      'prohibition-order',
      { prohibition: '禁止饮酒', prohibitionFrom: '2026-02-01', prohibitionTo: '2026-01-01' },
      'prohibitionTo',
    ],
  ];
  it.each(cases)('%s %j', async (code, changes, key) => {
    const result = await oneRow(changes, { demo: code !== 'id-made-up', juveniles: false });
    expect(result.ok).toBe(false);
    const issue = issuesOf(result).find((candidate) => candidate.code === code);
    expect(issue).toMatchObject({ row: 4, severity: 'refusal' });
    const title = [...sample.header, '执行地司法所'][[...sample.keys, 'office'].indexOf(key)];
    expect(issue?.column).toBe(title);
    if (issue) {
      expect(sayIssue(issue).zh).toMatch(/^([A-Z]+ 列)?「.+」：.+。.+。$/);
      expect(sayIssue(issue).en).toMatch(/^(Column [A-Z]+ )?“.+”: .+\. .+\.$/);
    }
  });

  it('tells all faults of a row at once', async () => {
    const result = await oneRow({ name: '', kind: '甲', termTo: 'x', residence: '外县' });
    expect(issuesOf(result).map(({ code }) => code)).toEqual(expect.arrayContaining(['empty', 'kind', 'date', 'office-unknown']));
  });
});

describe('a row that is taken with a warning', () => {
  const cases: readonly [string, Partial<Record<ColumnKey, string>>][] = [
    ['term-length', { termLength: '十个月' }],
    ['length-unread', { termLength: '有期徒刑二年缓刑三年' }],
    ['term-over', { termFrom: '2020-01-01', termTo: '2020-12-31', termLength: '' }],
    ['born-differs', { born: '1970-01-01' }],
    ['sex-differs', { sex: base.sex === '男' ? '女' : '男' }],
    ['not-reported', { reporting: '', reportedOn: '' }],
    ['reported-when', { reporting: '自行报到', reportedOn: '' }],
    ['phone', { phone: '12345' }],
    ['prohibition-empty', { prohibition: '无', prohibitionFrom: '2026-01-01' }],
    ['id-old', { idNumber: '990101700101001', born: '', sex: '' }],
  ];
  it.each(cases)('%s %j', async (code, changes) => {
    const result = await oneRow(changes);
    expect(issuesOf(result).map((issue) => issue.code)).toContain(code);
    expect(result.ok).toBe(true);
  });

  it('a person not yet 18 when the term began is a juvenile, one just over may have been', async () => {
    const id = (born: string) => `990101${born}001${checkCharacter(`990101${born}001`)}`;
    const term = {
      termFrom: '2026-06-01',
      termTo: '2027-05-31',
      termLength: '',
      born: '',
      sex: '',
      reportedOn: '',
      reporting: '待报到',
    };
    const boy = await oneRow({ idNumber: id('20080601'), ...term });
    expect(boy).toMatchObject({ ok: true, entry: { juvenile: true } });
    const older = await oneRow({ idNumber: id('20070601'), ...term });
    expect(older).toMatchObject({ ok: true, entry: { juvenile: false } });
    expect(issuesOf(older).map(({ code }) => code)).toContain('maybe-juvenile');
  });
});

describe('the place of the deciding organ', () => {
  it.each([
    ['360802', '360802'],
    ['吉州区', '360802'],
    ['吉安市吉州区', '360802'],
    ['江西省 吉安市 吉州区', '360802'],
    ['吉安市', '360800'],
    ['北京市朝阳区', '110105'],
    ['吉林省长春市朝阳区', '220104'],
  ])('%s is %s', async (decidedIn, code) => {
    const result = await oneRow({ decidedIn });
    expect(result).toMatchObject({ ok: true, entry: { decidedIn: code } });
    expect(issuesOf(result).map((issue) => issue.code)).not.toContain('place-unknown');
    if (!result.ok) return;
    const { facts } = caseOf(result.entry, { on, county: '360825', source: '台账', stateOf: () => 'expected' });
    expect(facts.decidedIn).toBe(code);
  });
  it.each([
    ['朝阳区', 'place-ambiguous'],
    ['永丰县人民法院', 'place-unknown'],
    ['999999', 'place-unknown'],
  ])('%s is left out, with a word: %s', async (decidedIn, issue) => {
    const result = await oneRow({ decidedIn });
    expect(result).toMatchObject({ ok: true, entry: { decidedIn: undefined } });
    expect(issuesOf(result).map(({ code }) => code)).toContain(issue);
  });
  it('is asked of a column by any of its names, and nothing is said where there is none', async () => {
    expect(['裁判地', '决定机关所在地', '判决机关所在地（必填）'].map((name) => findColumn(name))).toEqual(
      Array(3).fill('decidedIn'),
    );
    expect(await oneRow({})).toMatchObject({ ok: true, entry: { decidedIn: undefined } });
  });
});

describe('the office', () => {
  it.each([
    [{ office: '沙溪司法所' }, '沙溪司法所'],
    [{ office: '沙溪镇司法所' }, '沙溪司法所'],
    [{ office: '永丰县司法局沙溪司法所' }, '沙溪司法所'],
    [{ office: '沙溪镇' }, '沙溪司法所'],
    [{ office: '', residence: '江西省永丰县佐龙乡浪田村' }, '佐龙司法所'],
    [{ office: '', residence: '永丰县恩江桥南路 3 号' }, '恩江司法所'],
    [{ office: '', residence: '永丰县恩江镇沿陂镇大厦' }, '恩江司法所'],
  ])('%j is %s', async (changes, name) => {
    expect(await oneRow(changes)).toMatchObject({ ok: true, entry: { office: { name } } });
  });
});

describe('the history of a row', () => {
  const stateOf = () => 'overdue' as const;
  const historyOf = async (changes: Partial<Record<ColumnKey, string>>) => {
    const result = await oneRow({
      termFrom: '2026-01-10',
      termTo: '2027-01-09',
      termLength: '',
      papersReceived: '2026-01-08',
      ...changes,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return caseOf(result.entry, { on, county: '360825', source: '台账导入', stateOf });
  };

  it('has what left a day in the sheet, then that the record was taken over', async () => {
    const { facts, events } = await historyOf({
      kind: '缓刑',
      reporting: '超出规定时限报到',
      reportedOn: '2026-01-25',
      organ: '永丰县人民法院',
    });
    expect(facts).toMatchObject({ kind: 'suspended-sentence', county: '360825', term: { from: '2026-01-10', to: '2027-01-09' } });
    expect(events).toEqual([
      { type: 'decision-effective', on: '2026-01-10', organ: 'court', organName: '永丰县人民法院' },
      { type: 'documents-received', on: '2026-01-08' },
      { type: 'reported-in', on: '2026-01-25', properReason: 'unknown' },
      { type: 'registered', on: '2026-01-25' },
      { type: 'taken-over', on, state: 'active', source: '台账导入' },
    ]);
  });

  it.each([
    [{ reporting: '在规定时限内报到', reportedOn: '2026-11-20' }, 'registered'],
    [{ reporting: '在规定时限内报到', reportedOn: '2026-02-20' }, 'active'],
    [{ reporting: '自行报到', reportedOn: '' }, 'active'],
    [{ reporting: '未报到且下落不明', reportedOn: '' }, 'overdue'],
    [{ reporting: '', reportedOn: '' }, 'overdue'],
  ])('%j is taken over as %s', async (changes, state) => {
    const { events } = await historyOf(changes);
    expect(events.at(-1)).toMatchObject({ type: 'taken-over', state });
  });

  it('leaves the day of effect of a temporary release open, and knows a hand-over', async () => {
    const { events } = await historyOf({ kind: '暂予监外执行', reporting: '狱所押送', reportedOn: '2026-01-12' });
    expect(events.map(({ type }) => type)).toEqual(['documents-received', 'handed-over', 'registered', 'taken-over']);
  });

  it('keeps what the old forms ask, apart from everything else', async () => {
    const result = await oneRow({ currentPolitical: '群众', fourHistories: '无' });
    expect(result.ok && result.entry.texts.get('currentPolitical')).toBe('群众');
    expect(result.ok && result.entry.texts.get('fourHistories')).toBe('无');
  });
});

it('no content of cells makes a row throw, and every refusal names a remedy', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...sample.keys), fc.string({ unit: 'grapheme' })), async (changes) => {
      const result = await oneRow(changes).catch((error: unknown) => {
        // Text that is no table at all may be refused as a file.
        if (error instanceof Error && error.name === 'UnreadableFile') return undefined;
        throw error;
      });
      for (const issue of result ? issuesOf(result) : []) {
        expect(issue.reason.zh && issue.reason.en && issue.remedy.zh && issue.remedy.en).toBeTruthy();
      }
    }),
    { numRuns: 60 },
  );
});

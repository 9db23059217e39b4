/** `guitu explain`, `term` and `count` as outside programs use them (contract §1–5). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain as explainInProcess, parseCaseFile } from '../../law/index.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { correctionsCase, EXAMPLE, type OutsideCase, ROWS } from './case-files.ts';
import { guitu, ROOT } from './command.ts';

interface Answer {
  readonly on: string;
  readonly state: string;
  readonly duties: readonly {
    readonly rule: string;
    readonly clock: string;
    readonly who: string;
    readonly opens: string;
    readonly due: string | null;
    readonly dueAt?: string;
    readonly status: string;
    readonly doneOn: string | null;
    readonly cite: readonly string[];
    readonly because: { readonly zh: string; readonly en: string };
  }[];
  readonly actions: readonly {
    readonly action: string;
    readonly allowed: boolean;
    readonly refusal?: { readonly rule: string };
  }[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

/** The same in this process, for the long tables: a process for each row would take minutes. */
function explained(file: OutsideCase, on: string): Answer {
  const read = parseCaseFile(JSON.parse(JSON.stringify(file)));
  if (!read.ok) throw new Error(read.faults.join('; '));
  return JSON.parse(JSON.stringify(explainInProcess(read.file, plainDate(on)))) as Answer; // the shape the contract promises
}

function explain(file: OutsideCase, on: string): Answer {
  const { code, out, err } = guitu(['explain', '-', '--on', on, '--json'], file);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Answer; // the shape the contract promises; the tests below check the parts they read
}

const dutyOf = (answer: Answer, rule: string, clock: string, opens: string) =>
  answer.duties.find((duty) => duty.rule === rule && duty.clock === clock && duty.opens === opens);

test("the contract's own example answers as printed", () => {
  const answer = explain(EXAMPLE, '2026-10-09');
  expect(answer.on).toBe('2026-10-09');
  expect(answer.state).toBe('overdue');
  expect(dutyOf(answer, 'DOC-01', 'notify', '2026-09-25')).toMatchObject({
    who: 'decision-organ',
    due: '2026-09-30',
    status: 'met',
    doneOn: '2026-09-28',
  });
  expect(dutyOf(answer, 'DOC-01', 'deliver', '2026-09-25')).toMatchObject({ due: '2026-10-08', status: 'overdue', doneOn: null });
  expect(dutyOf(answer, 'RPT-01', 'main', '2026-09-25')).toMatchObject({
    who: 'person',
    due: '2026-10-08',
    status: 'overdue',
    cite: ['社区矫正法 21'],
  });
  expect(answer.actions).toContainEqual(expect.objectContaining({ action: 'register', allowed: true }));
  expect(answer.actions.find(({ action }) => action === 'propose-revocation')).toMatchObject({
    allowed: false,
    refusal: { rule: 'REVP-01' },
  });
  expect(answer.findings).toContainEqual(expect.objectContaining({ rule: 'RPT-03', severity: 'breach' }));
});

describe('duties that checkers rely on', () => {
  test.each(ROWS)('$rule/$clock ($because): $opens → $due', (row) => {
    const open = dutyOf(explained(row.file, row.on), row.rule, row.clock, row.opens);
    expect(open).toMatchObject({ who: row.who, due: row.due, status: 'open', doneOn: null });
    expect(open?.because.zh).not.toBe('');
    expect(open?.because.en).not.toBe('');
    expect(open?.cite.length).toBeGreaterThan(0);
    const doneOn = String(row.metBy.on);
    const met = explained({ ...row.file, events: [...row.file.events, row.metBy] }, doneOn);
    expect(dutyOf(met, row.rule, row.clock, row.opens)).toMatchObject({ status: 'met', doneOn });
  });

  test('forty-eight hours have an instant', () => {
    const row = ROWS.find(({ rule }) => rule === 'REVP-04');
    if (!row) throw new Error('the table has no REVP-04');
    const duty = dutyOf(explained(row.file, row.on), 'REVP-04', 'court', row.opens);
    expect(Date.parse(duty?.dueAt ?? '')).toBe(Date.parse('2026-04-09T10:00:00+08:00'));
  });

  test('(rule, clock, proceeding, opens) is unique in every answer', () => {
    for (const row of ROWS) {
      const keys = explained(row.file, row.on).duties.map((duty) =>
        JSON.stringify([duty.rule, duty.clock, 'proceeding' in duty ? duty.proceeding : '', duty.opens]),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

test('the same file and day give the same answer to the byte, from a file and from standard input', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'guitu-contract-')), 'case.json');
  writeFileSync(path, JSON.stringify(EXAMPLE));
  const first = guitu(['explain', path, '--on', '2026-10-09', '--json']);
  const again = guitu(['explain', '-', '--on', '2026-10-09', '--json'], EXAMPLE);
  expect(first.code).toBe(0);
  expect(again.out).toBe(first.out);
});

test('REVP-06: the revocation of public surveillance is refused', () => {
  const file = correctionsCase('public-surveillance', [
    { type: 'decision-effective', on: '2026-03-02' },
    { type: 'registered', on: '2026-03-10' },
    { type: 'declared', on: '2026-03-11' },
  ]);
  const action = explain(file, '2026-05-01').actions.find((entry) => entry.action === 'propose-revocation');
  expect(action).toMatchObject({ allowed: false, refusal: { rule: 'REVP-06' } });
});

describe('faults: exit 2, the bare path on standard error, nothing on standard output', () => {
  const faults: readonly [string, unknown, string][] = [
    [
      'a day that is none',
      { ...EXAMPLE, events: [...EXAMPLE.events, { type: 'reported-in', on: '2026-02-30' }] },
      'events[2].on: 2026-02-30 is not a date',
    ],
    ['an unknown format', { ...EXAMPLE, format: 'guitu.case-file/9' }, 'format'],
    ['an unknown kind', { ...EXAMPLE, facts: { ...EXAMPLE.facts, kind: 'probation' } }, 'facts.kind'],
    ['an unknown event', { ...EXAMPLE, events: [{ type: 'abducted', on: '2026-09-25' }] }, 'events[0].type'],
    ['an unknown case', { ...EXAMPLE, case: 'divorce' }, 'case'],
    [
      'a locked setting overridden',
      { ...EXAMPLE, settings: { profile: 'national', set: { 'report.days': 20 } } },
      'settings.set',
    ],
    ['no JSON', '{', ''],
  ];
  test.each(faults)('%s', (_name, file, path) => {
    const { code, out, err } = guitu(['explain', '-', '--on', '2026-10-09'], file);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.split('\n')[0]).toContain(path);
    if (path !== '') expect(err.startsWith(path)).toBe(true);
  });
});

describe('guitu term', () => {
  test.each([
    [['--from', '2022-06-28', '--years', '2'], '2024-06-27'],
    [['--from', '2024-01-31', '--months', '1'], '2024-02-28'],
    [['--from', '2023-08-31', '--months', '6'], '2024-02-28'],
    [['--from', '2024-02-29', '--years', '1'], '2025-02-27'],
    [['--from', '2023-02-28', '--years', '1'], '2024-02-27'],
    [['--from', '2023-02-28', '--months', '1'], '2023-03-30'],
    [['--from', '2026-01-01', '--days', '15'], '2026-01-15'],
    [['--from', '2026-01-01', '--years', '1', '--months', '6'], '2027-06-30'],
  ] as const)('%j ends on %s', (args, last) => {
    expect(guitu(['term', ...args])).toMatchObject({ code: 0, out: `${last}\n` });
  });
  test('bad input: exit 2', () => {
    expect(guitu(['term', '--from', '2022-13-01', '--years', '2'])).toMatchObject({ code: 2, out: '' });
    expect(guitu(['term', '--from', '2022-06-28'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('guitu count', () => {
  test.each([
    [['--from', '2026-09-30', '--working-days', '5'], '2026-10-13'],
    [['--from', '2026-09-25', '--days', '10'], '2026-10-08'],
    [['--from', '2026-01-31', '--months', '1'], '2026-02-28'],
  ] as const)('%j is due on %s', (args, due) => {
    const { code, out } = guitu(['count', ...args]);
    expect(code).toBe(0);
    expect(out.trim()).toBe(due);
  });
  test('--explain adds the arithmetic', () => {
    const { code, out } = guitu(['count', '--from', '2026-09-25', '--days', '10', '--explain']);
    expect(code).toBe(0);
    expect(out).toContain('2026-10-08');
    expect(out.trim().length).toBeGreaterThan('2026-10-08'.length);
  });
  test('bad input: exit 2', () => {
    expect(guitu(['count', '--from', '2026-09-31', '--days', '5'])).toMatchObject({ code: 2, out: '' });
    expect(guitu(['count', '--from', '2026-09-30'])).toMatchObject({ code: 2, out: '' });
  });
});

test('npx runs the command from the root', { timeout: 30_000 }, () => {
  const { status, stdout } = spawnSync('npx', ['guitu', 'term', '--from', '2022-06-28', '--years', '2'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '2024-06-27\n' });
});

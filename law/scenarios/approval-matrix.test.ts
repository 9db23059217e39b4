import { describe, expect, it } from 'vitest';
import type { Role } from '../index.ts';
import { aCase, type CaseBuilder, EVIDENCE } from './a-case.ts';

/** Rulebook §5.1, row by row: who decides, and that the post below does not. */
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const out = aCase().onTemporaryRelease('medical').active('2026-01-05').term('2026-01-05', '2027-12-31');
const ON = '2026-08-05';
const asked = (to: string) => active.happened('leave-requested', '2026-08-03', { from: '2026-08-10', to, reason: 'family' });
const leave = (to: string, approvedBy?: string) => ({ from: '2026-08-10', to, ...(approvedBy ? { approvedBy } : {}) });
const heard = active.happened('breach-found', '2026-08-03', { evidence: EVIDENCE }).happened('statement-taken', '2026-08-03');
const worthy = active.happened('praise-proposed', '2026-08-03', {
  acceptsJudgment: true,
  obeysLaw: true,
  obeysRules: true,
  takesPart: true,
});
const order = { ground: 2, from: ON, to: '2026-11-04', approvedBy: 'bureau-head' };
const answered = active
  .happened('move-requested', '2026-07-01')
  .happened('move-consulted', '2026-07-02')
  .happened('move-answered', '2026-07-06', { accepted: true });

interface Row {
  readonly item: string;
  readonly of: CaseBuilder;
  readonly action: string;
  readonly input: Record<string, unknown>;
  readonly decides: Role;
  readonly below: readonly Role[];
}
const ROWS: readonly Row[] = [
  {
    item: 'leave of seven days',
    of: asked('2026-08-16'),
    action: 'approve-leave',
    input: leave('2026-08-16'),
    decides: 'office-head',
    below: ['officer'],
  },
  {
    item: 'leave of eight days',
    of: asked('2026-08-17'),
    action: 'approve-leave',
    input: leave('2026-08-17'),
    decides: 'county-examiner',
    below: ['officer', 'office-head'],
  },
  {
    item: 'regular travel across the county line',
    of: active.happened('travel-requested', '2026-08-03', {
      reason: 'work',
      destination: '360802',
      frequency: '每周一次',
      from: '2026-08-06',
    }),
    action: 'grant-travel-permit',
    input: { from: '2026-08-06', to: '2027-02-05', destination: '360802' },
    decides: 'county-examiner',
    below: ['officer', 'office-head'],
  },
  {
    item: 'restricted place',
    of: active.prohibited('2026-01-05', '2026-12-31'),
    action: 'permit-place',
    input: {},
    decides: 'county-examiner',
    below: ['officer', 'office-head'],
  },
  {
    item: 'change of the place of execution',
    of: answered,
    action: 'decide-move',
    input: { approved: true },
    decides: 'county-head',
    below: ['officer', 'office-head', 'county-examiner'],
  },
  {
    item: 'contact with a victim or co-offender',
    of: active.happened('meeting-requested', '2026-08-03', { whom: 'co-offender' }),
    action: 'approve-meeting',
    input: {},
    decides: 'county-examiner',
    below: ['officer', 'office-head'],
  },
  {
    item: 'electronic positioning',
    of: heard,
    action: 'approve-positioning',
    input: order,
    decides: 'bureau-head',
    below: ['officer', 'office-head', 'county-examiner', 'county-head'],
  },
  {
    item: 'praise',
    of: worthy,
    action: 'praise',
    input: {},
    decides: 'county-head',
    below: ['officer', 'office-head', 'county-examiner'],
  },
  {
    item: 'admonition',
    of: heard,
    action: 'admonish',
    input: {},
    decides: 'county-head',
    below: ['officer', 'office-head', 'county-examiner'],
  },
  {
    item: 'warning',
    of: heard,
    action: 'warn',
    input: {},
    decides: 'county-head',
    below: ['officer', 'office-head', 'county-examiner'],
  },
  {
    item: 'proposal of punishment',
    of: heard,
    action: 'propose-punishment',
    input: {},
    decides: 'county-head',
    below: ['officer', 'office-head', 'county-examiner'],
  },
  {
    item: 'grade',
    of: active,
    action: 'grade',
    input: { grade: 'strict', reason: 'assessed' },
    decides: 'county-examiner',
    below: ['officer', 'office-head'],
  },
];

describe.each(ROWS)('$item', ({ of, action, input, decides, below }) => {
  it('is decided by the post of the table', () => expect(of.doing(ON, action, [decides], input)).toMatch(/^made /));
  it.each(below)('and not by %s', (post) => expect(of.doing(ON, action, [post], input)).toMatch(/^refused by /));
});

describe('what goes above the county', () => {
  it.each([
    ['one month more', 1, 'county', ['breach since 2026-08-05']],
    ['one month more', 1, 'higher', []],
    ['three months more', 3, 'higher', ['breach since 2026-08-05']],
    ['three months more', 3, 'province', []],
  ])('%s of a medical interval, approved by %s %s', (_item, months, approvedBy, found) => {
    const extended = out.happened('interval-extended', ON, { what: 're-examination', months, approvedBy });
    expect(extended.explainOn(ON).found('REP-06')).toEqual(found);
  });
  it('thirty-one days of leave are not the county’s own', () => {
    const month = asked('2026-09-09');
    expect(month.doing(ON, 'approve-leave', ['county-head'], leave('2026-09-09'))).toBe('refused by LEAVE-07');
  });
});

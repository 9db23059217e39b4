import { describe, expect, it } from 'vitest';
import { EVENTS, type EventName } from '../corrections/events.ts';
import { partners } from '../corrections/partners.ts';
import { catalogueOf, type Role } from '../index.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const proposed = active.happened('breach-found', '2026-03-02').happened('revocation-proposed', '2026-03-02');
const released = aCase().onTemporaryRelease().active('2026-01-05');
const ruled = proposed.happened('court-ruled', '2026-03-20', { outcome: 'granted' });

interface Step {
  readonly own: string;
  readonly by: Role;
  /** The agency's record of the same decision, from the organ's paper. */
  readonly recorded: string;
  readonly on: CaseBuilder;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Every step that somebody else decides. */
const STEPS: readonly Step[] = [
  { own: 'rule-on-revocation', by: 'court', recorded: 'record-ruling', on: proposed, input: { outcome: 'granted' } },
  {
    own: 'decide-arrest',
    by: 'court',
    recorded: 'record-arrest-decision',
    on: proposed.happened('arrest-requested', '2026-03-03'),
    input: { outcome: 'refused' },
  },
  {
    own: 'decide-return',
    by: 'prison',
    recorded: 'record-organ-decision',
    on: released.happened('recommittal-proposed', '2026-03-02'),
    input: { outcome: 'granted' },
  },
  { own: 'revoke-for-new-crime', by: 'court', recorded: 'record-new-crime-revocation', on: active, input: {} },
  { own: 'report-not-found', by: 'police', recorded: 'record-not-found', on: ruled, input: {} },
  { own: 'take-into-custody', by: 'prison', recorded: 'record-taken-into-custody', on: ruled, input: {} },
  {
    own: 'punish',
    by: 'police',
    recorded: 'record-punishment',
    on: active.happened('breach-found', '2026-03-02').happened('punishment-proposed', '2026-03-03'),
    input: { ground: 4 },
  },
  {
    own: 'decline-punishment',
    by: 'police',
    recorded: 'record-no-punishment',
    on: active.happened('breach-found', '2026-03-02').happened('punishment-proposed', '2026-03-03'),
    input: { content: '情节轻微' },
  },
  {
    own: 'rule-on-commutation',
    by: 'court',
    recorded: 'record-commutation-ruling',
    on: active.term('2026-01-01', '2027-12-31').happened('commutation-proposed', '2026-03-02'),
    input: { outcome: 'granted', newTo: '2027-06-30' },
  },
  {
    own: 'serve-decision',
    by: 'court',
    recorded: 'serve-copy',
    on: proposed.happened('arrest-requested', '2026-03-03').happened('arrest-decided', '2026-03-04', { outcome: 'granted' }),
    input: { copyOf: 'arrest-decision', copyTo: 'procuratorate', form: '直接送达', receipt: '签收' },
  },
  {
    own: 'approve-interval',
    by: 'higher-agency',
    recorded: 'extend-interval',
    on: released,
    input: { what: 'health-report', months: 2, approvedBy: 'higher' },
  },
  {
    own: 'approve-leave',
    by: 'higher-agency',
    recorded: 'approve-leave',
    on: active.happened('leave-requested', '2026-03-02', { from: '2026-04-01', to: '2026-05-10' }),
    input: { approvedBy: 'higher' },
  },
  {
    own: 'notify-custody',
    by: 'police',
    recorded: 'record-custody',
    on: active,
    input: { measure: 'arrest', decidedOn: '2026-03-22' },
  },
  {
    own: 'notify-custody-end',
    by: 'court',
    recorded: 'record-custody-end',
    on: active.inCustody('2026-03-10'),
    input: { ended: 'freed' },
  },
  {
    own: 'answer-search',
    by: 'police',
    recorded: 'record-police-answer',
    on: active.happened('contact-lost', '2026-03-10').happened('police-asked', '2026-03-11'),
    input: { content: '未发现其下落' },
  },
  {
    own: 'report-found',
    by: 'police',
    recorded: 'record-found',
    on: active.happened('contact-lost', '2026-03-10'),
    input: { foundBy: 'police' },
  },
];
const PAPER = { paperNumber: '（2026）赣0825刑更1号', paperOn: '2026-03-22' };
const { actions } = catalogueOf('corrections');

describe.each(STEPS)('$own by the $by, or $recorded from its paper', ({ own, by, recorded, on, input }) => {
  const takesPaper = actions[recorded] !== undefined && 'paperOn' in EVENTS[actions[recorded].event as EventName].fields.shape;
  it('makes the same event', () => {
    const itself = on.perform('2026-03-23', own, [by], input);
    const onPaper = on.perform('2026-03-23', recorded, ['county-examiner'], takesPaper ? { ...input, ...PAPER } : input);
    if (!itself.ok || !onPaper.ok) throw new Error(JSON.stringify([itself, onPaper]));
    const [first, second] = [itself.events[0], onPaper.events[0]];
    expect(takesPaper ? { ...first, ...PAPER } : first).toEqual(second);
    const read = (events: typeof itself.events) => on.after(events).explainOn('2026-03-23');
    expect(read(itself.events).state).toBe(read(onPaper.events).state);
    expect(read(itself.events).explanation.duties).toEqual(read(onPaper.events).explanation.duties);
  });
  it('is nobody else’s act', () => {
    for (const role of ['officer', 'prosecutor', 'person', 'auditor'] as const) {
      expect(on.perform('2026-03-23', own, [role], input)).toMatchObject({ ok: false, refusal: expect.anything() });
    }
    if (own !== recorded) expect(on.perform('2026-03-23', own, ['county-head'], input)).toMatchObject({ ok: false });
  });
  it('is refused where its record is, by the same rule', () => {
    const nowhere = aCase();
    const said = (done: ReturnType<CaseBuilder['perform']>) => (!done.ok && 'refusal' in done ? done.refusal.rule : done);
    expect(said(nowhere.perform('2026-03-23', own, [by], input))).toEqual(
      said(nowhere.perform('2026-03-23', recorded, ['county-examiner'], input)),
    );
  });
});

it('every act of a partner is in the table above', () => {
  expect(STEPS.map(({ own }) => own)).toEqual(expect.arrayContaining(Object.keys(partners.actions)));
});

it('an approval is of the level of the post that gives it, whatever the form says', () => {
  const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-12' });
  const done = asked.perform('2026-03-03', 'approve-leave', ['office-head'], { approvedBy: 'province' });
  expect(done).toMatchObject({ ok: true, events: [{ approvedBy: 'judicial-office' }] });
  // Three months and more are the province's: the next higher agency may not.
  expect(
    released.doing('2026-03-03', 'approve-interval', ['higher-agency'], {
      what: 're-examination',
      months: 3,
      approvedBy: 'province',
    }),
  ).toBe('refused by REP-06');
});

import type { EventName } from '../corrections/events.ts';
import type { State } from '../corrections/vocabulary.ts';
import { A_GROUP, aCase, type CaseBuilder } from './a-case.ts';
import type { Answer } from './answer.ts';

/**
 * The transition table of the rulebook, §6: one row of cases for each of its rows.
 */
// 31 December 2026 is the last day of every term; events fall on 2 March unless the row needs another day.
const term = (of: CaseBuilder) => of.term('2026-01-01', '2026-12-31');
export const probation = term(aCase().onProbation());
const surveillance = term(aCase().underSurveillance());
const parole = term(aCase().onParole());
const released = term(aCase().onTemporaryRelease());
const active = (of: CaseBuilder) => of.active('2026-01-05');
const proposed = active(probation).happened('breach-found', '2026-02-02').happened('revocation-proposed', '2026-02-02');
const returning = active(released).happened('recommittal-proposed', '2026-02-02');
export const granted = { outcome: 'granted' };
const leave = { from: '2026-03-02', to: '2026-03-06', approvedBy: 'judicial-office' };
const onLeave = active(probation)
  .happened('leave-requested', '2026-02-23', leave)
  .happened('leave-approved', '2026-02-23', leave);
const moving = active(probation)
  .happened('move-requested', '2026-02-02')
  .happened('move-decided', '2026-02-09', { approved: true });
const order = { ground: 2, from: '2026-02-02', to: '2026-03-02', approvedBy: 'bureau-head' };
const positioned = active(probation).happened('breach-found', '2026-02-02').happened('positioning-approved', '2026-02-02', order);
const ruled = proposed.happened('court-ruled', '2026-02-23', granted);
const arrested = proposed.happened('arrest-decided', '2026-02-03', granted);
const onTheWay = moving.happened('move-served', '2026-02-24');
const told = (of: CaseBuilder) => of.toldInWriting('2026-01-05').effective('2026-01-05');
const lost = active(probation).happened('contact-lost', '2026-01-20');

interface Row {
  readonly id: string;
  readonly before: CaseBuilder;
  readonly from: State;
  /** Nothing where the calendar alone moves the case. */
  readonly event?: readonly [EventName, Record<string, unknown>?];
  readonly on?: string;
  readonly to: State;
  /** What shows in a region beside the state. */
  readonly shows?: (answer: Answer) => unknown;
  readonly as?: unknown;
}
const status = (rule: string, clock?: string) => (answer: Answer) => answer.duties(rule, clock).at(-1)?.status;
const copied = status('ASSESS-02', 'copy');
const finding = (rule: string) => (answer: Answer) => answer.findings(rule).length > 0;

export const ROWS: readonly Row[] = [
  {
    id: 'T01',
    before: probation,
    from: 'expected',
    event: ['decision-effective'],
    to: 'expected',
    shows: status('RPT-01'),
    as: 'open',
  },
  {
    id: 'T01',
    before: probation,
    from: 'expected',
    event: ['documents-received'],
    to: 'expected',
    shows: status('DOC-02'),
    as: 'open',
  },
  { id: 'T02', before: probation.effective('2026-02-24'), from: 'expected', event: ['reported-in'], to: 'registered' },
  { id: 'T02', before: released.effective('2026-02-24'), from: 'expected', event: ['handed-over'], to: 'registered' },
  // 24 February + 10 = Friday 6 March.
  { id: 'T03', before: probation.effective('2026-02-24'), from: 'expected', on: '2026-03-07', to: 'overdue' },
  { id: 'T03', before: released.effective('2026-02-25'), from: 'expected', on: '2026-03-08', to: 'overdue' },
  { id: 'T04', before: probation.effective('2026-02-10'), from: 'overdue', event: ['reported-in'], to: 'registered' },
  { id: 'T05', before: told(probation), from: 'overdue', event: ['revocation-proposed'], to: 'revocation-pending' },
  { id: 'T05', before: told(parole), from: 'overdue', event: ['revocation-proposed'], to: 'revocation-pending' },
  {
    id: 'T06',
    before: probation.registered('2026-02-24').groupFormed('2026-02-24', A_GROUP),
    from: 'registered',
    event: ['declared'],
    to: 'active',
  },
  {
    id: 'T07',
    before: active(probation),
    from: 'active',
    event: ['graded', { grade: 'strict' }],
    to: 'active',
    shows: ({ explanation }) => explanation.grade,
    as: 'strict',
  },
  {
    id: 'T08',
    before: active(probation).happened('leave-requested', '2026-02-23', leave),
    from: 'active',
    event: ['leave-approved', leave],
    to: 'active',
    shows: status('LEAVE-09'),
    as: 'open',
  },
  { id: 'T09', before: onLeave, from: 'active', event: ['leave-returned'], to: 'active', shows: status('LEAVE-09'), as: 'met' },
  { id: 'T10', before: onLeave, from: 'active', on: '2026-03-07', to: 'active', shows: finding('LEAVE-10'), as: true },
  {
    id: 'T11',
    before: active(probation),
    from: 'active',
    event: ['contact-lost'],
    to: 'active',
    shows: status('LOST-01'),
    as: 'open',
  },
  { id: 'T12', before: lost, from: 'active', event: ['found'], to: 'active', shows: finding('LOST-04'), as: true },
  { id: 'T13', before: lost, from: 'active', event: ['revocation-proposed'], to: 'revocation-pending' },
  {
    id: 'T13',
    before: active(released).happened('contact-lost', '2026-02-24'),
    from: 'active',
    event: ['recommittal-proposed'],
    to: 'revocation-pending',
  },
  { id: 'T14', before: active(probation), from: 'active', event: ['admonished'], to: 'active', shows: copied, as: 'open' },
  { id: 'T15', before: active(probation), from: 'active', event: ['warned'], to: 'active', shows: copied, as: 'open' },
  {
    id: 'T16',
    before: active(surveillance),
    from: 'active',
    event: ['punishment-proposed'],
    to: 'active',
    shows: finding('PSP-02'),
    as: false,
  },
  {
    id: 'T17',
    before: active(probation).happened('breach-found', '2026-02-02'),
    from: 'active',
    event: ['positioning-approved', { ...order, from: '2026-03-02', to: '2026-06-01' }],
    to: 'active',
    shows: status('EPOS-02'),
    as: 'open',
  },
  {
    id: 'T18',
    before: positioned,
    from: 'active',
    event: ['positioning-removed'],
    to: 'active',
    shows: status('EPOS-02'),
    as: 'met',
  },
  {
    id: 'T19',
    before: active(parole).happened('breach-found', '2026-02-02'),
    from: 'active',
    event: ['revocation-proposed'],
    to: 'revocation-pending',
  },
  { id: 'T20', before: active(released), from: 'active', event: ['recommittal-proposed'], to: 'revocation-pending' },
  { id: 'T21', before: arrested, from: 'revocation-pending', event: ['court-ruled', granted], to: 'terminated-revoked' },
  { id: 'T21', before: ruled, from: 'revocation-pending', event: ['taken-into-custody'], to: 'terminated-revoked' },
  { id: 'T21', before: ruled, from: 'revocation-pending', event: ['custody-notified'], to: 'terminated-revoked' },
  {
    id: 'T22',
    before: returning.happened('organ-decided', '2026-02-23', granted),
    from: 'revocation-pending',
    event: ['taken-into-custody'],
    to: 'terminated-recommitted',
  },
  {
    id: 'T22',
    before: returning.inCustody('2026-02-10'),
    from: 'revocation-pending',
    event: ['organ-decided', granted],
    to: 'terminated-recommitted',
  },
  { id: 'T23', before: ruled, from: 'revocation-pending', event: ['not-found-after-ruling'], to: 'fugitive' },
  {
    id: 'T24',
    before: proposed.happened('not-found-after-ruling', '2026-02-24'),
    from: 'fugitive',
    event: ['taken-into-custody'],
    to: 'terminated-revoked',
  },
  {
    id: 'T24b',
    before: returning.happened('not-found-after-ruling', '2026-02-24'),
    from: 'fugitive',
    event: ['taken-into-custody'],
    to: 'terminated-recommitted',
  },
  { id: 'T25', before: proposed, from: 'revocation-pending', event: ['court-ruled', { outcome: 'refused' }], to: 'active' },
  { id: 'T25', before: returning, from: 'revocation-pending', event: ['organ-decided', { outcome: 'refused' }], to: 'active' },
  {
    id: 'T25',
    before: probation.registered('2026-02-02').happened('revocation-proposed', '2026-02-10'),
    from: 'revocation-pending',
    event: ['proposal-withdrawn'],
    to: 'registered',
  },
  {
    id: 'T25',
    before: arrested,
    from: 'revocation-pending',
    event: ['court-ruled', { outcome: 'refused' }],
    to: 'active',
    shows: (answer) => answer.may('record-custody-end'),
    as: 'refused by CHECK-04',
  },
  { id: 'T26', before: active(probation), from: 'active', event: ['new-crime-revoked'], to: 'terminated-revoked' },
  { id: 'T27', before: moving, from: 'active', event: ['move-served'], to: 'transfer-in-transit' },
  { id: 'T28', before: onTheWay, from: 'transfer-in-transit', event: ['registered-at-new-county'], to: 'transferred-out' },
  { id: 'T29', before: onTheWay, from: 'transfer-in-transit', event: ['move-failed'], to: 'active' },
  // 45 days before 31 December is 16 November.
  { id: 'T30', before: active(probation), from: 'active', on: '2026-11-16', to: 'active', shows: status('REL-01'), as: 'open' },
  {
    id: 'T31',
    before: active(probation),
    from: 'active',
    event: ['released'],
    on: '2026-12-31',
    to: 'released',
    shows: status('REL-02'),
    as: 'met',
  },
  {
    id: 'T31',
    before: probation.registered('2026-02-02'),
    from: 'registered',
    event: ['released'],
    on: '2026-12-31',
    to: 'released',
  },
  { id: 'T32', before: proposed, from: 'revocation-pending', on: '2027-01-01', to: 'expiry-hold' },
  { id: 'T32', before: active(probation).inCustody('2026-02-10'), from: 'active', on: '2027-01-01', to: 'expiry-hold' },
  { id: 'T32b', before: probation, from: 'expected', on: '2027-01-01', to: 'expiry-hold' },
  { id: 'T32b', before: probation.effective('2026-02-10'), from: 'overdue', on: '2027-01-01', to: 'expiry-hold' },
  { id: 'T32b', before: onTheWay, from: 'transfer-in-transit', on: '2027-01-01', to: 'expiry-hold' },
  { id: 'T33', before: proposed, from: 'revocation-pending', event: ['released'], on: '2027-01-04', to: 'released' },
  {
    id: 'T34',
    before: proposed.inCustody('2026-02-10'),
    from: 'revocation-pending',
    event: ['court-ruled', granted],
    on: '2027-01-04',
    to: 'terminated-revoked',
  },
  {
    id: 'T34b',
    before: returning.inCustody('2026-02-10'),
    from: 'revocation-pending',
    event: ['organ-decided', granted],
    on: '2027-01-04',
    to: 'terminated-recommitted',
  },
  {
    id: 'T38',
    before: active(released),
    from: 'active',
    event: ['custody-notified', { decidedOn: '2026-02-02' }],
    to: 'active',
    shows: status('REP-04'),
    as: 'paused',
  },
  {
    id: 'T39',
    before: active(surveillance).happened('commutation-proposed', '2026-02-02'),
    from: 'active',
    event: ['commutation-ruled', { ...granted, newTo: '2026-09-30' }],
    to: 'active',
    shows: ({ explanation }) => explanation.term?.to,
    as: '2026-09-30',
  },
];

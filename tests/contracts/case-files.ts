/** Case files for the contract's tests, as an outside program would write them: plain JSON, no type of ours. */

export interface OutsideCase {
  readonly format: string;
  readonly case: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

type Event = Readonly<Record<string, unknown>>;

const event = (type: string, on: string, fields: Event = {}): Event => ({ type, on, ...fields });

/** A corrections case with these events, a three-year term that no example outlives. */
export function correctionsCase(kind: string, events: readonly Event[], facts: Event = {}): OutsideCase {
  return {
    format: 'guitu.case-file/1',
    case: 'corrections',
    facts: { kind, county: '360825', term: { from: '2026-03-02', to: '2029-03-01' }, ...facts },
    events,
  };
}

/** The contract's own example (§4), whole. */
export const EXAMPLE: OutsideCase = {
  format: 'guitu.case-file/1',
  case: 'corrections',
  facts: {
    kind: 'suspended-sentence',
    sex: 'female',
    born: '1990-05-01',
    county: '360825',
    term: { from: '2026-09-25', to: '2028-09-24' },
  },
  settings: { profile: 'national' },
  events: [event('decision-effective', '2026-09-25'), event('notice-received', '2026-09-28')],
};

export interface Row {
  readonly rule: string;
  readonly clock: string;
  readonly who: string;
  readonly file: OutsideCase;
  readonly on: string;
  readonly opens: string;
  readonly due: string | null;
  /** The event that meets it, told on the day it opens or a day it may happen. */
  readonly metBy: Event;
  /** What must be on record before the meeting event, where the file alone is not enough. */
  readonly because: string;
}

const SS = 'suspended-sentence';
const TE = 'temporary-release';
const effective = event('decision-effective', '2026-03-02');
const registered = [effective, event('reported-in', '2026-03-10'), event('registered', '2026-03-10')];
const active = [...registered, event('declared', '2026-03-11')];
const move = (...events: Event[]) => [...active, ...events.map((entry) => ({ ...entry, proceeding: 'm1' }))];
const asked = event('move-requested', '2026-04-01', { destination: '440305' });
const consulted = event('move-consulted', '2026-04-02', { destination: '440305' });
const granted = event('move-decided', '2026-04-09', { approved: true });
const refused = event('move-decided', '2026-04-09', { approved: false });
const served = event('move-served', '2026-04-10');
const inMove = (entry: Event): Event => ({ ...entry, proceeding: 'm1' });
const medical = { temporaryReleaseGround: 'medical' };
const handedOver = [
  event('decision-effective', '2026-03-02', { organ: 'prison-administration' }),
  event('handed-over', '2026-03-10'),
  event('registered', '2026-03-10'),
];
const investigation = (fastTrack: boolean): OutsideCase => ({
  format: 'guitu.case-file/1',
  case: 'investigation',
  facts: { kind: SS, county: '360825' },
  events: [
    event('commission-received', '2026-02-27'),
    event('commission-completed', '2026-03-02', fastTrack ? { fastTrack: true } : {}),
  ],
});

/** One example for each line of the table "duties checkers rely on" (§4); dates counted by hand from the notices of 2026. */
export const ROWS: readonly Row[] = [
  {
    rule: 'INV-04',
    clock: 'main',
    who: 'county-agency',
    file: investigation(false),
    on: '2026-03-03',
    opens: '2026-03-02',
    due: '2026-03-16',
    metBy: event('opinion-sent', '2026-03-12'),
    because: 'ten working days',
  },
  {
    rule: 'INV-04',
    clock: 'main',
    who: 'county-agency',
    file: investigation(true),
    on: '2026-03-03',
    opens: '2026-03-02',
    due: '2026-03-09',
    metBy: event('opinion-sent', '2026-03-06'),
    because: 'five working days on the fast track',
  },
  {
    rule: 'DOC-01',
    clock: 'notify',
    who: 'decision-organ',
    file: correctionsCase(SS, [effective]),
    on: '2026-03-03',
    opens: '2026-03-02',
    due: '2026-03-09',
    metBy: event('notice-received', '2026-03-05'),
    because: 'day five is a Saturday',
  },
  {
    rule: 'DOC-01',
    clock: 'deliver',
    who: 'decision-organ',
    file: correctionsCase(SS, [effective]),
    on: '2026-03-03',
    opens: '2026-03-02',
    due: '2026-03-12',
    metBy: event('documents-received', '2026-03-05'),
    because: 'ten days',
  },
  {
    rule: 'DOC-02',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, [effective, event('documents-received', '2026-03-10')]),
    on: '2026-03-11',
    opens: '2026-03-10',
    due: '2026-03-16',
    metBy: event('receipt-sent', '2026-03-12'),
    because: 'day five is a Sunday',
  },
  {
    rule: 'DOC-04',
    clock: 'main',
    who: 'decision-organ',
    file: correctionsCase(SS, [effective, event('documents-requested', '2026-03-11')]),
    on: '2026-03-12',
    opens: '2026-03-11',
    due: '2026-03-16',
    metBy: event('documents-supplied', '2026-03-13'),
    because: 'five days',
  },
  {
    rule: 'RPT-01',
    clock: 'main',
    who: 'person',
    file: correctionsCase(SS, [effective]),
    on: '2026-03-03',
    opens: '2026-03-02',
    due: '2026-03-12',
    metBy: event('reported-in', '2026-03-10'),
    because: 'ten days',
  },
  {
    rule: 'RPT-01',
    clock: 'main',
    who: 'person',
    file: correctionsCase('parole', [event('decision-effective', '2026-09-25')], {
      term: { from: '2026-09-25', to: '2028-09-24' },
    }),
    on: '2026-09-26',
    opens: '2026-09-25',
    due: '2026-10-08',
    metBy: event('registered', '2026-09-30'),
    because: 'day ten lies in the National Day holiday',
  },
  {
    rule: 'RPT-02',
    clock: 'main',
    who: 'prison',
    file: correctionsCase(TE, [
      event('decision-effective', '2026-03-02', { organ: 'prison-administration' }),
      event('decision-received-by-custodian', '2026-03-04'),
    ]),
    on: '2026-03-05',
    opens: '2026-03-04',
    due: '2026-03-14',
    metBy: event('handed-over', '2026-03-12'),
    because: 'ten days, a Saturday, not moved',
  },
  {
    rule: 'RPT-02',
    clock: 'main',
    who: 'public-security',
    file: correctionsCase(TE, [event('decision-effective', '2026-03-02', { organ: 'court' })]),
    on: '2026-03-05',
    opens: '2026-03-02',
    due: '2026-03-12',
    metBy: event('handed-over', '2026-03-12'),
    because: 'from the decision where no receipt is on record',
  },
  {
    rule: 'RPT-02',
    clock: 'main',
    who: 'decision-organ',
    file: correctionsCase(TE, [effective]),
    on: '2026-03-05',
    opens: '2026-03-02',
    due: '2026-03-12',
    metBy: event('registered', '2026-03-12'),
    because: 'an organ that is not known',
  },
  {
    rule: 'RPT-03',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, [effective]),
    on: '2026-03-13',
    opens: '2026-03-13',
    due: '2026-03-13',
    metBy: event('search-started', '2026-03-13'),
    because: 'the day after the last day to report',
  },
  {
    rule: 'REG-01',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, [effective, event('reported-in', '2026-03-10')]),
    on: '2026-03-10',
    opens: '2026-03-10',
    due: '2026-03-10',
    metBy: event('registered', '2026-03-10'),
    because: 'the same visit',
  },
  {
    rule: 'REG-03',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, registered),
    on: '2026-03-10',
    opens: '2026-03-10',
    due: null,
    metBy: event('group-formed', '2026-03-11', { members: [{ role: 'judicial-office', sex: 'male' }] }),
    because: 'promptly',
  },
  {
    rule: 'REG-05',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, registered),
    on: '2026-03-10',
    opens: '2026-03-10',
    due: null,
    metBy: event('declared', '2026-03-11'),
    because: 'promptly',
  },
  {
    rule: 'REG-06',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, registered),
    on: '2026-03-10',
    opens: '2026-03-10',
    due: null,
    metBy: event('plan-made', '2026-03-11'),
    because: 'promptly',
  },
  {
    rule: 'CLS-01',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, registered),
    on: '2026-03-10',
    opens: '2026-03-10',
    due: null,
    metBy: event('graded', '2026-03-11', { grade: 'ordinary' }),
    because: 'no national number',
  },
  {
    rule: 'REP-04',
    clock: 'main',
    who: 'person',
    file: correctionsCase(TE, handedOver, medical),
    on: '2026-03-11',
    opens: '2026-03-10',
    due: '2026-04-10',
    metBy: event('health-reported', '2026-04-08'),
    because: 'a month',
  },
  {
    rule: 'REP-05',
    clock: 'main',
    who: 'person',
    file: correctionsCase(TE, handedOver, medical),
    on: '2026-03-11',
    opens: '2026-03-10',
    due: '2026-06-10',
    metBy: event('re-examined', '2026-06-02'),
    because: 'three months',
  },
  {
    rule: 'REP-07',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(TE, handedOver, medical),
    on: '2026-03-11',
    opens: '2026-03-10',
    due: '2026-06-10',
    metBy: event('agency-review-made', '2026-06-02'),
    because: 'three months',
  },
  {
    rule: 'LEAVE-09',
    clock: 'main',
    who: 'person',
    file: correctionsCase(SS, [
      ...active,
      event('leave-requested', '2026-04-28', { from: '2026-05-06', to: '2026-05-09', reason: 'family' }),
      event('leave-approved', '2026-04-29', { from: '2026-05-06', to: '2026-05-09', approvedBy: 'judicial-office' }),
    ]),
    on: '2026-05-06',
    opens: '2026-04-29',
    due: '2026-05-09',
    metBy: event('leave-returned', '2026-05-09'),
    because: 'the last day of the leave, a Saturday',
  },
  {
    rule: 'MOVE-02',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, move(asked)),
    on: '2026-04-01',
    opens: '2026-04-01',
    due: '2026-04-07',
    metBy: inMove(consulted),
    because: 'day five lies in the Qingming holiday',
  },
  {
    rule: 'MOVE-03',
    clock: 'main',
    who: 'new-county',
    file: correctionsCase(SS, move(asked, consulted)),
    on: '2026-04-03',
    opens: '2026-04-02',
    due: '2026-04-07',
    metBy: inMove(event('move-answered', '2026-04-07', { accepted: true })),
    because: 'five days',
  },
  {
    rule: 'MOVE-04',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, move(asked, consulted, refused)),
    on: '2026-04-09',
    opens: '2026-04-09',
    due: '2026-04-14',
    metBy: inMove(served),
    because: 'five days after a refusal',
  },
  {
    rule: 'MOVE-05',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, move(asked, consulted, granted)),
    on: '2026-04-09',
    opens: '2026-04-09',
    due: '2026-04-14',
    metBy: inMove(event('papers-sent', '2026-04-13')),
    because: 'five days after a grant',
  },
  {
    rule: 'MOVE-06',
    clock: 'main',
    who: 'new-county',
    file: correctionsCase(SS, move(asked, consulted, granted, served, event('papers-received', '2026-04-15'))),
    on: '2026-04-16',
    opens: '2026-04-15',
    due: '2026-04-20',
    metBy: inMove(event('move-receipt-sent', '2026-04-17')),
    because: 'five days',
  },
  {
    rule: 'MOVE-07',
    clock: 'main',
    who: 'person',
    file: correctionsCase(SS, move(asked, consulted, granted, served)),
    on: '2026-04-11',
    opens: '2026-04-10',
    due: '2026-04-17',
    metBy: inMove(event('registered-at-new-county', '2026-04-15')),
    because: 'seven days',
  },
  {
    rule: 'EPOS-02',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, [
      ...active,
      event('breach-found', '2026-03-20', { ground: 2 }),
      event('positioning-approved', '2026-03-28', { ground: 2, from: '2026-03-28', to: '2026-06-27', approvedBy: 'bureau-head' }),
    ]),
    on: '2026-04-01',
    opens: '2026-03-28',
    due: '2026-06-27',
    metBy: event('positioning-removed', '2026-06-26'),
    because: 'the end of the order, a Saturday',
  },
  {
    rule: 'REVP-03',
    clock: 'main',
    who: 'court',
    file: correctionsCase(SS, [...active, event('revocation-proposed', '2026-04-07', { ground: 4 })]),
    on: '2026-04-08',
    opens: '2026-04-07',
    due: '2026-05-07',
    metBy: event('court-ruled', '2026-04-30', { outcome: 'refused' }),
    because: 'thirty days',
  },
  {
    rule: 'REVP-04',
    clock: 'court',
    who: 'court',
    file: correctionsCase(SS, [
      ...active,
      event('revocation-proposed', '2026-04-07', { ground: 4 }),
      event('arrest-requested', '2026-04-07', { at: '2026-04-07T10:00:00+08:00' }),
    ]),
    on: '2026-04-08',
    opens: '2026-04-07',
    due: '2026-04-09',
    metBy: event('arrest-decided', '2026-04-08', { outcome: 'refused' }),
    because: 'forty-eight hours',
  },
  {
    rule: 'RECM-02',
    clock: 'main',
    who: 'decision-organ',
    file: correctionsCase(
      TE,
      [...handedOver, event('declared', '2026-03-11'), event('recommittal-proposed', '2026-04-07', { ground: 4 })],
      medical,
    ),
    on: '2026-04-08',
    opens: '2026-04-07',
    due: '2026-05-07',
    metBy: event('organ-decided', '2026-04-30', { outcome: 'refused' }),
    because: 'thirty days',
  },
  {
    rule: 'COMM-01',
    clock: 'main',
    who: 'court',
    file: correctionsCase(SS, [...active, event('commutation-proposed', '2026-04-07')]),
    on: '2026-04-08',
    opens: '2026-04-07',
    due: '2026-05-07',
    metBy: event('commutation-ruled', '2026-04-30', { outcome: 'refused' }),
    because: 'thirty days',
  },
  {
    rule: 'REL-01',
    clock: 'main',
    who: 'person',
    file: correctionsCase(SS, active, { term: { from: '2026-03-02', to: '2027-03-01' } }),
    on: '2027-01-20',
    opens: '2027-01-15',
    due: '2027-01-30',
    metBy: event('summary-written', '2027-01-25'),
    because: 'counted back, a Saturday, not moved',
  },
  {
    rule: 'REL-02',
    clock: 'main',
    who: 'county-agency',
    file: correctionsCase(SS, active, { term: { from: '2026-03-02', to: '2026-09-06' } }),
    on: '2026-09-01',
    opens: '2026-07-23',
    due: '2026-09-06',
    metBy: event('released', '2026-09-06'),
    because: 'the last day, a Sunday',
  },
];

/**
 * Who gets a copy (抄送与送达): 社区矫正法 20, 28, 33, 44, 47, 48, 49, 51, 60; 实施办法 24, 30, 32, 36, 39, 42, 46, 47, 49, 52, 53.
 *
 * 1. One table: which document goes to whom. Each recipient of each document is a duty of its own, promptly, with a day where the county has set one.
 * 2. It is done by serving it, on a day, in a way, with a receipt. What is recorded without them counts, and is shown.
 * 3. The end of the case ends no copy that was owed by then.
 * 4. A court or an organ that decides serves its own decision, by its own act (partners.ts); the agency may record it from the receipt.
 * 5. JUV-03: praise and sanctions of a juvenile go to the guardian too (实施办法 55).
 * 6. The answer to an objection goes to the person in writing, like the decision it is about (RIGHT-03).
 */
import { law, measures, releaseRules } from '../kernel/citation.ts';
import { countDays } from '../kernel/counting.ts';
import type { DutyHolder } from '../kernel/explanation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { DueDay, DueRule, FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { type CorrectionsDuty, type CorrectionsProcedure, days, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';
import { STAFF } from './posts.ts';
import { lackOfProof, withoutProof } from './proof.ts';
import { COPY_DOCUMENTS, COPY_RECIPIENTS, codesOf, STATES } from './vocabulary.ts';

export type CopyOf = keyof typeof COPY_DOCUMENTS;
export type CopyTo = keyof typeof COPY_RECIPIENTS;

interface Recipient {
  readonly to: CopyTo;
  /** Whether this recipient gets one in this case; everybody does, when absent. */
  readonly applies?: (context: CorrectionsContext) => boolean;
  /** Its own clock where the law has one; else promptly. */
  readonly due?: DueRule<CorrectionsContext>;
}

/** A row of the table. */
interface CopyRow {
  readonly of: CopyOf;
  readonly events: readonly EventName[];
  readonly applies?: (event: PastEvent, context: CorrectionsContext) => boolean;
  /** Whose rule it is: the copy's clock stands under it. */
  readonly rule: string;
  readonly cite: readonly string[];
  readonly who: DutyHolder;
  readonly to: readonly Recipient[];
  /** True for a document that may also be made after the case has ended. */
  readonly afterEnd?: true;
}

const isTemporaryRelease = ({ kind }: CorrectionsContext) => kind === 'temporary-release';
/** Somebody out of prison has one that keeps the file. */
const cameFromPrison = ({ kind }: CorrectionsContext) => kind === 'temporary-release' || kind === 'parole';
/** Whether the decision was made elsewhere; unknown, it is not guessed. */
const decidedElsewhere = ({ facts }: CorrectionsContext) =>
  facts.decidedIn !== undefined && facts.county !== undefined && facts.decidedIn !== facts.county;
const granted = (event: PastEvent) => event.data.outcome !== 'refused';
const approvedMove = (event: PastEvent) => event.data.approved === true;
const PROCURATORATE: Recipient = { to: 'procuratorate' };
const POLICE: Recipient = { to: 'public-security' };
/** JUV-03: what is decided on whoever was a juvenile goes to the guardian too. */
const GUARDIAN: Recipient = { to: 'guardian', applies: ({ facts }) => facts.juvenileAtOffence === true };
const COUNTY: DutyHolder = 'county-agency';

/** Rulebook §5.2, row by row. Leave of the higher agency (LEAVE-07) and the opinion of an assessment (INV-04) stand with their own procedures. */
export const COPIES: readonly CopyRow[] = [
  {
    of: 'documents',
    events: ['documents-received'],
    applies: (_event, context) => decidedElsewhere(context),
    rule: 'DOC-03',
    cite: [law(20)],
    who: COUNTY,
    to: [PROCURATORATE, POLICE],
  },
  {
    of: 'praise',
    events: ['praised'],
    rule: 'ASSESS-02',
    cite: [measures(32)],
    who: COUNTY,
    to: [PROCURATORATE, { to: 'person' }, GUARDIAN],
  },
  {
    of: 'praise-declined',
    events: ['praise-declined'],
    rule: 'RIGHT-06',
    cite: [measures(32)],
    who: COUNTY,
    to: [{ to: 'person' }],
  },
  {
    of: 'admonition',
    events: ['admonished'],
    rule: 'ASSESS-02',
    cite: [measures(32)],
    who: COUNTY,
    to: [PROCURATORATE, { to: 'person' }, GUARDIAN],
  },
  {
    of: 'warning',
    events: ['warned'],
    rule: 'ASSESS-02',
    cite: [measures(32)],
    who: COUNTY,
    to: [PROCURATORATE, { to: 'person' }, GUARDIAN],
  },
  {
    of: 'punishment-proposal',
    events: ['punishment-proposed'],
    rule: 'ASSESS-02',
    cite: [measures(32, 36)],
    who: COUNTY,
    to: [PROCURATORATE],
  },
  {
    of: 'place-permit',
    events: ['place-permitted'],
    rule: 'BAN-03',
    cite: [measures(39)],
    who: COUNTY,
    to: [{ to: 'trial-court' }, PROCURATORATE],
  },
  { of: 'interval', events: ['interval-extended'], rule: 'REP-06', cite: [measures(24)], who: COUNTY, to: [PROCURATORATE] },
  {
    of: 'revocation-proposal',
    events: ['revocation-proposed'],
    rule: 'REVP-01',
    cite: [measures(46, 47)],
    who: COUNTY,
    to: [PROCURATORATE],
  },
  {
    of: 'recommittal-proposal',
    events: ['recommittal-proposed'],
    rule: 'RECM-01',
    cite: [law(49), measures(49)],
    who: COUNTY,
    to: [PROCURATORATE],
  },
  {
    of: 'arrest-request',
    events: ['arrest-requested'],
    rule: 'REVP-04',
    cite: [law(47), measures(48)],
    who: COUNTY,
    to: [PROCURATORATE],
  },
  {
    of: 'revocation-ruling',
    events: ['court-ruled'],
    applies: (_event, context) => !isTemporaryRelease(context),
    rule: 'REVP-03',
    cite: [law(48)],
    who: 'court',
    to: [PROCURATORATE, POLICE, { to: 'prison', applies: cameFromPrison }],
  },
  {
    of: 'return-decision',
    events: ['organ-decided', 'court-ruled'],
    applies: (_event, context) => isTemporaryRelease(context),
    rule: 'RECM-02',
    cite: [law(49)],
    who: 'decision-organ',
    to: [PROCURATORATE, POLICE],
  },
  { of: 'arrest-decision', events: ['arrest-decided'], rule: 'REVP-04', cite: [law(47)], who: 'court', to: [PROCURATORATE] },
  {
    of: 'move',
    events: ['move-decided'],
    applies: approvedMove,
    rule: 'MOVE-05',
    cite: [measures(31)],
    who: COUNTY,
    to: [{ to: 'decision-organ' }, PROCURATORATE, POLICE],
  },
  {
    of: 'move-arrived',
    events: ['papers-received'],
    rule: 'MOVE-06',
    cite: [measures(31)],
    who: 'new-county',
    to: [{ to: 'new-procuratorate' }, { to: 'new-public-security' }],
  },
  {
    of: 'commutation-proposal',
    events: ['commutation-proposed'],
    rule: 'COMM-01',
    cite: [measures(42)],
    who: COUNTY,
    to: [PROCURATORATE, POLICE, { to: 'prison', applies: cameFromPrison }],
  },
  {
    of: 'commutation-ruling',
    events: ['commutation-ruled'],
    applies: granted,
    rule: 'COMM-01',
    cite: [law(33)],
    who: 'court',
    to: [PROCURATORATE, POLICE, { to: 'prison', applies: cameFromPrison }],
  },
  {
    of: 'release',
    events: ['released', 'pardoned'],
    rule: 'REL-03',
    cite: [law(44), measures(53)],
    who: COUNTY,
    to: [{ to: 'decision-organ' }, PROCURATORATE, POLICE],
  },
  {
    of: 'death',
    events: ['died'],
    rule: 'REL-08',
    cite: [law(51), releaseRules(28)],
    who: COUNTY,
    to: [
      { to: 'decision-organ' },
      PROCURATORATE,
      POLICE,
      { to: 'prison', applies: isTemporaryRelease, due: days('death.prisonNoticeDays') },
    ],
  },
  {
    of: 'emergency',
    events: ['emergency-found'],
    applies: (event) => event.data.emergency !== 'attack-on-staff',
    rule: 'EMER-01',
    cite: [measures(52)],
    who: COUNTY,
    to: [{ to: 'higher-agency' }, PROCURATORATE],
  },
  {
    of: 'attack',
    events: ['emergency-found'],
    applies: (event) => event.data.emergency === 'attack-on-staff',
    rule: 'PSP-03',
    cite: [law(60)],
    who: COUNTY,
    to: [POLICE],
  },
  {
    of: 'objection-answer',
    events: ['objection-answered'],
    rule: 'RIGHT-03',
    cite: [measures(32)],
    who: COUNTY,
    to: [{ to: 'person' }],
    afterEnd: true,
  },
];

/** What another organ serves of its own: the documents of a row that is not the agency's. */
export const servedByOrgans: readonly string[] = COPIES.filter(({ who }) => who === 'court' || who === 'decision-organ').map(
  ({ of }) => of,
);

/** The law says promptly; a day comes from the rule's own threshold, else from the county's threshold for copies. */
const copyDay = (rule: string): DueRule<CorrectionsContext> =>
  Object.assign(
    (start: Start, context: CorrectionsContext): DueDay => {
      const own = promptly(rule)(start, context);
      const common = own.counted ? undefined : context.parameters.find('copies.serveDays', start.opens)?.value;
      return common ? { counted: countDays(start.opens, common, context.calendar), rule: 'moves' } : own;
    },
    { promptly: rule },
  );

/** A copy that names its record is of that record; one that does not is of any record of its run. */
const fitsRun = (copy: PastEvent, event: PastEvent) =>
  copy.data.event === undefined
    ? copy.proceeding === undefined || event.proceeding === undefined || copy.proceeding === event.proceeding
    : copy.data.event === event.id;

/** The documents of a row that go to a recipient, each with the copy that was served of it: one copy serves one document. */
function startsOf(context: CorrectionsContext, row: CopyRow, recipient: Recipient): readonly Start[] {
  if (recipient.applies && !recipient.applies(context)) return [];
  const used = new Set<PastEvent>();
  const copies = context.history.all('copy-served').filter(({ data }) => data.copyOf === row.of && data.copyTo === recipient.to);
  const older = takesOlder(row.rule, recipient.to) ? context.history.all('copied-to-procuratorate') : [];
  return context.history
    .all(...row.events)
    .filter((event) => row.applies?.(event, context) ?? true)
    .map((event): Start => {
      const copy = copies.find((served) => !used.has(served) && served.on >= event.on && fitsRun(served, event));
      if (copy) used.add(copy);
      const run = [...older, ...(copy ? [copy] : [])].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));
      return { ...startOf(event), ...(event.proceeding === undefined ? {} : { proceeding: event.proceeding }), run };
    });
}

/** Decisions on praise and sanctions have had an event for their copy from the beginning; it says no more than that one was sent. */
const takesOlder = (rule: string, to: CopyTo) => rule === 'ASSESS-02' && to === 'procuratorate';

/** A recipient's clock under a rule; a court's copy is not the county's. */
export function clockOf(rule: string, to: CopyTo, who: DutyHolder): string {
  if (takesOlder(rule, to)) return 'copy';
  return who === 'court' ? `court-copy-${to}` : `copy-${to}`;
}

function dutyOf({ rule, who, to, rows }: CopyDuty): CorrectionsDuty {
  const recipients = rows.flatMap((row) => row.to.filter((one) => one.to === to).map((recipient) => ({ row, recipient })));
  const named = COPY_RECIPIENTS[to];
  const due = recipients.map(({ recipient }) => recipient.due).find((one) => one !== undefined) ?? copyDay(rule);
  return {
    rule,
    clock: clockOf(rule, to, who),
    who,
    act:
      to === 'person'
        ? words('将决定书送达本人', 'Serve the decision on the person')
        : words(`抄送${named.zh}`, `Send a copy to the ${named.en.toLowerCase()}`),
    cite: [...new Set(rows.flatMap(({ cite }) => cite))],
    starts: (context) =>
      recipients
        .flatMap(({ row, recipient }) => startsOf(context, row, recipient))
        .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : (a.event?.index ?? 0) - (b.event?.index ?? 0))),
    due,
    met: takesOlder(rule, to) ? ['copied-to-procuratorate', 'copy-served'] : ['copy-served'],
    doneBy: 'serve-copy',
    ...(rows.some(({ afterEnd }) => afterEnd) ? { opensAfterEnd: true as const } : {}),
  };
}

interface CopyDuty {
  readonly rule: string;
  readonly who: DutyHolder;
  readonly to: CopyTo;
  readonly rows: CopyRow[];
}

/** One duty for each rule, holder and recipient of the table. */
function dutiesOf(): readonly CorrectionsDuty[] {
  const groups = new Map<string, CopyDuty>();
  for (const row of COPIES) {
    for (const { to } of row.to) {
      const key = `${row.rule} ${row.who} ${to}`;
      const group = groups.get(key) ?? { rule: row.rule, who: row.who, to, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(dutyOf);
}

export const copies = {
  id: 'copies',
  title: words('抄送与送达', 'Copies'),
  cite: [law(20, 28, 33, 44, 47, 48, 49, 51, 60), measures(24, 31, 32, 36, 39, 42, 46, 47, 49, 52, 53)],
  actions: {
    'serve-copy': {
      title: words('登记抄送、送达', 'Record a copy served'),
      event: 'copy-served',
      from: codesOf(STATES),
      by: STAFF,
      rule: 'ASSESS-02',
      cite: [measures(32)],
      refuse(context, input) {
        if (!input) return undefined;
        const lack = withoutProof('ASSESS-02', [measures(32)], input);
        if (lack) return lack;
        const row = COPIES.find(({ of }) => of === input.copyOf);
        const decided = row ? context.history.all(...row.events) : [];
        return row && !decided.some(({ id }) => input.event === undefined || id === input.event)
          ? refusal(
              'ASSESS-02',
              [measures(32)],
              words(
                `本案没有“${COPY_DOCUMENTS[row.of].zh}”可送达`,
                `there is no ${COPY_DOCUMENTS[row.of].en.toLowerCase()} in this case to serve`,
              ),
              words('先登记该决定', 'record the decision first'),
            )
          : undefined;
      },
    },
  },
  duties: dutiesOf(),
  findings: [servedWithoutProof],
} as const satisfies CorrectionsProcedure;

function servedWithoutProof(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('copy-served').flatMap((event) => {
    const lack = lackOfProof(event.data);
    return lack
      ? [{ rule: 'ASSESS-02', severity: 'notice' as const, words: said(event, lack), cite: [measures(32)], since: event.on }]
      : [];
  });
}

function said(event: PastEvent, lack: Words): Words {
  return words(`${event.on}的送达${lack.zh}`, `Served on ${event.on}: ${lack.en}`);
}

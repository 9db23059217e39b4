/**
 * What must stand before a sanction (证据、陈述与两人签署): 社区矫正法 9, 22, 61; 实施办法 34–36, 40.
 *
 * 1. CHECK-03: a breach found since the last sanction, at least one piece of evidence with its source, day, collector and hash, and the person's own
 *    statement or a record of why there is none. What was used for one sanction carries no second. An original on paper is whole once a scan or a
 *    photograph of it lies with the case: paper alone has no hash.
 * 2. RIGHT-05: whoever was never told the rules is sanctioned only for a stated reason.
 * 3. ORG-02: two accounts sign. The first is whoever proposed it, or recorded the breach where nobody proposed; the second, who decides, is another. An
 *    account is whoever signed in: nobody names a signer.
 * 4. RIGHT-16: for some months after a complaint, a sanction proposed or decided by whoever is complained of needs a review by somebody else. Those
 *    complained of are told no more than that a review is needed. The county owes it within the days it has set, from the proposal, or from the complaint
 *    where that came while the proposal was waiting.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addMonths, later, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';

type Data = Readonly<Record<string, unknown>>;

export const SANCTION_EVENTS = ['admonished', 'warned', 'punishment-proposed'] as const;
/** Events that are a breach on record, whatever later came of them. */
export const BREACHES: readonly string[] = ['breach-found', 'contact-lost', 'search-started'];
export const STATEMENTS: readonly string[] = ['statement-taken', 'statement-lacking'];
/** Acts by which the first of two people signs. */
export const PROPOSALS = ['breach-found', 'sanction-proposed'] as const;

/** Whether an event carries a piece of evidence that is whole: from where, when, by whom, and the hash of what was kept. */
export function hasCompleteEvidence(data: Data): boolean {
  const pieces = (data.evidence as readonly Data[] | undefined) ?? [];
  return pieces.some((piece) => Boolean(piece.source && piece.collectedOn && piece.collector && piece.sha256));
}

export const lacksEvidence = (): Refusal =>
  refusal(
    'CHECK-03',
    [measures(40)],
    words(
      '没有来源、收集时间、收集人和文件哈希齐全的证据',
      'there is no piece of evidence with its source, day, collector and the hash of what was kept',
    ),
    words(
      '先固定证据：写明来源、收集日期、收集人，并附文件；纸质件扫描或者拍照后附上',
      'keep the evidence first: its source, day and collector, with its file; of paper, a scan or a photograph',
    ),
  );

/** What stands after the last sanction among events in the order of the fold. */
export function sinceLastSanctionBefore(events: readonly PastEvent[]): readonly PastEvent[] {
  return events.slice(events.findLastIndex(({ type }) => (SANCTION_EVENTS as readonly string[]).includes(type)) + 1);
}

/** What a sanction would rest on as the case stands: the records, each undefined or empty while there is none. */
export interface SanctionBasis {
  readonly breach: PastEvent | undefined;
  readonly evidence: readonly PastEvent[];
  readonly statement: PastEvent | undefined;
  /** The first signature: the proposal that waits, or where nobody has proposed, the record of the breach. */
  readonly proposal: PastEvent | undefined;
}

export function basisOf(context: CorrectionsContext): SanctionBasis {
  const since = sinceLastSanctionBefore(context.history.events);
  const last = (types: readonly string[]) => since.findLast(({ type }) => types.includes(type));
  const declined = since.findLastIndex(({ type }) => type === 'sanction-declined');
  const waiting = since.slice(declined + 1);
  return {
    breach: last(['breach-found']) ?? last(BREACHES),
    evidence: since.filter(({ data }) => hasCompleteEvidence(data)),
    statement: last(STATEMENTS),
    proposal:
      waiting.findLast(({ type }) => type === 'sanction-proposed') ?? waiting.findLast(({ type }) => type === 'breach-found'),
  };
}
/** A review by somebody not complained of that let the proposal pass. */
const isReview =
  (accounts: readonly string[]) =>
  ({ type, data, by }: PastEvent): boolean =>
    type === 'second-review-made' && data.outcome !== 'refused' && !accounts.includes(by ?? '');

/** What a sanction still lacks, or undefined when it may be decided. */
export function notReady(
  context: CorrectionsContext,
  rule: string,
  input: Data | undefined,
  actor: string | undefined,
): Refusal | undefined {
  const last = context.lastDay;
  if (last !== undefined && ((input?.on as PlainDate | undefined) ?? context.on) > last) {
    return refusal(
      rule,
      [law(44)],
      words(`矫正期限已于${last}届满，不得再予处分`, `the term ended on ${last}: there is no sanction after it`),
      words('办理解除矫正', 'release the person'),
    );
  }
  const basis = basisOf(context);
  if (!basis.breach) {
    return refusal(
      rule,
      [measures(40)],
      words('没有新的违规记录和证据，不得处分', 'there is no breach on record since the last sanction'),
      words('先登记发现的违规', 'record the breach first'),
    );
  }
  if (!context.history.has('declared') && context.recordBegan === undefined && input && !input.note) {
    return refusal(
      'REG-05',
      [law(22)],
      words('本人未经入矫宣告，未被告知应当遵守的规定', 'the person was never read the rules: there is no entry declaration'),
      words('确需处分的，在备注中写明理由', 'if a sanction is needed all the same, state the reason in the note'),
    );
  }
  if (!basis.statement) {
    return refusal(
      rule,
      [measures(40)],
      words('未听取本人陈述，也未记录不能听取的原因', "the person's statement, or why there is none, is not on record"),
      words('先记录本人陈述，或者记录不能听取的原因', 'take the statement first, or record why there is none'),
    );
  }
  if (basis.evidence.length === 0) return lacksEvidence();
  const unsigned = needsTwo(basis, actor);
  if (unsigned) return unsigned;
  // Asked for the explanation, which everybody reads, the law says nothing of a complaint.
  return input ? needsReview(context, actor) : undefined;
}

/** The second signer is another account than the first. */
function needsTwo({ proposal }: SanctionBasis, actor: string | undefined): Refusal | undefined {
  if (!proposal) {
    return refusal(
      'ORG-02',
      [law(9)],
      words(
        '处分由一人提出、另一人决定，还没有人提出',
        'one person proposes a sanction and another decides: nobody has proposed this one',
      ),
      words('先由经办人提出处分意见', 'whoever handles the case proposes it first'),
    );
  }
  return actor !== undefined && proposal.by === actor
    ? refusal(
        'ORG-02',
        [law(9)],
        words('提出处分的人不得自己决定', 'whoever proposed the sanction may not decide it'),
        words('请由另一名负责人决定', 'another head decides'),
      )
    : undefined;
}

/** Accounts complained of within the months before a day. */
function complainedOf(context: CorrectionsContext, on = context.on): readonly string[] {
  return context.history.all('complaint-filed').flatMap((event) => {
    const account = event.data.complainedOf;
    const months = context.parameters.get('complaint.reviewMonths', event.on).value;
    return typeof account === 'string' && event.on <= on && on <= addMonths(event.on, months) ? [account] : [];
  });
}

function needsReview(context: CorrectionsContext, actor: string | undefined): Refusal | undefined {
  const accounts = complainedOf(context);
  const since = sinceLastSanctionBefore(context.history.events);
  const proposer = since.findLast(({ type }) => (PROPOSALS as readonly string[]).includes(type))?.by;
  const concerned = [proposer, actor].filter((account) => account !== undefined && accounts.includes(account));
  const reviewed = since.some(isReview(accounts));
  if (concerned.length === 0 || reviewed) return undefined;
  const remedy = words('请另一名工作人员复核处分意见', 'have somebody else review the proposal');
  return actor !== undefined && accounts.includes(actor)
    ? refusal('ORG-02', [law(9)], words('此项处分须先经另一人复核', 'this sanction is first reviewed by somebody else'), remedy)
    : refusal(
        'RIGHT-16',
        [law(61)],
        words(
          '提出处分的工作人员近期被本人投诉，须先经另一人复核',
          'the person has complained of whoever proposes this: somebody else reviews it first',
        ),
        remedy,
      );
}

/** What settles a proposal: a sanction, or none. */
const SETTLED: readonly string[] = [...SANCTION_EVENTS, 'sanction-declined'];

/** RIGHT-16: proposals by somebody complained of, before them or while they wait; only a review by somebody else counts. Hidden from the one complained of. */
export function reviewsOwed(context: CorrectionsContext): readonly Start[] {
  const { events } = context.history;
  return context.history.all('sanction-proposed').flatMap((proposal): Start[] => {
    const after = events.slice(events.indexOf(proposal) + 1);
    const settled = after.find(({ type }) => SETTLED.includes(type));
    const complaint = context.history.all('complaint-filed').find(({ on, data }) => {
      const until = addMonths(on, context.parameters.get('complaint.reviewMonths', on).value);
      return data.complainedOf === proposal.by && proposal.on <= until && (settled === undefined || on <= settled.on);
    });
    if (proposal.by === undefined || complaint === undefined) return [];
    const accounts = complainedOf(context, later(proposal.on, complaint.on));
    const run = after.filter((event) => event.type !== 'second-review-made' || !accounts.includes(event.by ?? ''));
    const said = words('提出处分意见的人被本人投诉', 'whoever proposed the sanction is complained of');
    return [{ ...startOf(proposal, said), opens: later(proposal.on, complaint.on), run, hiddenFrom: [proposal.by] }];
  });
}

/** A proposal that was settled needs no review any more; without one before it, that is a finding. */
export function isSettled({ run }: Start) {
  const event = run?.find(({ type }) => SETTLED.includes(type));
  return event ? { on: event.on, why: words('处分意见已有决定', 'the proposal was decided') } : undefined;
}

/** RIGHT-16: a sanction on record that came from somebody complained of, with nobody's review before it. */
export function retaliations(context: CorrectionsContext): readonly FindingMade[] {
  const events = context.history.events;
  return context.history.all(...SANCTION_EVENTS).flatMap((event) => {
    const accounts = complainedOf(context, event.on);
    const before = events.slice(0, events.indexOf(event));
    const proposer = before.findLast(({ type }) => (PROPOSALS as readonly string[]).includes(type))?.by;
    const concerned = [proposer, event.by].filter(
      (account): account is string => account !== undefined && accounts.includes(account),
    );
    const reviewed = sinceLastSanctionBefore(before).some(isReview(accounts));
    if (concerned.length === 0 || reviewed) return [];
    return [
      {
        rule: 'RIGHT-16',
        severity: 'warning' as const,
        words: words(
          `${event.on}的处分由被投诉的工作人员提出或者作出，未经另一人复核`,
          `The sanction of ${event.on} was proposed or decided by somebody complained of, and nobody else reviewed it`,
        ),
        cite: [law(61)],
        since: event.on,
        hiddenFrom: [...new Set(concerned)].sort(),
      },
    ];
  });
}

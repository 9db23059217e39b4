/**
 * Breach and sanction (违规与处分): 社区矫正法 28, 59; 实施办法 32, 34–36, 40.
 *
 * 1. CHECK-03: a suspected breach is looked into and its evidence kept; no sanction without evidence and the person's statement, or why there is none.
 * 2. ADM-01, WARN-01: admonition for what is slight, warning for what is more serious; the county agency decides, in writing, and copies the procuratorate.
 * 3. PSP-01: for surveillance, suspension and temporary release the police may be asked to punish. PSP-02: not for parole under that item.
 * 4. A breach is looked into promptly, and a proposal is decided promptly, by somebody else: with the sanction proposed, another one, or none and why.
 * 5. RIGHT-16: what somebody complained of has proposed is reviewed by another, within the days the county has set (evidence.ts).
 * 6. Two admonitions and still no change may lead to a warning: the later breach is shown, «no change» is for a human to say.
 */
import { law, measures, securityLaw } from '../kernel/citation.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { anew, type CorrectionsDuty, type CorrectionsProcedure, days, each, eachAnew, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import {
  BREACHES,
  basisOf,
  hasCompleteEvidence,
  isSettled,
  lacksEvidence,
  notReady,
  PROPOSALS,
  retaliations,
  reviewsOwed,
  SANCTION_EVENTS,
  STATEMENTS,
  sinceLastSanctionBefore,
} from './evidence.ts';
import { HANDLED } from './losses.ts';
import { COUNTY, COUNTY_HEAD, STAFF } from './posts.ts';
import { LIVE_STATES, SANCTIONS, SUPERVISED_STATES } from './vocabulary.ts';

const isParole = (context: CorrectionsContext) => context.kind === 'parole';

const notForParole = (): Refusal =>
  refusal(
    'PSP-02',
    [securityLaw('60(4)')],
    words('假释对象不适用“违反监督管理规定”的治安管理处罚', 'the item on breach of supervision rules does not cover parole'),
    words('可以警告，或者提请撤销假释', 'a warning, or a proposal to revoke parole'),
  );

/** Praise and sanctions are the county agency's to decide: the act says so, whatever was written. */
export const COUNTY_DECIDES = { approvedBy: 'county' } as const;

export const sanction = {
  id: 'sanction',
  title: words('违规与处分', 'Breach and sanction'),
  cite: [law(28, 59), measures(32, 34, 35, 36, 40)],
  actions: {
    'record-breach': {
      title: words('登记违规', 'Record a breach'),
      event: 'breach-found',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-03',
      cite: [measures(40)],
    },
    'take-statement': {
      title: words('记录本人陈述', 'Take the statement'),
      event: 'statement-taken',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-03',
      cite: [measures(40)],
      refuse: (_context, input) =>
        input && !input.content
          ? refusal(
              'CHECK-03',
              [measures(40)],
              words('没有写明本人怎么说', 'what the person said is not stated'),
              words(
                '写明本人陈述和申辩；没有听取到的，办理“记录未能听取陈述的原因”',
                'write it down; if there was none, record why there is no statement',
              ),
            )
          : undefined,
    },
    'keep-evidence': {
      title: words('固定证据', 'Keep evidence'),
      event: 'evidence-kept',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'CHECK-03',
      cite: [measures(40)],
      refuse: (_context, input) => (input && !hasCompleteEvidence(input) ? lacksEvidence() : undefined),
    },
    'note-no-statement': {
      title: words('记录未能听取陈述的原因', 'Record why there is no statement'),
      event: 'statement-lacking',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-03',
      cite: [measures(40)],
      refuse: (_context, input) =>
        input && !input.reason
          ? refusal('CHECK-03', [measures(40)], words('没有写明原因', 'the reason is not stated'), words('写明原因', 'state it'))
          : undefined,
    },
    'propose-sanction': {
      title: words('提出处分意见', 'Propose a sanction'),
      event: 'sanction-proposed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-03',
      cite: [measures(40)],
      refuse: (context, input) => (input?.sanction === 'punishment' && isParole(context) ? notForParole() : undefined),
    },
    'review-sanction': {
      title: words('复核处分意见', 'Review the proposal of a sanction'),
      event: 'second-review-made',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'ORG-02',
      cite: [law(9)],
      decides: PROPOSALS,
    },
    'decline-sanction': {
      title: words('决定不予处分', 'Decide against a sanction'),
      event: 'sanction-declined',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'CHECK-03',
      cite: [measures(40)],
      decides: PROPOSALS,
      refuse(context, input) {
        if (!basisOf(context).proposal)
          return refusal(
            'CHECK-03',
            [measures(40)],
            words('没有待决定的处分意见', 'no proposal of a sanction is waiting'),
            words('先由经办人提出处分意见', 'whoever handles the case proposes one first'),
          );
        return input && !input.reason
          ? refusal('CHECK-03', [measures(40)], words('没有写明理由', 'the reason is not stated'), words('写明理由', 'state it'))
          : undefined;
      },
    },
    admonish: {
      title: words('训诫', 'Admonish'),
      event: 'admonished',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'ADM-01',
      cite: [law(28), measures(34)],
      decides: PROPOSALS,
      refuse: (context, input, _by, actor) => notReady(context, 'ADM-01', input, actor),
      fills: () => COUNTY_DECIDES,
      settles: ['approvedBy'],
    },
    warn: {
      title: words('警告', 'Warn'),
      event: 'warned',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'WARN-01',
      cite: [law(28), measures(35)],
      decides: PROPOSALS,
      refuse: (context, input, _by, actor) => notReady(context, 'WARN-01', input, actor),
      fills: () => COUNTY_DECIDES,
      settles: ['approvedBy'],
    },
    'propose-punishment': {
      title: words('提请治安管理处罚', 'Propose public-security punishment'),
      event: 'punishment-proposed',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'PSP-01',
      cite: [law(28), measures(36)],
      decides: PROPOSALS,
      refuse: (context, input, _by, actor) => (isParole(context) ? notForParole() : notReady(context, 'PSP-01', input, actor)),
    },
    'record-punishment': {
      title: words('登记治安管理处罚结果', 'Record the punishment'),
      event: 'punished',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'PSP-01',
      cite: [law(28)],
    },
    'record-no-punishment': {
      title: words('登记公安机关不予处罚', 'Record that public security does not punish'),
      event: 'punishment-refused',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'PSP-01',
      cite: [law(28)],
    },
    'copy-to-procuratorate': {
      title: words('抄送人民检察院', 'Copy to the procuratorate'),
      event: 'copied-to-procuratorate',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'ASSESS-02',
      cite: [measures(32)],
    },
  },
  duties: [
    {
      rule: 'CHECK-03',
      who: 'judicial-office',
      act: words('查明违规，固定证据，听取陈述，提出意见', 'Look into the breach, keep evidence, hear the person, and propose'),
      cite: [measures(40)],
      starts: eachAnew('breach-found'),
      due: promptly('CHECK-03'),
      met: ['sanction-proposed', 'sanction-declined', ...HANDLED],
      endsWithCase: true,
      doneBy: 'propose-sanction',
    },
    decided('admonition', 'ADM-01', 'admonish', measures(34)),
    decided('warning', 'WARN-01', 'warn', measures(35)),
    decided('punishment', 'PSP-01', 'propose-punishment', measures(36)),
    {
      rule: 'PSP-01',
      clock: 'answer',
      who: 'public-security',
      act: words('对处罚建议作出答复', 'Answer the proposal of punishment'),
      cite: [law(28), measures(36)],
      starts: each('punishment-proposed'),
      due: promptly('PSP-01'),
      met: ['punished', 'punishment-refused'],
      endsWithCase: true,
      missed: words('由检察机关监督', 'the procuratorate may look into it'),
      doneBy: 'record-punishment',
    },
    {
      rule: 'RIGHT-16',
      who: 'county-agency',
      act: words('由未被投诉的另一人复核处分意见', 'Review the proposal, by somebody not complained of'),
      cite: [law(61)],
      starts: reviewsOwed,
      due: days('complaint.reviewDays'),
      met: ['second-review-made'],
      lifted: isSettled,
      endsWithCase: true,
      missed: words('未经复核不得处分', 'there is no sanction without it'),
      doneBy: 'review-sanction',
    },
  ],
  findings: [punishedOnParole, sanctionsWithoutGround, sanctionedUntold, decidedTooLow, admonitionsAddUp, retaliations],
} as const satisfies CorrectionsProcedure;

/** What waits for the second signer. */
function decided(of: keyof typeof SANCTIONS, rule: string, doneBy: string, article: string): CorrectionsDuty {
  const { zh, en } = SANCTIONS[of];
  return {
    rule,
    clock: 'decide',
    who: 'county-agency',
    act: words(`由另一人决定是否${zh}`, `Decide on the proposal, by somebody else: ${en.toLowerCase()}`),
    cite: [law(28), article],
    starts: (context) =>
      context.history
        .all('sanction-proposed')
        .filter(({ data }) => data.sanction === of)
        .map((event) => anew(event, context)),
    due: promptly(rule),
    met: ['sanction-declined', ...SANCTION_EVENTS],
    endsWithCase: true,
    doneBy,
  };
}

/** PSP-02: a hint while nothing has happened is noise; a proposal on record is a breach. */
function punishedOnParole(context: CorrectionsContext): readonly FindingMade[] {
  if (!isParole(context)) return [];
  const wrong = notForParole();
  return context.history.all('punishment-proposed').map((event) => ({
    rule: wrong.rule,
    severity: 'breach',
    words: words(wrong.zh, wrong.en),
    cite: wrong.cite,
    since: event.on,
  }));
}

/** CHECK-03: a sanction on record without a breach before it, without the person's word, or without a whole piece of evidence. */
function sanctionsWithoutGround(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all(...SANCTION_EVENTS).flatMap((event) => {
    if (context.recordBegan !== undefined && event.on < context.recordBegan) return [];
    // What carried one sanction carries no second.
    const before = sinceLastSanctionBefore(context.history.events.slice(0, context.history.events.indexOf(event)));
    const has = (types: readonly string[]) => before.some(({ type }) => types.includes(type));
    const lacks = [
      ...(has(BREACHES) ? [] : [{ severity: 'warning' as const, what: words('违规和证据', 'breach and no evidence') }]),
      // A history from elsewhere seldom carries the pieces themselves: that they are not here is a hint.
      ...(has(BREACHES) && !before.some(({ data }) => hasCompleteEvidence(data))
        ? [
            {
              severity: 'notice' as const,
              what: words('来源、时间、收集人和哈希齐全的证据', 'evidence with its source, day, collector and hash'),
            },
          ]
        : []),
      ...(has(STATEMENTS) ? [] : [{ severity: 'warning' as const, what: words('本人陈述', 'statement of the person') }]),
    ];
    return lacks.map(({ severity, what }) => ({
      rule: 'CHECK-03',
      severity,
      words: words(`${event.on}的处分之前没有${what.zh}的记录`, `No ${what.en} stands before the sanction of ${event.on}`),
      cite: [measures(34, 35, 36, 40)],
      since: event.on,
    }));
  });
}

/** RIGHT-05, REG-05: sanctioned before the rules were declared, and no reason is written down. */
function sanctionedUntold({ history, recordBegan }: CorrectionsContext): readonly FindingMade[] {
  if (recordBegan !== undefined) return [];
  const { events } = history;
  const declared = events.findIndex(({ type }) => type === 'declared');
  return history
    .all(...SANCTION_EVENTS)
    .filter((event) => !event.data.note && (declared < 0 || events.indexOf(event) < declared))
    .map((event) => ({
      rule: 'REG-05',
      severity: 'warning',
      words: words(
        `${event.on}的处分之前没有入矫宣告，也没有写明理由`,
        `No entry declaration stands before the sanction of ${event.on}, and no reason is given`,
      ),
      cite: [law(22), measures(20)],
      since: event.on,
    }));
}

const DECIDED_LOW: Readonly<Record<string, string>> = { praised: 'REWARD-01', admonished: 'ADM-01', warned: 'WARN-01' };

/** Praise, admonition and warning are the county agency's (rulebook §5.1): an office that has given one has acted beyond its power. */
function decidedTooLow(context: CorrectionsContext): readonly FindingMade[] {
  return context.history
    .all(...Object.keys(DECIDED_LOW))
    .filter(({ data }) => data.approvedBy === 'judicial-office')
    .map((event) => ({
      rule: DECIDED_LOW[event.type] ?? 'ASSESS-02',
      severity: 'breach',
      words: words(
        `${event.on}的决定由司法所作出，应由县级社区矫正机构作出`,
        `The decision of ${event.on} was the office’s; it is the county agency’s to make`,
      ),
      cite: [law(28), measures(32)],
      since: event.on,
    }));
}

/** WARN-01(5): two admonitions, and what came after them. */
function admonitionsAddUp(context: CorrectionsContext): readonly FindingMade[] {
  const admonitions = context.history.all('admonished');
  const needed = context.parameters.get('sanction.admonitionsForWarning', context.on).value;
  const last = admonitions.at(-1);
  if (!last || admonitions.length < needed || context.history.all('warned').some((event) => event.on >= last.on)) return [];
  const again = context.history.all('breach-found').some((event) => event.on > last.on);
  return [
    {
      rule: 'WARN-01',
      severity: 'warning',
      words: words(
        `已训诫${admonitions.length}次${again ? '，其后又有违规记录' : '，其后未见违规记录'}；是否“仍不改正”由人判断`,
        `${admonitions.length} admonitions${again ? ', and a breach after the last' : ', and no breach after the last'}; whether there is «still no change» is for a human to say`,
      ),
      cite: [measures(35)],
      since: last.on,
    },
  ];
}

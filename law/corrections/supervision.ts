/**
 * Graded supervision (分级监管): 社区矫正法 23, 24, 26; 实施办法 21, 23, 24.
 *
 * 1. National law fixes no frequency: how often a person of a grade reports, is visited or talked to is what the county's profile says, by date.
 * 2. «n a week» or «n a month» are n duties within each whole calendar week or month, due on its last day, from the first whole one after the grade began.
 *    The last day is the period's own and is not moved.
 * 3. A change of grade, of phase or of the table re-derives them: rounds not yet begun follow the new one, a round of several weeks or months that was
 *    running is taken away, and one of a single week or month is finished as it began.
 * 4. REP-03: while a prohibition order is in force the person reports on it, as often as the county says.
 * 5. A report made in a period counts for it; one more than it needs makes up for the oldest missed. A missed round stays overdue until it is made up
 *    for or a human has decided on it.
 */
import { law, measures } from '../kernel/citation.ts';
import { addDays } from '../kernel/plain-date.ts';
import type { DerivedDuty, DutyRule, FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, onDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { sayGrade } from './grades.ts';
import { STAFF } from './posts.ts';
import { CHANNELS, type Channel, type Round, roundsOf, sayFrequency } from './rounds.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

/** What asks for a round: the grade, or the prohibition order. */
const sayWhose = (context: CorrectionsContext, round: Round) => {
  if (round.grade === undefined) return words('禁止令', 'the prohibition order');
  const grade = sayGrade(context, round.grade, round.from);
  return words(grade.zh, `the grade «${grade.en}»`);
};

/** The starts of one channel: `count` for each round, the next round too, although it has not begun. */
function startsOf(context: CorrectionsContext, channel: Channel): readonly Start[] {
  const rounds = roundsOf(context).filter((round) => round.channel === channel);
  const next = rounds.find((round) => round.from > context.on);
  return rounds.flatMap((round) => {
    const often = sayFrequency(round.frequency);
    const whose = sayWhose(context, round);
    return Array.from({ length: round.count }, (_, place): Start => {
      const act = round.acts[place];
      return {
        opens: round.from,
        said: words(`起的一轮，${whose.zh}${often.zh}（本地参数）`, `a round of ${whose.en}, ${often.en} (local parameter)`),
        run: act ? [act] : [],
        ...(place === 0 ? {} : { proceeding: `${channel}-${place + 1}` }),
        ...(round === next ? { isNext: true as const } : {}),
      };
    });
  });
}

const roundOf = (start: Start, context: CorrectionsContext, channel: Channel) =>
  roundsOf(context).find((round) => round.channel === channel && round.from === start.opens);

/**
 * A round falling wholly in custody, running when revocation was granted, or overtaken by another grade is not owed; a missed one on which a sanction was
 * decided is done with.
 */
const liftedRound = (channel: Channel) => (start: Start, context: CorrectionsContext) => {
  const round = roundOf(start, context, channel);
  if (!round) return undefined;
  const inCustody = context.custody.some(
    (span) => span.from <= round.from && (span.to === undefined ? context.on > round.to : span.to > round.to),
  );
  if (inCustody) return { on: round.to, why: words('整个周期处于羁押中', 'the whole round fell in custody') };
  if (round.replacedOn !== undefined && round.replacedOn <= context.on) {
    return {
      on: round.replacedOn,
      why: words('管理类别或者频次已变更，按新的执行', 'another grade or frequency took its place'),
    };
  }
  const ruling = context.history.all('court-ruled', 'organ-decided').findLast((event) => event.data.outcome === 'granted');
  if (context.track.granted && ruling && ruling.on <= round.to) {
    return { on: ruling.on, why: words('已裁定撤销或者决定收监', 'revoked or returned to prison') };
  }
  const decided = context.history.all('admonished', 'warned', 'punished').find((event) => event.on > round.to);
  return decided ? { on: decided.on, why: words('已就此作出处理', 'it has been decided on') } : undefined;
};

const duty = (
  channel: Channel,
  rule: string,
  who: DutyRule<CorrectionsContext>['who'],
  cite: readonly string[],
  doneBy: string,
): DutyRule<CorrectionsContext> => ({
  rule,
  clock: channel,
  who,
  act: CHANNELS[channel].words,
  cite,
  starts: (context) => startsOf(context, channel),
  due: onDay((start, context) => roundOf(start, context, channel)?.to),
  met: [CHANNELS[channel].event],
  lifted: liftedRound(channel),
  endsWithCase: true,
  doneBy,
});

const REPORT_CITE = [law(23), measures(24)];
const CHECK_CITE = [law(26), measures(23)];

export const supervision = {
  id: 'supervision',
  title: words('分级监管', 'Graded supervision'),
  cite: [law(23, 24, 26), measures(21, 23, 24)],
  actions: {
    'record-prohibition-report': {
      title: words('记录遵守禁止令情况报告', 'Record a report on the prohibition order'),
      event: 'prohibition-reported',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-03',
      cite: [measures(24)],
      refuse: (context) =>
        context.facts.prohibition
          ? undefined
          : refusal(
              'REP-03',
              [measures(24)],
              words('本案没有禁止令', 'there is no prohibition order in this case'),
              words('如裁判中有禁止令，先更正案件事实', 'correct the facts if the decision has one'),
            ),
    },
  },
  duties: [
    duty('phone', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('in-person', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('written', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('app', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('visit', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-visit'),
    duty('talk', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-contact'),
    duty('contact', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-contact'),
    duty('check', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-information-check'),
    duty('prohibition', 'REP-03', 'person', [measures(24)], 'record-prohibition-report'),
  ],
  findings: [missedReports],
} as const satisfies CorrectionsProcedure;

/** REP-01, REP-03: rounds missed and not made up for. What they mean is for a human to say. */
function missedReports(_context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const missed = (rule: string, zh: string, en: string, cite: readonly string[]): readonly FindingMade[] => {
    const rounds = duties.map(({ duty: owed }) => owed).filter((owed) => owed.rule === rule && owed.status === 'overdue');
    const oldest = rounds
      .map(({ due }) => due)
      .filter((due) => due !== null)
      .sort()[0];
    if (oldest === undefined) return [];
    const said = words(`有${rounds.length}次${zh}未完成`, `${rounds.length} ${en} were missed`);
    return [{ rule, severity: 'warning', words: said, cite, since: addDays(oldest, 1) }];
  };
  return [
    ...missed('REP-01', '定期报告', 'periodic reports', REPORT_CITE),
    ...missed('REP-03', '禁止令情况报告', 'reports on the prohibition order', [measures(24)]),
  ];
}

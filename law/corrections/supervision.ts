/**
 * Graded supervision (分级监管): 社区矫正法 23, 24, 26; 实施办法 21, 23, 24.
 *
 * 1. National law fixes no frequency: how often a person of a grade reports, is visited or talked to is what the county's profile says, by date.
 * 2. «n a week» or «n a month» are n duties within each whole calendar week or month, due on its last day, from the first whole one after the grade began.
 *    The last day is the period's own and is not moved.
 * 3. A report made in a period counts for it; one more than it needs makes up for the oldest missed. A missed round stays overdue until it is made up
 *    for or a human has decided on it.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { type Period, wholePeriods } from '../kernel/periods.ts';
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts';
import type { DerivedDuty, DutyRule, FindingMade, Start } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import type { Frequency } from '../parameters/definitions.ts';
import { type CorrectionsProcedure, onDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';

type Channel = Frequency['channel'];

interface Channelled {
  readonly words: Words;
  readonly parameter: 'report.byGrade' | 'visit.byGrade' | 'individualTalk.byGrade';
  readonly event: 'report-made' | 'visit-made' | 'contact-made';
  /** Words by which a record says that it was made this way; a record that says nothing counts for any. */
  readonly forms: readonly string[];
}

const CHANNELS: Readonly<Record<Channel, Channelled>> = {
  phone: {
    words: words('电话报告', 'Report by phone'),
    parameter: 'report.byGrade',
    event: 'report-made',
    forms: ['phone', '电话'],
  },
  'in-person': {
    words: words('到所报告', 'Report in person'),
    parameter: 'report.byGrade',
    event: 'report-made',
    forms: ['in-person', '到所', '当面'],
  },
  written: {
    words: words('书面报告', 'Written report'),
    parameter: 'report.byGrade',
    event: 'report-made',
    forms: ['written', '书面'],
  },
  app: {
    words: words('信息化报告', 'Report by app'),
    parameter: 'report.byGrade',
    event: 'report-made',
    forms: ['app', '信息化'],
  },
  visit: { words: words('实地查访', 'Visit'), parameter: 'visit.byGrade', event: 'visit-made', forms: [] },
  talk: {
    words: words('个别谈话', 'Individual talk'),
    parameter: 'individualTalk.byGrade',
    event: 'contact-made',
    forms: ['talk', '谈话'],
  },
};

const PARAMETERS = ['report.byGrade', 'visit.byGrade', 'individualTalk.byGrade'] as const;

/** How far ahead rounds are made, so that a server can store them; a longer round still gets its next occurrence. */
const ROUNDS_AHEAD_MONTHS = 3;

interface Grading {
  readonly grade: string;
  readonly from: PlainDate;
  readonly before: PlainDate;
  readonly event: PastEvent;
}

/** The grades the person has had, each with its days `[from, before)`. Until one is decided, the profile's grade on entry holds. */
function gradingsOf(context: CorrectionsContext): readonly Grading[] {
  const far = addMonths(context.on, ROUNDS_AHEAD_MONTHS);
  const steps = context.history.all('registered', 'taken-over', 'graded').flatMap((event) => {
    const grade =
      (event.data.grade as string | undefined) ?? context.parameters.find('grade.initial', event.on)?.value ?? undefined;
    return grade === undefined || (event.type === 'registered' && context.recordBegan !== undefined)
      ? []
      : [{ grade, from: event.on, event }];
  });
  return steps.map((step, place) => ({ ...step, before: steps[place + 1]?.from ?? far }));
}

interface Round extends Period {
  readonly channel: Channel;
  readonly count: number;
  readonly grading: Grading;
  readonly frequency: Frequency;
  acts: PastEvent[];
}

function roundsOf(context: CorrectionsContext): readonly Round[] {
  return gradingsOf(context).flatMap((grading) =>
    PARAMETERS.flatMap((key) => context.parameters.find(key, grading.from)?.value[grading.grade] ?? []).flatMap((frequency) =>
      wholePeriods(grading.from, grading.before, frequency.every, frequency.unit).map(
        (period): Round => ({ ...period, channel: frequency.channel, count: frequency.times, grading, frequency, acts: [] }),
      ),
    ),
  );
}

const countsFor = (channel: Channel, event: PastEvent) => {
  const { event: type, forms } = CHANNELS[channel];
  const form = event.data.form;
  return event.type === type && (forms.length === 0 || typeof form !== 'string' || forms.includes(form));
};

/** One reading of a case asks for its rounds many times: they are worked out once for each context, which never changes. */
const known = new WeakMap<CorrectionsContext, readonly Round[]>();

/** The rounds of a case. Each act is given to the round it falls in, and what that round does not need to the oldest missed one. */
function roundsWithActs(context: CorrectionsContext): readonly Round[] {
  const before = known.get(context);
  if (before) return before;
  const rounds = roundsOf(context);
  known.set(context, rounds);
  for (const act of context.history.all('report-made', 'visit-made', 'contact-made')) {
    const wanting = rounds.filter(
      (round) => countsFor(round.channel, act) && round.acts.length < round.count && round.from <= act.on,
    );
    const round = wanting.find((candidate) => act.on <= candidate.to) ?? wanting[0];
    round?.acts.push(act);
  }
  return rounds;
}

const sayFrequency = ({ times, every, unit }: Frequency): Words => {
  const span = every === 1 ? '' : String(every);
  return unit === 'week'
    ? words(`每${span}周${times}次`, `${times} every ${every === 1 ? 'week' : `${every} weeks`}`)
    : words(`每${span}${every === 1 ? '月' : '个月'}${times}次`, `${times} every ${every === 1 ? 'month' : `${every} months`}`);
};

const sayGrade = (context: CorrectionsContext, grading: Grading) =>
  context.parameters.find('grade.names', grading.from)?.value[grading.grade] ?? grading.grade;

/** The starts of one channel: `count` for each round, the next round too, although it has not begun. */
function startsOf(context: CorrectionsContext, channel: Channel): readonly Start[] {
  const rounds = roundsWithActs(context).filter((round) => round.channel === channel);
  const next = rounds.find((round) => round.from > context.on);
  return rounds.flatMap((round) => {
    const often = sayFrequency(round.frequency);
    const grade = sayGrade(context, round.grading);
    return Array.from({ length: round.count }, (_, place): Start => {
      const act = round.acts[place];
      return {
        opens: round.from,
        said: words(`起的一轮，${grade}${often.zh}（本地参数）`, `a round of ${grade}, ${often.en} (local parameter)`),
        run: act ? [act] : [],
        ...(place === 0 ? {} : { proceeding: `${channel}-${place + 1}` }),
        ...(round === next ? { isNext: true as const } : {}),
      };
    });
  });
}

const roundOf = (start: Start, context: CorrectionsContext, channel: Channel) =>
  roundsWithActs(context).find((round) => round.channel === channel && round.from === start.opens);

/** A round falling wholly in custody, or running when revocation was granted, is not owed; a missed one on which a sanction was decided is done with. */
const liftedRound = (channel: Channel) => (start: Start, context: CorrectionsContext) => {
  const round = roundOf(start, context, channel);
  if (!round) return undefined;
  const inCustody = context.custody.some(
    (span) => span.from <= round.from && (span.to === undefined ? context.on > round.to : span.to > round.to),
  );
  if (inCustody) return { on: round.to, why: words('整个周期处于羁押中', 'the whole round fell in custody') };
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
  actions: {},
  duties: [
    duty('phone', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('in-person', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('written', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('app', 'REP-01', 'person', REPORT_CITE, 'record-report'),
    duty('visit', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-visit'),
    duty('talk', 'CHECK-01', 'judicial-office', CHECK_CITE, 'record-contact'),
  ],
  findings: [missedReports],
} as const satisfies CorrectionsProcedure;

/** REP-01: rounds missed and not made up for. What they mean is for a human to say. */
function missedReports(_context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const missed = duties.map((derived) => derived.duty).filter(({ rule, status }) => rule === 'REP-01' && status === 'overdue');
  const oldest = missed[0]?.due;
  if (!oldest) return [];
  return [
    {
      rule: 'REP-01',
      severity: 'warning',
      words: words(`有${missed.length}次定期报告未完成`, `${missed.length} periodic reports were missed`),
      cite: REPORT_CITE,
      since: addDays(oldest, 1),
    },
  ];
}

/**
 * Grade and plan (分类管理与矫正方案): 社区矫正法 3, 24; 实施办法 21, 22.
 *
 * 1. CLS-01: the person is classified, and told. Number, names and content of grades are local; so are the phases, and who decides where the county
 *    agency has left it to the office.
 * 2. A phase that brings a grade of its own holds whatever has been decided; when the entry phase is over, the grade is decided anew.
 * 3. Where the county sets a cycle the grade is decided again when it is over, with a reason; keeping it is a decision too.
 * 4. REG-07: a change of grade or of phase, and a cycle where the county has one, bring the plan up for review.
 * 5. What a local table counts as a ground for the strict grade is shown when it holds. A human decides.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { byCycle, type CorrectionsProcedure, first, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { finalPhaseBegins, gradeOfPhase, gradeOn, initialPhaseEnds, sayGrade } from './grades.ts';
import { COUNTY, STAFF } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

type Data = Readonly<Record<string, unknown>>;
const CITE = [law(24), measures(21)];
const PLAN_CITE = [law(24), measures(22)];

/** Whether the county has left the grade to the office; national law gives it to the county agency. */
const officeDecides = (context: CorrectionsContext, on: PlainDate) =>
  context.parameters.find('grade.decidedBy', on)?.value === 'judicial-office';

/** What is wrong with a grade decided on a day, with the grade held the day before. */
function wrongGrade(context: CorrectionsContext, data: Data, on: PlainDate, before: string | undefined): Refusal | undefined {
  const grade = data.grade as string | undefined;
  if (grade === undefined) return undefined;
  const names = context.parameters.find('grade.names', on)?.value;
  if (names && !Object.hasOwn(names, grade)) {
    return refusal(
      'CLS-01',
      CITE,
      words(`本地没有“${grade}”这一管理类别`, `«${grade}» is not a grade of this county`),
      words(`可选：${Object.values(names).join('、')}`, `choose one of ${Object.keys(names).join(', ')}`),
    );
  }
  const brought = gradeOfPhase(context, on);
  if (brought !== undefined && brought !== grade) {
    const ends = initialPhaseEnds(context);
    const until = ends !== undefined && on < ends ? ends : undefined;
    const name = sayGrade(context, brought, on);
    return refusal(
      'CLS-01',
      CITE,
      words(
        `本阶段一律适用“${name.zh}”（本地参数）${until ? `，至${addDays(until, -1)}止` : ''}`,
        `this phase has the grade «${name.en}» for everybody (local parameter)${until ? `, until ${addDays(until, -1)}` : ''}`,
      ),
      until ? words(`${until}起再确定其他类别`, `decide another grade from ${until}`) : undefined,
    );
  }
  const changes = before !== undefined && before !== grade;
  if (changes && !data.reason && !data.note && !data.ground && context.parameters.find('grade.reasonRequired', on)?.value) {
    return refusal(
      'CLS-01',
      CITE,
      words('调整管理类别没有写明理由', 'the change of grade states no reason'),
      words('写明理由：考核结果、奖惩或者风险评估', 'state it: assessment, rewards and sanctions, or the risk assessed'),
    );
  }
  return undefined;
}

/** Decisions that change the grade; the first one is the classification itself. */
function gradeChanges(context: CorrectionsContext): readonly PastEvent[] {
  const graded = context.history.all('graded');
  return graded.filter((event, place) => place > 0 && event.data.grade !== graded[place - 1]?.data.grade);
}

/** A phase that ends or begins on a day that has a day in it. */
function phaseStart(context: CorrectionsContext, day: PlainDate | undefined, said: Words): readonly Start[] {
  const began = context.history.first('registered', 'taken-over')?.on;
  if (day === undefined || began === undefined || day < began) return [];
  return context.lastDay !== undefined && day > context.lastDay ? [] : [{ opens: day, said }];
}
const afterInitial = (context: CorrectionsContext) =>
  phaseStart(context, initialPhaseEnds(context), words('入矫教育阶段结束', 'the initial phase is over'));
const atFinal = (context: CorrectionsContext) =>
  phaseStart(context, finalPhaseBegins(context), words('进入解矫前阶段', 'the final phase begins'));

/** Decisions from a day on: an earlier one does not do what that day asks for. */
const gradedFrom = (context: CorrectionsContext, day: PlainDate) => context.history.all('graded').filter(({ on }) => on >= day);

/** While revocation or return is proposed, and once it is granted, nobody is graded for what comes after. */
export function proposedSince(
  start: Start,
  context: CorrectionsContext,
): { readonly on: PlainDate; readonly why: Words } | undefined {
  const proposal = context.history.last('revocation-proposed', 'recommittal-proposed', 'new-crime-revoked');
  return proposal && proposal.on >= start.opens && !refusedAfter(context, proposal)
    ? { on: proposal.on, why: words('已提请撤销或者收监', 'revocation or return has been proposed') }
    : undefined;
}

const refusedAfter = (context: CorrectionsContext, proposal: PastEvent) =>
  context.history
    .all('court-ruled', 'organ-decided', 'proposal-withdrawn')
    .some((event) => event.on >= proposal.on && (event.type === 'proposal-withdrawn' || event.data.outcome === 'refused'));

export const grading = {
  id: 'grading',
  title: words('分类管理与矫正方案', 'Grade and plan'),
  cite: [law(24), measures(21, 22)],
  actions: {
    grade: {
      title: words('确定管理类别', 'Decide the grade'),
      event: 'graded',
      from: SUPERVISED_STATES,
      by: ['office-head', ...COUNTY],
      rule: 'CLS-01',
      cite: CITE,
      refuse(context, input, by) {
        const on = (input?.on as PlainDate | undefined) ?? context.on;
        const county: readonly string[] = COUNTY;
        if (!by.some((role) => county.includes(role)) && !officeDecides(context, on)) {
          return refusal(
            'CLS-01',
            CITE,
            words('管理类别由县级社区矫正机构确定', 'the county agency decides the grade'),
            words('请报县级社区矫正机构确定', 'send it to the county agency'),
          );
        }
        return input ? wrongGrade(context, input, on, gradeOn(context, on)) : undefined;
      },
    },
    'tell-grade': {
      title: words('告知管理类别', 'Tell the person the grade'),
      event: 'grade-told',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CLS-01',
      cite: CITE,
      refuse: (context) =>
        context.history.has('graded')
          ? undefined
          : refusal('CLS-01', CITE, words('尚未确定管理类别', 'no grade has been decided yet')),
    },
    'revise-plan': {
      title: words('调整矫正方案', 'Revise the correction plan'),
      event: 'plan-revised',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REG-07',
      cite: PLAN_CITE,
      refuse: noPlanYet,
    },
    'review-plan': {
      title: words('评估矫正方案，维持不变', 'Review the correction plan and keep it'),
      event: 'plan-reviewed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REG-07',
      cite: PLAN_CITE,
      refuse: noPlanYet,
    },
  },
  duties: [
    {
      rule: 'CLS-01',
      who: 'county-agency',
      act: words('确定管理类别', 'Decide the grade'),
      cite: CITE,
      starts: first('registered'),
      due: promptly('CLS-01'),
      met: ['graded'],
      doneBy: 'grade',
    },
    {
      rule: 'CLS-01',
      clock: 'phase',
      who: (start, context) => (officeDecides(context, start.opens) ? 'judicial-office' : 'county-agency'),
      act: words('入矫教育阶段后确定管理类别', 'Decide the grade after the initial phase'),
      cite: CITE,
      starts: (context) => afterInitial(context).map((start) => ({ ...start, run: gradedFrom(context, start.opens) })),
      due: promptly('CLS-01'),
      met: ['graded'],
      endsWithCase: true,
      doneBy: 'grade',
    },
    {
      rule: 'CLS-01',
      clock: 'review',
      who: (start, context) => (officeDecides(context, start.opens) ? 'judicial-office' : 'county-agency'),
      act: words('重新评定管理类别', 'Decide the grade again'),
      cite: CITE,
      appliesTo: (context) => context.parameters.find('grade.reviewCycle', context.on) !== undefined,
      starts: (context) => {
        const began = context.history.first('graded') ?? context.history.first('taken-over');
        return began ? [startOf(began)] : [];
      },
      due: byCycle('grade.reviewCycle'),
      met: ['graded'],
      recurring: true,
      rests: (context) => context.custody,
      lifted: proposedSince,
      endsWithCase: true,
      doneBy: 'grade',
    },
    {
      rule: 'CLS-01',
      clock: 'told',
      who: 'judicial-office',
      act: words('告知本人管理类别及其要求', 'Tell the person the grade and what it asks'),
      cite: CITE,
      starts: (context) => {
        const classified = context.history.first('graded');
        return [...(classified ? [classified] : []), ...gradeChanges(context)].map((event) => startOf(event));
      },
      due: promptly('CLS-01'),
      met: ['grade-told'],
      endsWithCase: true,
      doneBy: 'tell-grade',
    },
    {
      rule: 'REG-07',
      who: 'county-agency',
      act: words('管理类别、阶段变动后调整矫正方案', 'Revise the plan after a change of grade or phase'),
      cite: PLAN_CITE,
      starts: (context) =>
        [...gradeChanges(context).map((event) => startOf(event)), ...afterInitial(context), ...atFinal(context)].sort((a, b) =>
          a.opens < b.opens ? -1 : 1,
        ),
      due: promptly('REG-07'),
      met: ['plan-revised', 'plan-reviewed'],
      endsWithCase: true,
      doneBy: 'revise-plan',
    },
    {
      rule: 'REG-07',
      clock: 'review',
      who: 'judicial-office',
      act: words('评估矫正方案的实施效果', 'Review how the plan works'),
      cite: PLAN_CITE,
      appliesTo: (context) => context.parameters.find('plan.reviewCycle', context.on) !== undefined,
      starts: first('plan-made', 'taken-over'),
      due: byCycle('plan.reviewCycle'),
      met: ['plan-revised', 'plan-reviewed'],
      recurring: true,
      rests: (context) => context.custody,
      lifted: proposedSince,
      endsWithCase: true,
      doneBy: 'review-plan',
    },
  ],
  findings: [gradesThatMayNotStand, gradesWithoutReason, groundsForStrict],
} as const satisfies CorrectionsProcedure;

function noPlanYet(context: CorrectionsContext): Refusal | undefined {
  return context.history.has('plan-made') || context.recordBegan !== undefined
    ? undefined
    : refusal(
        'REG-07',
        [measures(22)],
        words('尚无矫正方案可调整', 'there is no plan to revise yet'),
        words('先制定矫正方案', 'make the plan first'),
      );
}

/** Grades on record that the county's own table does not allow; the latest decision only: an earlier one is done with. */
function gradesThatMayNotStand(context: CorrectionsContext): readonly FindingMade[] {
  const event = context.history.last('graded');
  if (!event) return [];
  const wrong = wrongGrade(context, { ...event.data, reason: 'on record' }, event.on, undefined);
  const tooLow =
    event.data.approvedBy === 'judicial-office' && !officeDecides(context, event.on)
      ? refusal(
          'CLS-01',
          CITE,
          words('管理类别由司法所确定，未报县级社区矫正机构', 'The office decided the grade, not the county agency'),
        )
      : undefined;
  return [wrong, tooLow]
    .filter((made) => made !== undefined)
    .map(({ rule, zh, en, cite }) => ({ rule, severity: 'warning', words: words(zh, en), cite, since: event.on }));
}

/** CLS-01: a change whose reason nobody wrote down, while it is the latest. */
function gradesWithoutReason(context: CorrectionsContext): readonly FindingMade[] {
  const last = gradeChanges(context).at(-1);
  if (!last || last !== context.history.last('graded')) return [];
  const { reason, note, ground } = last.data;
  if (reason || note || ground) return [];
  const said = words('调整管理类别没有写明理由', 'The grade was changed without a reason on record');
  return [{ rule: 'CLS-01', severity: 'notice', words: said, cite: CITE, since: last.on }];
}

const FAILED = 'unqualified';

/** The local grounds for the strict grade that hold since the last decision on it. */
function groundsForStrict(context: CorrectionsContext): readonly FindingMade[] {
  const grounds = context.parameters.find('grade.strictGrounds', context.on)?.value;
  if (!grounds || gradeOn(context, context.on) === grounds.grade || context.ended) return [];
  const decided = context.history.last('graded', 'taken-over')?.on;
  const counted = (types: readonly string[], least: number | undefined, zh: string, en: string) => {
    if (least === undefined) return [];
    const events = context.history.all(...types).filter((event) => event.type !== 'assessed' || event.data.result === FAILED);
    const last = events.at(-1);
    if (!last || events.length < least || (decided !== undefined && last.on < decided)) return [];
    return [{ zh: `${zh}${events.length}次`, en: `${events.length} ${en}`, on: last.on }];
  };
  const held = [
    ...counted(['admonished'], grounds.admonitions, '训诫', 'admonitions'),
    ...counted(['warned'], grounds.warnings, '警告', 'warnings'),
    ...counted(['punished'], grounds.punishments, '治安管理处罚', 'punishments'),
    ...counted(['assessed'], grounds.failedAssessments, '考核不合格', 'failed assessments'),
  ];
  const since = held.map(({ on }) => on).sort()[0];
  if (since === undefined) return [];
  const grade = sayGrade(context, grounds.grade, context.on);
  return [
    {
      rule: 'CLS-01',
      severity: 'notice',
      words: words(
        `${held.map(({ zh }) => zh).join('、')}，符合本地“${grade.zh}”的情形；是否调整由人决定`,
        `${held.map(({ en }) => en).join(', ')}: a local ground for «${grade.en}»; whether to change the grade is for a human to decide`,
      ),
      cite: CITE,
      since,
    },
  ];
}

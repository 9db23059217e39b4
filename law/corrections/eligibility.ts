/**
 * What a person may look forward to (可期待事项): the earliest day of each, if nothing changes. None of it decides anything.
 */
import { law, measures } from '../kernel/citation.ts';
import type { Eligibility } from '../kernel/explanation.ts';
import { type PlainDate, sayDate } from '../kernel/plain-date.ts';
import type { DerivedDuty } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import { consideredFrom, declinedSince, isUnderSupervision } from './assessment.ts';
import type { CorrectionsContext } from './context.ts';
import { initialPhaseEnds } from './grades.ts';
import { PRAISE_LACKS } from './vocabulary.ts';

const CONDITIONS = ['acceptsJudgment', 'obeysLaw', 'obeysRules', 'takesPart'] as const;

/** Praise, the next decision on the grade, the end of a prohibition order and of positioning, and the last day; earliest first. */
export function eligibilitiesOf(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly Eligibility[] {
  if (context.ended) return [];
  const last = context.lastDay;
  const within = (day: PlainDate | undefined): day is PlainDate => day !== undefined && (last === undefined || day <= last);
  const owed = (rule: string, clock: string) =>
    duties.map(({ duty }) => duty).find((duty) => duty.rule === rule && duty.clock === clock && duty.status === 'open');
  const list: Eligibility[] = [];
  const add = (one: Omit<Eligibility, 'reached'>) => list.push({ ...one, reached: one.earliest <= context.on });

  const praise = isUnderSupervision(context) ? consideredFrom(context) : undefined;
  if (within(praise)) {
    add({
      what: 'praise',
      title: words('表扬', 'Praise'),
      earliest: praise,
      decideBy: owed('REWARD-01', 'decide')?.due ?? null,
      rule: 'REWARD-01',
      cite: [law(28), measures(33)],
      because: praiseBecause(context, praise),
      conditions: CONDITIONS.map((condition) => ({
        code: condition,
        lack: PRAISE_LACKS[condition],
        // Whether a condition holds is never concluded from a record.
        holds: null,
      })),
    });
  }
  const phase = initialPhaseEnds(context);
  const review = owed('CLS-01', 'review');
  const grade = phase !== undefined && phase > context.on ? phase : (review?.due ?? undefined);
  if (within(grade)) {
    add({
      what: 'grade-review',
      title: words('重新评定管理类别', 'Decision on the grade'),
      earliest: grade,
      decideBy: grade === phase ? null : grade,
      rule: 'CLS-01',
      cite: [law(24), measures(21)],
      because:
        grade === phase
          ? words(
              '入矫教育阶段结束后确定类别（本地参数）',
              'the grade is decided when the initial phase is over (local parameter)',
            )
          : words('本地评定周期届满前重新评定', 'the local cycle ends, and the grade is decided again by then'),
      conditions: [],
    });
  }
  const order = context.facts.prohibition?.to;
  if (within(order) && order >= context.on) {
    add({
      what: 'prohibition-end',
      title: words('禁止令期满', 'End of the prohibition order'),
      earliest: order,
      decideBy: null,
      rule: 'BAN-01',
      cite: ['刑法 38、72'],
      because: words('裁判写明的禁止令最后一日', 'the last day of the order, as the decision gives it'),
      conditions: [],
    });
  }
  const positioning = owed('EPOS-02', 'main')?.due ?? undefined;
  if (within(positioning)) {
    add({
      what: 'positioning-end',
      title: words('电子定位期满', 'End of positioning'),
      earliest: positioning,
      decideBy: null,
      rule: 'EPOS-02',
      cite: [law(29)],
      because: words(
        '批准使用的最后一日，未再批准即解除',
        'the last day approved: without another approval the device comes off',
      ),
      conditions: [],
    });
  }
  if (last !== undefined && last >= context.on) {
    add({
      what: 'release',
      title: words('矫正期满', 'Last day of the term'),
      earliest: last,
      decideBy: last,
      rule: 'REL-02',
      cite: [law(44)],
      because: words(
        '期满当日解除；有待决事项的由人决定',
        'released on that day; what is still pending is for a human to decide',
      ),
      conditions: [],
    });
  }
  return list.sort((a, b) => (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0));
}

/** Why praise is looked at from that day: the six months, or when it was declined, and for which condition (RIGHT-06). */
function praiseBecause(context: CorrectionsContext, from: PlainDate): Words {
  const declined = declinedSince(context);
  if (declined === undefined) {
    return words(
      '自接受社区矫正之日起满六个月；本地规定处分、表扬后重新起算的，自其日起算；四项条件由人审查',
      'six months from the beginning of community corrections, or from the last sanction or praise where the county counts anew; the four conditions are for a human to examine',
    );
  }
  const lack = lackOf(declined.data.praiseLacks);
  const again = from > declined.on;
  return words(
    `${sayDate(declined.on)}审议后暂不表扬${lack ? `（${lack.zh}）` : ''}；${again ? '到期再次审议，' : '时间条件已满足，'}四项条件由人审查`,
    `on ${declined.on} praise was declined for now${lack ? ` (${lack.en.toLowerCase()})` : ''}; ${again ? 'it is considered again from that day' : 'the time has come'}, the four conditions are for a human to examine`,
  );
}

/** The condition that failed; «other» says nothing here, its reason goes to the person in writing. */
const lackOf = (code: unknown): Words | undefined =>
  typeof code === 'string' && code !== 'other' && Object.hasOwn(PRAISE_LACKS, code)
    ? PRAISE_LACKS[code as keyof typeof PRAISE_LACKS]
    : undefined;

/**
 * The ground of a temporary release (暂予监外执行的情形与保证人): 实施办法 24; 暂予监外执行规定 10–12, 20; 刑事诉讼法 265, 268.
 *
 * 1. REP-08: the agency may have an illness diagnosed, a pregnancy tested, the ability to care for oneself established. With a pregnancy the expected
 *    day, with a nursed child its first birthday are days on which the ground is looked at again.
 * 2. REP-09: with medical release somebody stands surety: of full capacity and willing, free, with a home and an income, living with the person or in
 *    the same city or county. The guarantor reports at once when something happens. Whoever loses the surety names another; without one in time the
 *    return to prison may follow (RECM-01). A human decides.
 */
import { law, measures, procedureLaw, releaseRules } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addMonths, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { type CorrectionsProcedure, eachAnew, promptly, sameDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

const isTemporaryRelease = ({ kind }: CorrectionsContext) => kind === 'temporary-release';
const isMedical = (context: CorrectionsContext) =>
  isTemporaryRelease(context) && context.facts.temporaryReleaseGround === 'medical';

const onlyTemporary = (context: CorrectionsContext) =>
  isTemporaryRelease(context)
    ? undefined
    : refusal(
        'REP-08',
        [measures(24)],
        words('仅适用于暂予监外执行的对象', 'this applies only to temporary execution outside prison'),
        words('其他对象的病情写入报告或者走访记录', 'of others, write it into a report or a visit'),
      );
const onlyMedical = (context: CorrectionsContext) =>
  isMedical(context)
    ? undefined
    : refusal(
        'REP-09',
        [releaseRules(10)],
        words('仅适用于保外就医的对象', 'this applies only to medical release'),
        words('核对案件事实中的暂予监外执行情形', 'check the ground of the release among the facts of the case'),
      );

/** What a guarantor must be (暂予监外执行规定 11). */
const CONDITIONS: Readonly<Record<string, Words>> = {
  capable: words('具有完全民事行为能力，愿意承担保证义务', 'of full capacity and willing'),
  unrestricted: words('人身自由未受限制', 'not restricted in freedom'),
  settled: words('有固定住处和收入', 'with a fixed home and an income'),
  near: words('与被保证人共同居住或者居住在同一市、县', 'living with the person or in the same city or county'),
};

const unmet = (data: Readonly<Record<string, unknown>>, isUnmet: (value: unknown) => boolean) =>
  Object.entries(CONDITIONS).filter(([name]) => isUnmet(data[name]));
const listed = (conditions: readonly (readonly [string, Words])[]): Words =>
  words(conditions.map(([, { zh }]) => zh).join('；'), conditions.map(([, { en }]) => en).join('; '));

function mayNotStandSurety(
  context: CorrectionsContext,
  input: Readonly<Record<string, unknown>> | undefined,
): Refusal | undefined {
  const wrong = onlyMedical(context);
  if (wrong || !input) return wrong;
  const open = unmet(input, (value) => value !== true);
  return open.length === 0
    ? undefined
    : refusal(
        'REP-09',
        [releaseRules(11)],
        words(`保证人的条件未经核实：${listed(open).zh}`, `the guarantor has not been found to be: ${listed(open).en}`),
        words(
          '逐项核实后再登记；不符合的，请本人另行提出保证人',
          'look at each; if one is not met, the person names somebody else',
        ),
      );
}

export const health = {
  id: 'health',
  title: words('暂予监外执行的情形与保证人', 'Ground and guarantor of temporary release'),
  cite: [measures(24), releaseRules(10, 11, 12), procedureLaw(265)],
  actions: {
    'record-diagnosis': {
      title: words('组织诊断、检查、鉴别', 'Have the ground established'),
      event: 'diagnosis-made',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-08',
      cite: [measures(24)],
      refuse: onlyTemporary,
    },
    'name-guarantor': {
      title: words('确定保证人', 'Name the guarantor'),
      event: 'guarantor-named',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-09',
      cite: [releaseRules(10, 11)],
      refuse: mayNotStandSurety,
    },
    'record-guarantor-report': {
      title: words('登记保证人报告', 'Record a report of the guarantor'),
      event: 'guarantor-reported',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-09',
      cite: [releaseRules(12)],
      refuse: onlyMedical,
    },
    'record-guarantor-lost': {
      title: words('登记保证人丧失条件', 'Record that the surety is lost'),
      event: 'guarantor-lost',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-09',
      cite: [releaseRules(11, 12)],
      refuse: onlyMedical,
    },
  },
  duties: [
    {
      rule: 'REP-08',
      clock: 'delivery',
      who: 'county-agency',
      act: words('预产期已到，核查暂予监外执行的情形', 'The expected day has come: look at the ground again'),
      cite: [measures(24), procedureLaw(265)],
      appliesTo: isTemporaryRelease,
      starts: (context) =>
        checksFrom(context, 'expectedOn', 'bornOn', words('为预产期', 'expected day of delivery'), (day) => day),
      due: sameDay(),
      met: ['diagnosis-made'],
      endsWithCase: true,
      doneBy: 'record-diagnosis',
    },
    {
      rule: 'REP-08',
      clock: 'birthday',
      who: 'county-agency',
      act: words('婴儿满一周岁，核查暂予监外执行的情形', 'The child is one year old: look at the ground again'),
      cite: [measures(24), procedureLaw(265)],
      appliesTo: isTemporaryRelease,
      starts: (context) =>
        checksFrom(context, 'bornOn', undefined, words('婴儿满一周岁', 'the child’s first birthday'), (day) =>
          addMonths(day, context.parameters.get('release.nursingMonths', day).value),
        ),
      due: sameDay(),
      met: ['diagnosis-made'],
      endsWithCase: true,
      doneBy: 'record-diagnosis',
    },
    {
      rule: 'REP-09',
      clock: 'follow',
      who: 'county-agency',
      act: words('核实保证人报告的情况', 'Look into what the guarantor reported'),
      cite: [releaseRules(12)],
      starts: eachAnew('guarantor-reported'),
      due: promptly('REP-09'),
      met: ['visit-made', 'contact-made', 'diagnosis-made', 'breach-found', 'contact-lost', 'recommittal-proposed'],
      endsWithCase: true,
      doneBy: 'record-visit',
    },
    {
      rule: 'REP-09',
      clock: 'replace',
      who: 'person',
      act: words('提出新的保证人', 'Name another guarantor'),
      cite: [releaseRules(11, 12)],
      starts: eachAnew('guarantor-lost'),
      due: promptly('REP-09'),
      met: ['guarantor-named'],
      missed: words(
        '未及时提出新的保证人的，可提请收监。由人决定',
        'without one in time the return to prison may follow. A human decides',
      ),
      doneBy: 'name-guarantor',
    },
  ],
  findings: [withoutGuarantor, guarantorsThatMayNot],
} as const satisfies CorrectionsProcedure;

/** A day on which the ground is looked at again, as the latest check names it; once the child is born its birthday takes the place of the expected day. */
function checksFrom(
  context: CorrectionsContext,
  field: 'expectedOn' | 'bornOn',
  replacedBy: 'bornOn' | undefined,
  said: Words,
  dayOf: (day: PlainDate) => PlainDate,
): readonly Start[] {
  const checks = context.history.all('diagnosis-made');
  const latest = checks.findLast((event) => event.data[field] !== undefined);
  if (!latest) return [];
  const day = dayOf(latest.data[field] as PlainDate);
  const later = checks.filter((event) => event.index !== latest.index && event.on >= latest.on);
  const replaced = replacedBy !== undefined && later.some((event) => event.data[replacedBy] !== undefined && event.on < day);
  if (replaced || day < latest.on) return [];
  return [{ ...startOf(latest, said), opens: day, run: later.filter((event) => event.on >= day) }];
}

const lostSurety = ({ history }: CorrectionsContext): PastEvent | undefined => {
  const last = history.last('guarantor-named', 'guarantor-lost');
  return last?.type === 'guarantor-lost' ? last : undefined;
};

/** RECM-01(7): the surety is lost and nobody has taken its place. */
function withoutGuarantor(context: CorrectionsContext): readonly FindingMade[] {
  const lost = isMedical(context) ? lostSurety(context) : undefined;
  return lost
    ? [
        {
          rule: 'REP-09',
          severity: 'warning',
          words: words(
            `${lost.on}起没有保证人；未及时提出新的保证人的，属于可以提请收监的情形，由人决定`,
            `Without a guarantor since ${lost.on}; if none is named in time that is a ground to propose the return, for a human to decide`,
          ),
          cite: [releaseRules(11), law(49)],
          since: lost.on,
        },
      ]
    : [];
}

/** A guarantor on record who is said not to meet a condition; what the record does not say is left alone. */
function guarantorsThatMayNot(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('guarantor-named').flatMap((event) => {
    const wrong = unmet(event.data, (value) => value === false);
    return wrong.length === 0
      ? []
      : [
          {
            rule: 'REP-09',
            severity: 'warning',
            words: words(`保证人不符合条件：${listed(wrong).zh}`, `The guarantor does not meet: ${listed(wrong).en}`),
            cite: [releaseRules(11)],
            since: event.on,
          },
        ];
  });
}

/**
 * Reporting and health (报告与病情): 社区矫正法 23, 26; 实施办法 23, 24; 暂予监外执行规定 21.
 *
 * 1. REP-01, CHECK-01: periodic reports, visits and contacts, as often as the county's profile says by grade. National law fixes no frequency.
 * 2. REP-04: a person released temporarily reports on the body condition every month.
 * 3. REP-05: with medical release, a re-examination every three months at a hospital the province names.
 * 4. REP-06: a longer interval needs approval: the county below one month added, the next higher agency from one month, the province from three.
 * 5. REP-07: with medical release the agency reviews the papers every three months.
 */
import { law, measures, releaseRules } from '../kernel/citation.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, first, months } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { othersWithoutReason } from './visits.ts';
import { APPROVERS, type Approver, codesOf, SUPERVISED_STATES } from './vocabulary.ts';

const isTemporaryRelease = (context: CorrectionsContext) => context.kind === 'temporary-release';
const isMedicalRelease = (context: CorrectionsContext) =>
  isTemporaryRelease(context) && context.facts.temporaryReleaseGround === 'medical';

/**
 * Months that a decision adds to the normal interval (REP-06): one made before the round opened, or while it was running. A decision made after the
 * round was done says nothing about it.
 */
const extension = (what: 'health-report' | 're-examination') => (start: Start, context: CorrectionsContext) => {
  const acts = context.history.all(what === 'health-report' ? 'health-reported' : 're-examined');
  const decision = context.history.all('interval-extended').findLast((event) => {
    const doneBefore = acts.some((act) => act.on > start.opens && act.on <= event.on);
    return event.data.what === what && !doneBefore;
  });
  return decision ? Number(decision.data.months) : 0;
};

/** The level that may add so many months (REP-06). */
function approverOf(added: number, context: CorrectionsContext): Approver {
  if (added >= context.parameters.get('medical.provinceFromMonths', context.on).value) return 'province';
  return added >= context.parameters.get('medical.higherFromMonths', context.on).value ? 'higher' : 'county';
}

function wrongApprover(context: CorrectionsContext, data: Readonly<Record<string, unknown>>): Refusal | undefined {
  const needed = approverOf(Number(data.months), context);
  const given = data.approvedBy as Approver | undefined;
  const ranks = codesOf(APPROVERS);
  if (given !== undefined && given !== 'bureau-head' && ranks.indexOf(given) >= ranks.indexOf(needed)) return undefined;
  return refusal(
    'REP-06',
    [measures(24)],
    words(
      `延长${data.months}个月应由${APPROVERS[needed].zh}批准，记录的批准层级为${given ? APPROVERS[given].zh : '未记'}`,
      `adding ${data.months} months is for the ${APPROVERS[needed].en.toLowerCase()} to approve; on record: ${given ? APPROVERS[given].en.toLowerCase() : 'nobody'}`,
    ),
  );
}

export const reporting = {
  id: 'reporting',
  title: words('报告与病情', 'Reporting and health'),
  cite: [law(23, 26), measures(23, 24)],
  actions: {
    'record-report': {
      title: words('记录报告', 'Record a report'),
      event: 'report-made',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-01',
      cite: [law(23), measures(24)],
    },
    'record-visit': {
      title: words('记录查访', 'Record a visit'),
      event: 'visit-made',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-01',
      cite: [law(26), measures(23)],
      refuse: (_context, input) => (input ? othersWithoutReason(input) : undefined),
    },
    'record-contact': {
      title: words('记录联络', 'Record a contact'),
      event: 'contact-made',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-01',
      cite: [law(26), measures(23)],
    },
    'record-information-check': {
      title: words('记录信息化核查', 'Record an information check'),
      event: 'information-checked',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-01',
      cite: [law(26), measures(23)],
    },
    'record-health-report': {
      title: words('记录身体情况报告', 'Record a body-condition report'),
      event: 'health-reported',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-04',
      cite: [measures(24)],
      refuse: (context) => onlyFor(isTemporaryRelease(context), 'REP-04'),
    },
    'record-re-examination': {
      title: words('记录病情复查', 'Record a re-examination'),
      event: 're-examined',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-05',
      cite: [measures(24)],
      refuse: (context, input) => onlyFor(isMedicalRelease(context), 'REP-05') ?? (input ? notNamed(context, input) : undefined),
    },
    'review-health': {
      title: words('核查病情', 'Review the illness'),
      event: 'agency-review-made',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-07',
      cite: [releaseRules(21)],
      refuse: (context) => onlyFor(isMedicalRelease(context), 'REP-07'),
    },
    'extend-interval': {
      title: words('延长报告、复查间隔', 'Extend an interval'),
      event: 'interval-extended',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-06',
      cite: [measures(24)],
      refuse: (context, input) =>
        onlyFor(isTemporaryRelease(context), 'REP-06') ?? (input ? wrongApprover(context, input) : undefined),
    },
  },
  duties: [
    {
      rule: 'REP-04',
      who: 'person',
      act: words('报告身体情况', 'Report the body condition'),
      cite: [measures(24)],
      appliesTo: isTemporaryRelease,
      starts: first('registered', 'taken-over'),
      due: months('medical.reportMonths', extension('health-report')),
      met: ['health-reported'],
      recurring: true,
      missed: words(
        '可警告；警告后仍不改正的可提请收监。由人决定',
        'a warning, then a proposal to return to prison, may follow. A human decides',
      ),
      doneBy: 'record-health-report',
    },
    {
      rule: 'REP-05',
      who: 'person',
      act: words('提交病情复查材料', 'Hand in the re-examination papers'),
      cite: [measures(24)],
      appliesTo: isMedicalRelease,
      starts: first('registered', 'taken-over'),
      due: months('medical.reviewMonths', extension('re-examination')),
      met: ['re-examined'],
      recurring: true,
      missed: words(
        '可警告；警告后仍拒不提交的可提请收监。由人决定',
        'a warning, then a proposal to return to prison, may follow. A human decides',
      ),
      doneBy: 'record-re-examination',
    },
    {
      rule: 'REP-07',
      who: 'county-agency',
      act: words('核查病情复查材料', 'Review the re-examination papers'),
      cite: [releaseRules(21)],
      appliesTo: isMedicalRelease,
      starts: first('registered', 'taken-over'),
      due: months('medical.agencyReviewMonths'),
      met: ['agency-review-made'],
      recurring: true,
      endsWithCase: true,
      missed: words('由检察机关纠正（检察规则 629）', 'the procuratorate may correct (检察规则 629)'),
      doneBy: 'review-health',
    },
  ],
  findings: [examinedElsewhere, intervalsApprovedTooLow],
} as const satisfies CorrectionsProcedure;

function onlyFor(applies: boolean, rule: string): Refusal | undefined {
  return applies
    ? undefined
    : refusal(
        rule,
        [measures(24)],
        rule === 'REP-04' || rule === 'REP-06'
          ? words('仅适用于暂予监外执行的对象', 'this applies only to temporary execution outside prison')
          : words('仅适用于保外就医的对象', 'this applies only to medical release'),
      );
}

/** Hospitals the province has named, as the county keeps them (REP-05); where it keeps no list nothing can be said. */
function notNamed(context: CorrectionsContext, data: Readonly<Record<string, unknown>>): Refusal | undefined {
  const named = context.parameters.find('medical.hospitals', context.on)?.value ?? [];
  if (named.length === 0 || named.includes(String(data.hospital))) return undefined;
  return refusal(
    'REP-05',
    [measures(24)],
    words(
      data.hospital ? `“${data.hospital}”不在省级人民政府指定的医院名单内` : '未写明复查的医院',
      data.hospital ? `«${data.hospital}» is not among the hospitals the province has named` : 'the hospital is not stated',
    ),
    words(`到名单内的医院复查：${named.join('、')}`, `re-examination at one of: ${named.join(', ')}`),
  );
}

/** A re-examination on record at a hospital that was not on the list of its day. */
function examinedElsewhere(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('re-examined').flatMap((event) => {
    const wrong = event.data.hospital === undefined ? undefined : notNamed({ ...context, on: event.on }, event.data);
    return wrong
      ? [{ rule: wrong.rule, severity: 'warning', words: words(wrong.zh, wrong.en), cite: wrong.cite, since: event.on }]
      : [];
  });
}

function intervalsApprovedTooLow(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('interval-extended').flatMap((event) => {
    const wrong = wrongApprover(context, event.data);
    return wrong
      ? [{ rule: wrong.rule, severity: 'breach', words: words(wrong.zh, wrong.en), cite: wrong.cite, since: event.on }]
      : [];
  });
}

/**
 * Arrival (交付与报到): 社区矫正法 19–21; 实施办法 15–17; 刑诉解释 515, 519.
 *
 * 1. DOC-01: once a judgment, ruling or decision takes effect, the organ tells the agency within 5 days and delivers the documents within 10.
 * 2. DOC-02, DOC-04: the agency sends a receipt within 5 days; asked for missing papers, the organ supplies them within 5 days. Nobody is turned away.
 * 3. RPT-01: a person under surveillance, on probation or on parole reports to the county agency within 10 days of effect.
 * 4. RPT-02: a person released temporarily is handed over within 10 days of receipt of the decision; the person is in custody, so days off do not move it.
 * 5. RPT-03: whoever has not reported by the last day is searched for the next day, at once.
 */
import { interpretation, law, measures, procedureLaw } from '../kernel/citation.ts';
import { addDays } from '../kernel/plain-date.ts';
import type { DerivedDuty, FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, days, each, first, sameDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { isBeyondAdmonition, isOverMonth, ladderOf, leftOut } from './out-of-supervision.ts';
import { holdsAtExpiry } from './overlay.ts';
import { COUNTY, STAFF } from './posts.ts';
import { LIVE_STATES, type Organ } from './vocabulary.ts';

const isTemporaryRelease = (context: CorrectionsContext) => context.kind === 'temporary-release';

/** Who hands over: the prison for cases of the prison administration, public security for court and police cases (RPT-02). */
const CUSTODIANS = {
  'prison-administration': 'prison',
  court: 'public-security',
  'public-security': 'public-security',
} as const satisfies Record<Organ, string>;

function custodian(_start: Start, context: CorrectionsContext) {
  const organ = context.history
    .all('decision-received-by-custodian', 'decision-effective', 'notice-received')
    .find((event) => event.data.organ)?.data.organ as Organ | undefined;
  return organ === undefined ? 'decision-organ' : CUSTODIANS[organ];
}

/** The day after a report fell due unmet (RPT-03). */
function unreported(context: CorrectionsContext, derived: readonly DerivedDuty[]): readonly Start[] {
  const report = derived.find(({ duty }) => duty.rule === 'RPT-01');
  if (!report || report.duty.due === null || report.duty.due >= context.on || report.resting) return [];
  const { due, doneOn } = report.duty;
  const settledInTime = (doneOn !== null && doneOn <= due) || (report.liftedOn !== undefined && report.liftedOn <= due);
  return settledInTime
    ? []
    : [{ opens: addDays(due, 1), said: words('报到期限已过，本人未报到', 'the day to report has passed without a report') }];
}

export const arrival = {
  id: 'arrival',
  title: words('交付与报到', 'Arrival'),
  cite: [law(19, 20, 21), measures(15, 16, 17)],
  actions: {
    'record-decision': {
      title: words('登记判决（决定）生效', 'Record that the decision took effect'),
      event: 'decision-effective',
      from: ['expected', 'overdue', 'registered'],
      by: COUNTY,
      rule: 'DOC-01',
      cite: [law(20)],
      refuse: (context) =>
        context.history.has('decision-effective')
          ? refusal(
              'DOC-01',
              [law(20)],
              words('判决（决定）生效已登记', 'that the decision took effect is already on record'),
              words('如有错误，请更正该条记录', 'correct that record if it is wrong'),
            )
          : undefined,
    },
    'record-reporting-notice': {
      title: words('登记书面告知', 'Record the written reporting notice'),
      event: 'reporting-notice-given',
      from: ['expected', 'overdue'],
      by: STAFF,
      rule: 'DOC-05',
      cite: [law(19), measures(15)],
    },
    'record-custodian-receipt': {
      title: words('登记看守所、监狱收到决定', 'Record that the custodian received the decision'),
      event: 'decision-received-by-custodian',
      from: ['expected', 'overdue'],
      by: COUNTY,
      rule: 'RPT-02',
      cite: [law(21)],
      refuse: (context) =>
        isTemporaryRelease(context)
          ? undefined
          : refusal(
              'RPT-02',
              [law(21)],
              words(
                '只有暂予监外执行的对象由看守所、监狱移送',
                'only a person released temporarily is handed over by a custodian',
              ),
            ),
    },
    'record-notice': {
      title: words('登记收到通知', 'Record the notice'),
      event: 'notice-received',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'DOC-01',
      cite: [law(20)],
    },
    'receive-documents': {
      title: words('接收法律文书', 'Receive the legal documents'),
      event: 'documents-received',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'DOC-01',
      cite: [law(20)],
    },
    'send-receipt': {
      title: words('寄送回执', 'Send the receipt'),
      event: 'receipt-sent',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'DOC-02',
      cite: [measures(16)],
    },
    'request-documents': {
      title: words('要求补齐文书', 'Ask for missing documents'),
      event: 'documents-requested',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'DOC-04',
      cite: [measures(16)],
    },
    'record-supplied-documents': {
      title: words('登记文书补齐', 'Record that documents were supplied'),
      event: 'documents-supplied',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'DOC-04',
      cite: [measures(16)],
    },
    'report-in': {
      title: words('登记报到', 'Record reporting in'),
      event: 'reported-in',
      from: ['expected', 'overdue'],
      by: STAFF,
      rule: 'RPT-01',
      cite: [law(21)],
      refuse: (context) =>
        isTemporaryRelease(context)
          ? refusal(
              'RPT-02',
              [law(21)],
              words(
                '暂予监外执行的对象由看守所、监狱移送，不自行报到',
                'a person released temporarily is handed over and does not self-report',
              ),
              words('办理“移送交付”', 'record the hand-over instead'),
            )
          : undefined,
    },
    'hand-over': {
      title: words('移送交付', 'Record the hand-over'),
      event: 'handed-over',
      from: ['expected', 'overdue'],
      by: COUNTY,
      rule: 'RPT-02',
      cite: [law(21)],
      refuse: (context) =>
        isTemporaryRelease(context)
          ? undefined
          : refusal(
              'RPT-01',
              [law(21)],
              words(
                '管制、缓刑、假释对象自行报到，不由移送交付',
                'persons under surveillance, on probation or parole report in by themselves',
              ),
              words('办理“登记报到”', 'record reporting in instead'),
            ),
    },
    'start-search': {
      title: words('组织查找', 'Start the search'),
      event: 'search-started',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'RPT-03',
      cite: [law(30), measures(38)],
      refuse: (context) =>
        holdsAtExpiry(context) || context.history.has('contact-lost') || context.track.state === 'active'
          ? undefined
          : refusal(
              'RPT-03',
              [law(30)],
              words('本人已在册，未登记失去联系', 'the person is in hand and no loss of contact is on record'),
            ),
    },
  },
  duties: [
    {
      rule: 'DOC-01',
      clock: 'notify',
      who: 'decision-organ',
      act: words('通知社区矫正机构', 'Notify the agency'),
      cite: [law(20)],
      starts: first('decision-effective'),
      due: days('doc.notifyDays'),
      met: ['notice-received', 'documents-received'],
      missed: words('可能漏管；由检察机关纠正', 'the person may never be taken on; the procuratorate may correct'),
      doneBy: 'record-notice',
    },
    {
      rule: 'DOC-01',
      clock: 'deliver',
      who: 'decision-organ',
      act: words('送达法律文书', 'Deliver the legal documents'),
      cite: [law(20)],
      starts: first('decision-effective'),
      due: days('doc.deliverDays'),
      met: ['documents-received'],
      missed: words('可能漏管；由检察机关纠正', 'the person may never be taken on; the procuratorate may correct'),
      doneBy: 'receive-documents',
    },
    {
      rule: 'DOC-02',
      who: 'county-agency',
      act: words('寄送送达回执', 'Send the receipt'),
      cite: [measures(16)],
      starts: each('documents-received'),
      due: days('doc.receiptDays'),
      met: ['receipt-sent'],
      missed: words('由检察机关纠正', 'the procuratorate may correct'),
      doneBy: 'send-receipt',
    },
    {
      rule: 'DOC-04',
      who: 'decision-organ',
      act: words('补齐法律文书', 'Supply the missing documents'),
      cite: [measures(16)],
      starts: each('documents-requested'),
      due: days('doc.supplyDays'),
      met: ['documents-supplied'],
      doneBy: 'record-supplied-documents',
    },
    {
      rule: 'RPT-01',
      who: 'person',
      act: words('到县社区矫正机构报到', 'Report to the county agency'),
      cite: [law(21)],
      appliesTo: (context) => !isTemporaryRelease(context),
      starts: first('decision-effective'),
      due: days('report.days'),
      met: ['reported-in', 'registered'],
      missed: words(
        '不超过十日训诫，超过十日警告；超过一个月可提请撤销缓刑、假释。均由人决定',
        'up to 10 days late: admonition; beyond: warning; over a month: revocation may be proposed. A human decides',
      ),
      doneBy: 'report-in',
    },
    {
      rule: 'RPT-02',
      who: custodian,
      act: words('移送至社区矫正机构', 'Hand the person over to the agency'),
      cite: [law(21), interpretation(515)],
      appliesTo: isTemporaryRelease,
      starts: (context) => {
        const event = context.history.first('decision-received-by-custodian') ?? context.history.first('decision-effective');
        return event ? [startOf(event)] : [];
      },
      due: days('handover.days', { stands: true }),
      met: ['handed-over', 'registered'],
      missed: words('由检察机关纠正', 'the procuratorate may correct'),
      doneBy: 'hand-over',
    },
    {
      rule: 'RPT-03',
      who: 'county-agency',
      act: words('立即组织查找', 'Search at once'),
      cite: [law(30), measures(38)],
      appliesTo: (context) => !isTemporaryRelease(context),
      starts: unreported,
      due: sameDay(),
      met: ['search-started'],
      lifted: (start, context) => {
        const arrived = context.history.first('reported-in', 'registered');
        return arrived && arrived.on >= start.opens
          ? { on: arrived.on, why: words('本人已报到', 'the person has reported') }
          : undefined;
      },
      missed: words('脱管、漏管的监督责任', 'responsibility for a person out of supervision'),
      doneBy: 'start-search',
    },
  ],
  findings: [notReported, reportedLate, arrivedWithoutDecision],
} as const satisfies CorrectionsProcedure;

/** RPT-03: nobody has seen the person and the day has passed. */
function notReported(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const report = duties.find(({ duty }) => duty.rule === 'RPT-01' || duty.rule === 'RPT-02')?.duty;
  if (context.track.state !== 'expected' && context.track.state !== 'overdue') return [];
  if (report?.status !== 'overdue' || report.due === null) {
    return context.track.state === 'overdue'
      ? [
          {
            rule: 'RPT-03',
            severity: 'breach',
            words: words(
              '接续记录载明逾期未报到，应组织查找',
              'the record taken over says the person has not reported: search at once',
            ),
            cite: [law(30), measures(38)],
          },
        ]
      : [];
  }
  const ladder = ladderOf(context, report.due, context.on);
  const { days: late } = ladder;
  const not = leftOut(ladder);
  const next = context.inCustody ? words('现被羁押', 'now in custody') : words('应立即组织查找', 'search at once');
  const told = context.history.has('reporting-notice-given');
  const crossing = crossingOf(context, report.due);
  return [
    {
      rule: 'RPT-03',
      severity: 'breach',
      words: words(
        `应于${report.due}前报到，已逾期${late}日${not.zh}，${next.zh}。${crossing.zh}${told ? '' : '未见书面告知记录（DOC-05），逾期可能有正当理由。'}`,
        `Due on ${report.due}, ${late} days late${not.en}: ${next.en}. ${crossing.en}${told ? '' : ' No written notice is on record (DOC-05), so there may be a proper reason.'}`,
      ),
      cite: [law(30), measures(34, 35, 38, 46), procedureLaw(105)],
      since: addDays(report.due, 1),
    },
  ];
}

/** Where the lateness stands on the ladder: shown, never concluded (ADM-01, WARN-01, REVP-01). */
function crossingOf(context: CorrectionsContext, due: CorrectionsContext['on'], until = context.on) {
  const warningBeyond = context.parameters.get('sanction.lateWarningDays', due).value;
  if (isOverMonth(context, due, until)) {
    return words(
      '已超过一个月，无正当理由的可提请撤销缓刑、假释。',
      'Over a month: without a proper reason revocation may be proposed.',
    );
  }
  return isBeyondAdmonition(context, due, ladderOf(context, due, until))
    ? words(`已超过${warningBeyond}日，达到警告界限。`, `Beyond ${warningBeyond} days: the limit of a warning.`)
    : words(`未超过${warningBeyond}日，训诫界限内。`, `Within ${warningBeyond} days: the limit of an admonition.`);
}

/** ADM-01, WARN-01: arrived after the day; a proper reason or a missing notice makes it a record only. */
function reportedLate(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const report = duties.find(({ duty }) => duty.rule === 'RPT-01')?.duty;
  if (report?.status !== 'met-late' || report.due === null || report.doneOn === null) return [];
  if (context.recordBegan !== undefined && report.due < context.recordBegan) return [];
  const arrived = context.history.first('reported-in', 'registered');
  const reason = arrived?.data.properReason;
  const ladder = ladderOf(context, report.due, report.doneOn);
  const { days: late } = ladder;
  const not = leftOut(ladder);
  const excused = reason === 'yes' || !context.history.has('reporting-notice-given');
  return [
    {
      rule: isBeyondAdmonition(context, report.due, ladder) ? 'WARN-01' : 'ADM-01',
      severity: excused ? 'notice' : 'breach',
      words: excused
        ? words(
            `逾期${late}日报到${not.zh}；${reason === 'yes' ? '有正当理由' : '无书面告知记录'}，仅作记录`,
            `Reported ${late} days late${not.en}; ${reason === 'yes' ? 'there is a proper reason' : 'no written notice is on record'}: record only`,
          )
        : words(
            `逾期${late}日报到${not.zh}。${crossingOf(context, report.due, report.doneOn).zh}`,
            `Reported ${late} days late${not.en}. ${crossingOf(context, report.due, report.doneOn).en}`,
          ),
      cite: [measures(34, 35)],
      since: report.doneOn,
    },
  ];
}

/** DOC-04: here before the papers. Registered all the same, and the organ is asked for them. */
function arrivedWithoutDecision(context: CorrectionsContext): readonly FindingMade[] {
  const arrived = context.history.first('reported-in', 'handed-over', 'registered');
  if (!arrived || context.recordBegan !== undefined || context.history.has('documents-received')) return [];
  return [
    {
      rule: 'DOC-04',
      severity: 'notice',
      words: words(
        '本人已到，法律文书未收到：照常接收，并要求决定机关五日内补齐',
        'The person is here and the documents are not: take the person on, and ask the organ for them',
      ),
      cite: [measures(16)],
      since: arrived.on,
    },
  ];
}

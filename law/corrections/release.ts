/**
 * Release and termination (解除与终止): 社区矫正法 44, 45, 51; 实施办法 53, 54; 监狱法 28.
 *
 * 1. REL-01: 30 days before the end the person writes a summary; the office prepares from 45 days before. Days off do not move a clock that counts back.
 * 2. REL-02: on the last day, with nothing pending, the person is released that day. Nothing moves it.
 * 3. REL-04: with temporary release the prison is told in writing within the last month.
 * 4. REL-06: while a measure or a proposal is pending the case is held for a human; no certificate is issued by itself.
 * 5. REL-05, REL-07, REL-08: pardon releases; revocation, return and death terminate, without a certificate.
 */
import { law, measures, procuratorateRules, releaseRules } from '../kernel/citation.ts';
import { addDays, addMonths } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, onDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { holdsAtExpiry, isTermOver } from './overlay.ts';
import { COUNTY, COUNTY_HEAD, STAFF } from './posts.ts';
import { isFinal, LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

/** The preparation of a release starts so many days before the end. */
function preparation(context: CorrectionsContext): readonly Start[] {
  if (!context.term) return [];
  const ahead = context.parameters.get('release.prepDays', context.term.to).value;
  return [
    { opens: addDays(context.term.to, -ahead), said: words(`距矫正期满${ahead}日`, `${ahead} days before the end of the term`) },
  ];
}

const lastDay = onDay((_start, context) => context.term?.to);

export const release = {
  id: 'release',
  title: words('解除与终止', 'Release and termination'),
  cite: [law(44, 45, 51), measures(53, 54)],
  actions: {
    'write-summary': {
      title: words('收到个人总结', 'Receive the personal summary'),
      event: 'summary-written',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REL-01',
      cite: [measures(53)],
    },
    appraise: {
      title: words('书面鉴定', 'Write the appraisal'),
      event: 'appraised',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REL-01',
      cite: [measures(53)],
    },
    'tell-prison': {
      title: words('书面通知监狱、看守所', 'Tell the prison in writing'),
      event: 'prison-told',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REL-04',
      cite: [releaseRules(27)],
    },
    release: {
      title: words('解除矫正', 'Release'),
      event: 'released',
      from: ['registered', 'active', 'revocation-pending', 'expiry-hold'],
      by: COUNTY,
      rule: 'REL-02',
      cite: [law(44), measures(53)],
      refuse: mayNotBeReleased,
    },
    'record-death': {
      title: words('登记死亡', 'Record death'),
      event: 'died',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'REL-08',
      cite: [law(45, 51)],
    },
    'record-pardon': {
      title: words('登记赦免', 'Record pardon'),
      event: 'pardoned',
      from: LIVE_STATES,
      by: COUNTY_HEAD,
      rule: 'REL-05',
      cite: [law(44)],
    },
    'record-annulment': {
      title: words('登记判决撤销', 'Record that the decision was annulled'),
      event: 'annulled',
      from: LIVE_STATES,
      by: COUNTY_HEAD,
      rule: 'DOC-01',
      cite: [law(20)],
    },
  },
  duties: [
    {
      rule: 'REL-01',
      who: 'person',
      act: words('提交个人总结', 'Write the personal summary'),
      cite: [measures(53)],
      starts: preparation,
      due: onDay((_start, context) =>
        context.term
          ? addDays(context.term.to, -context.parameters.get('release.summaryDays', context.term.to).value)
          : undefined,
      ),
      met: ['summary-written'],
      doneBy: 'write-summary',
    },
    {
      rule: 'REL-02',
      who: 'county-agency',
      act: words('按期解除矫正', 'Release on the day'),
      cite: [law(44), measures(53)],
      starts: preparation,
      due: lastDay,
      met: ['released'],
      endsWithCase: true,
      waits: (_start, context) => isTermOver(context) && holdsAtExpiry(context),
      lifted: (_start, context) => {
        const ruling = context.history.last('court-ruled', 'organ-decided', 'not-found-after-ruling');
        return context.track.granted && ruling
          ? { on: ruling.on, why: words('已裁定撤销或者决定收监', 'revoked or returned') }
          : undefined;
      },
      missed: words(
        '超期监管，由检察机关纠正（检察规则 643）',
        'unlawful supervision; the procuratorate may correct (检察规则 643)',
      ),
      doneBy: 'release',
    },
    {
      rule: 'REL-04',
      who: 'county-agency',
      act: words('刑期届满前书面通知监狱、看守所', 'Tell the prison in writing before the sentence ends'),
      cite: [releaseRules(27), measures(53)],
      appliesTo: (context) => context.kind === 'temporary-release',
      starts: (context) =>
        context.term
          ? [
              {
                opens: addMonths(context.term.to, -context.parameters.get('release.prisonToldMonths', context.term.to).value),
                said: words('刑期届满前一个月', 'a month before the sentence ends'),
              },
            ]
          : [],
      due: lastDay,
      met: ['prison-told'],
      missed: words('由检察机关纠正（检察规则 629）', 'the procuratorate may correct (检察规则 629)'),
      doneBy: 'tell-prison',
    },
  ],
  findings: [heldAtExpiry, releasedAmiss, afterTheEnd],
} as const satisfies CorrectionsProcedure;

/** RIGHT-14, REL-02, REL-06: not before the last day, and not while something is pending unless a human has decided so. */
function mayNotBeReleased(context: CorrectionsContext, input?: Readonly<Record<string, unknown>>): Refusal | undefined {
  if (!context.term) {
    return refusal(
      'REL-02',
      [law(44)],
      words('矫正期限未登记，不能确定期满日', 'the term is not on record, so the last day is unknown'),
      words('先更正案件事实，补录矫正期限', 'correct the facts first'),
    );
  }
  const day = (input?.on as typeof context.on | undefined) ?? context.on;
  if (day < context.term.to) {
    return refusal(
      'REL-02',
      [law(44)],
      words(`矫正期限至${context.term.to}，未满不得解除`, `the term runs to ${context.term.to} and has not ended`),
      words(`${context.term.to}当日办理`, `do it on ${context.term.to}`),
    );
  }
  if (context.measurePending || context.proposalPending) {
    return refusal(
      'REL-06',
      [measures(53)],
      words('强制措施或者提请尚未了结，不得自动解除', 'a measure or a proposal is pending: nobody is released by itself'),
      words(
        '等待裁定、决定，或者登记强制措施结束、撤回提请',
        'wait for the ruling, or record the end of custody or the withdrawal',
      ),
    );
  }
  return undefined;
}

/** REL-06: the term is over and something is pending, or the person is not in hand. */
function heldAtExpiry(context: CorrectionsContext): readonly FindingMade[] {
  if (!isTermOver(context) || !holdsAtExpiry(context) || !context.term) return [];
  return [
    {
      rule: 'REL-06',
      severity: 'warning',
      words: words(
        `矫正期限已于${context.term.to}届满，${context.measurePending || context.proposalPending ? '强制措施或者提请尚未了结' : '本人未在管'}：停止监管义务，不自动出具证明，由人决定`,
        `The term ended on ${context.term.to} and ${context.measurePending || context.proposalPending ? 'a measure or a proposal is pending' : 'the person is not in hand'}: duties stop, no certificate by itself, a human decides`,
      ),
      cite: [measures(53)],
      since: addDays(context.term.to, 1),
    },
  ];
}

/** REL-02, RIGHT-14: released before the last day, or after it. */
function releasedAmiss(context: CorrectionsContext): readonly FindingMade[] {
  const released = context.history.first('released');
  if (!released || !context.term || released.on === context.term.to) return [];
  const early = released.on < context.term.to;
  if (!early && context.recordBegan !== undefined && context.term.to < context.recordBegan) return [];
  return [
    {
      rule: 'REL-02',
      severity: 'breach',
      words: early
        ? words(
            `期限至${context.term.to}，${released.on}解除，早于期满`,
            `Released on ${released.on}, before the term ended on ${context.term.to}`,
          )
        : words(
            `期限至${context.term.to}，${released.on}才解除`,
            `Released on ${released.on}; the term had ended on ${context.term.to}`,
          ),
      cite: [law(44), procuratorateRules(643)],
      since: released.on,
    },
  ];
}

/** An event after a final state changes nothing (contract §3.2). */
function afterTheEnd(context: CorrectionsContext): readonly FindingMade[] {
  if (!isFinal(context.track.state)) return [];
  const rule = context.track.state === 'released' || context.track.state === 'released-pardon' ? 'REL-02' : 'REL-07';
  return context.afterEnd.map((event) => ({
    rule,
    severity: 'warning',
    words: words(
      `案件终结后仍有记录：${event.on} ${event.type}（第${event.index + 1}条），不影响状态`,
      `Recorded after the end: ${event.on} ${event.type} (record ${event.index + 1}); it changes nothing`,
    ),
    cite: [law(44, 45)],
    since: event.on,
  }));
}

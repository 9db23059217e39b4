/**
 * Revocation and return to prison (撤销与收监): 社区矫正法 46–50; 刑法 77, 86; 刑诉解释 543–545, 516–518; 实施办法 46–51.
 *
 * 1. REVP-01, REVJ-01: suspension is revoked on one of five grounds, parole on one of three; the court decides. REVP-06: surveillance never.
 * 2. REVP-03: the court rules within 30 days; once the person is arrested that day is not moved by days off.
 * 3. REVP-04: with the proposal the court may be asked to arrest; it decides within 48 hours.
 * 4. RECM-01, RECM-02: temporary release ends in return to prison, never in revocation; the decision organ decides within 30 days.
 * 5. RECM-04: granted and not found: on the run. RECM-05: refused: released at once, and back to the state before.
 */
import { criminalLaw, interpretation, law, measures, procedureLaw } from '../kernel/citation.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, days, each, hours } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { groundNumbered, groundsOf } from './grounds.ts';
import { lossesOf, outUntil } from './losses.ts';
import { isOverMonth } from './out-of-supervision.ts';
import { COUNTY, COUNTY_HEAD } from './posts.ts';
import { LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

/** The rule that governs a proposal for this kind, and what it is called. */
const revocationRule = (context: CorrectionsContext) => (context.kind === 'parole' ? 'REVJ-01' : 'REVP-01');

/** Late or out of contact for more than a month, as far as the record shows (REVP-01(2), REVJ-01(1)). */
function isOutOverMonth(context: CorrectionsContext): boolean {
  const lost = lossesOf(context).some((loss) => !loss.excused && isOverMonth(context, loss.lost.on, outUntil(loss, context.on)));
  const effective = context.history.first('decision-effective');
  if (lost || !effective || context.kind === 'temporary-release') return lost;
  const arrived = context.history.first('reported-in', 'registered');
  const due = days('report.days')({ opens: effective.on, said: words('', '') }, context).counted?.due;
  return (
    due !== undefined &&
    context.history.has('reporting-notice-given') &&
    arrived?.data.properReason !== 'yes' &&
    (context.recordBegan === undefined || due >= context.recordBegan) &&
    // Custody before that day has moved it (contract §3.6); custody after it counts no more than there.
    isOverMonth(context, due, arrived?.on ?? context.on, effective.on)
  );
}

/** Whether the record holds anything a proposal could rest on; whether it suffices is for a human, and then for the court. */
function hasGround(context: CorrectionsContext): boolean {
  const needed = context.parameters.get('sanction.warningsForRevocation', context.on).value;
  return (
    context.history.all('warned').length >= needed || context.history.has('punished', 'breach-found') || isOutOverMonth(context)
  );
}

const notForSurveillance = (): Refusal =>
  refusal(
    'REVP-06',
    [criminalLaw(38, 77, 86)],
    words('管制没有撤销一说，不得提请撤销', 'public surveillance cannot be revoked'),
    words(
      '可以提请治安管理处罚；犯新罪的依法并罚',
      'public-security punishment may be proposed; a new crime is tried and the terms combined',
    ),
  );

type Input = Readonly<Record<string, unknown>>;

/** A proposal names its ground by the number of the article: what is only written down is none that the court could look up. */
const lacksGround = (
  event: 'revocation-proposed' | 'recommittal-proposed' | 'arrest-requested',
  rule: string,
  cite: readonly string[],
  context: CorrectionsContext,
  input: Input | undefined,
): Refusal | undefined =>
  input === undefined || groundNumbered(groundsOf(event, context), input.ground)
    ? undefined
    : refusal(
        rule,
        cite,
        words('没有写明属于法律规定的哪一种情形', 'the proposal does not say which ground of the law it rests on'),
        words(
          '在“依据”中从法定情形里选择一种，事实写在备注中',
          'choose one of the grounds of the law; the facts go into the note',
        ),
      );

/** The articles that list the grounds of revocation. */
const revocationArticles = ({ kind }: CorrectionsContext) =>
  kind === 'parole' ? [criminalLaw(86), measures(47)] : [criminalLaw(77), measures(46)];

function mayNotProposeRevocation(context: CorrectionsContext, input?: Input): Refusal | undefined {
  if (context.kind === 'public-surveillance') return notForSurveillance();
  if (context.kind === 'temporary-release') {
    return refusal(
      'RECM-01',
      [law(49), procedureLaw(268)],
      words('暂予监外执行不适用撤销，应提请收监执行', 'temporary release is not revoked: return to prison is proposed'),
      words('办理“提请收监执行”', 'propose the return instead'),
    );
  }
  return hasGround(context)
    ? lacksGround('revocation-proposed', revocationRule(context), revocationArticles(context), context, input)
    : refusal(
        revocationRule(context),
        revocationArticles(context),
        words('记录中没有可据以提请撤销的情形', 'nothing on record could carry a proposal to revoke'),
        words('先登记违规、警告、处罚或者脱离监管的事实', 'record the breach, warnings, punishment or absence first'),
      );
}

function mayNotProposeReturn(context: CorrectionsContext, input?: Input): Refusal | undefined {
  if (context.kind === 'temporary-release') {
    return lacksGround('recommittal-proposed', 'RECM-01', [law(49), measures(49)], context, input);
  }
  if (context.kind === 'public-surveillance') return notForSurveillance();
  return refusal(
    'RECM-01',
    [law(49)],
    words('收监执行只适用于暂予监外执行的对象', 'return to prison is only for temporary release'),
    words('办理“提请撤销缓刑、假释”', 'propose revocation instead'),
  );
}

const canBeArrested = (context: CorrectionsContext) => context.kind === 'suspended-sentence' || context.kind === 'parole';
const nothingPending = (rule: string) =>
  refusal(
    rule,
    [law(48, 49)],
    words('没有正在处理的提请', 'no proposal is pending'),
    words('先登记提请', 'record the proposal first'),
  );

/** Once the arrest is granted the person is in custody, and the court's day stands (刑事诉讼法 105; contract §3.4). */
const arrestGranted = (start: Start, context: CorrectionsContext) =>
  context.history.all('arrest-decided').some((event) => event.data.outcome === 'granted' && event.on >= start.opens);

const withdrawn = (start: Start, context: CorrectionsContext) => {
  const event = context.history.all('proposal-withdrawn').find((candidate) => candidate.on >= start.opens);
  return event ? { on: event.on, why: words('提请已撤回', 'the proposal was withdrawn') } : undefined;
};

export const revocation = {
  id: 'revocation',
  title: words('撤销与收监', 'Revocation and return to prison'),
  cite: [law(46, 47, 48, 49, 50), criminalLaw(77, 86), procedureLaw(268)],
  actions: {
    'propose-revocation': {
      title: words('提请撤销缓刑、假释', 'Propose revocation'),
      event: 'revocation-proposed',
      from: ['overdue', 'registered', 'active', 'transfer-in-transit', 'expiry-hold'],
      by: COUNTY_HEAD,
      rule: 'REVP-01',
      cite: [law(46), measures(46, 47)],
      refuse: mayNotProposeRevocation,
    },
    'propose-recommittal': {
      title: words('提请收监执行', 'Propose return to prison'),
      event: 'recommittal-proposed',
      from: ['registered', 'active', 'transfer-in-transit', 'expiry-hold'],
      by: COUNTY_HEAD,
      rule: 'RECM-01',
      cite: [law(49), measures(49)],
      refuse: mayNotProposeReturn,
    },
    'withdraw-proposal': {
      title: words('撤回提请', 'Withdraw the proposal'),
      event: 'proposal-withdrawn',
      from: ['revocation-pending', 'expiry-hold'],
      by: COUNTY_HEAD,
      rule: 'RECM-05',
      cite: [law(48)],
      refuse: (context) => (context.proposalPending ? undefined : nothingPending('RECM-05')),
    },
    'request-arrest': {
      title: words('提请逮捕', 'Ask for arrest'),
      event: 'arrest-requested',
      from: ['revocation-pending'],
      by: COUNTY_HEAD,
      rule: 'REVP-04',
      cite: [law(47), measures(48)],
      refuse: (context, input) =>
        canBeArrested(context)
          ? lacksGround('arrest-requested', 'REVP-04', [law(47), measures(48)], context, input)
          : refusal(
              'REVP-04',
              [law(47)],
              words(
                '只有提请撤销缓刑、假释时可以提请逮捕',
                'arrest can be asked for only with a proposal to revoke suspension or parole',
              ),
              words(
                '先办理“提请撤销缓刑、假释”；其他对象不适用',
                'propose the revocation first; others cannot be arrested under this article',
              ),
            ),
    },
    'record-arrest-decision': {
      title: words('登记逮捕决定', 'Record the decision on arrest'),
      event: 'arrest-decided',
      from: ['revocation-pending', 'expiry-hold'],
      by: COUNTY,
      rule: 'REVP-04',
      cite: [law(47)],
      refuse: (context) => (context.history.has('arrest-requested') ? undefined : nothingPending('REVP-04')),
    },
    'record-ruling': {
      title: words('登记法院裁定', "Record the court's ruling"),
      event: 'court-ruled',
      from: ['revocation-pending', 'expiry-hold'],
      by: COUNTY,
      rule: 'REVP-03',
      cite: [law(48)],
      refuse: (context) => (context.proposalPending ? undefined : nothingPending('REVP-03')),
    },
    'record-organ-decision': {
      title: words('登记收监决定', 'Record the decision on return'),
      event: 'organ-decided',
      from: ['revocation-pending', 'expiry-hold'],
      by: COUNTY,
      rule: 'RECM-02',
      cite: [law(49)],
      refuse: (context) => (context.proposalPending ? undefined : nothingPending('RECM-02')),
    },
    'record-new-crime-revocation': {
      title: words('登记因新罪、漏罪撤销', 'Record revocation for another crime'),
      event: 'new-crime-revoked',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REVP-05',
      cite: [law(46), criminalLaw(77, 86)],
      refuse: (context) => (context.kind === 'public-surveillance' ? notForSurveillance() : undefined),
    },
    'record-not-found': {
      title: words('登记裁定后下落不明', 'Record that the person cannot be found'),
      event: 'not-found-after-ruling',
      from: ['revocation-pending'],
      by: COUNTY,
      rule: 'RECM-04',
      cite: [law(50)],
      refuse: (context) =>
        context.track.granted
          ? undefined
          : refusal(
              'RECM-04',
              [law(50)],
              words('尚无撤销裁定或者收监决定', 'nothing has been granted yet'),
              words('先登记裁定或者决定', 'record the ruling or the decision first'),
            ),
    },
    'record-taken-into-custody': {
      title: words('登记收押', 'Record taking into custody'),
      event: 'taken-into-custody',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'RECM-03',
      cite: [law(48, 49, 50)],
    },
  },
  duties: [
    {
      rule: 'REVP-03',
      who: 'court',
      act: words('裁定是否撤销', 'Rule on the revocation'),
      cite: [law(48), interpretation(545)],
      starts: each('revocation-proposed'),
      due: days('revocation.courtDays', { stands: arrestGranted }),
      met: ['court-ruled'],
      endsWithCase: true,
      lifted: withdrawn,
      missed: words('由检察机关纠正（检察规则 644）', 'the procuratorate may correct (检察规则 644)'),
      doneBy: 'record-ruling',
    },
    {
      rule: 'REVP-04',
      clock: 'court',
      who: 'court',
      act: words('决定是否逮捕', 'Decide on the arrest'),
      cite: [law(47), interpretation(544)],
      starts: each('arrest-requested'),
      due: hours('arrest.courtHours'),
      met: ['arrest-decided'],
      endsWithCase: true,
      lifted: withdrawn,
      doneBy: 'record-arrest-decision',
    },
    {
      rule: 'RECM-02',
      who: 'decision-organ',
      act: words('决定是否收监执行', 'Decide on the return to prison'),
      cite: [law(49), interpretation(517)],
      starts: each('recommittal-proposed'),
      due: days('return.organDays'),
      met: ['organ-decided', 'court-ruled'],
      endsWithCase: true,
      lifted: withdrawn,
      missed: words('由检察机关纠正（检察规则 644）', 'the procuratorate may correct (检察规则 644)'),
      doneBy: 'record-organ-decision',
    },
  ],
  findings: [proposalsThatMayNotStand, twoWarnings, punishedAndAgain],
} as const satisfies CorrectionsProcedure;

/** REVP-06, RECM-01, REVP-04: a road the law does not open for this kind. */
function proposalsThatMayNotStand(context: CorrectionsContext): readonly FindingMade[] {
  const wrong = (refused: Refusal, since: PlainDate): FindingMade => ({
    rule: refused.rule,
    severity: 'breach',
    words: words(refused.zh, refused.en),
    cite: refused.cite,
    since,
  });
  const byKind =
    (context.kind === 'public-surveillance' || context.kind === 'temporary-release') && mayNotProposeRevocation(context);
  const proposed = context.history.all('revocation-proposed', 'new-crime-revoked').flatMap((event) => {
    if (event.type === 'new-crime-revoked' && context.kind === 'temporary-release') return [];
    return byKind ? [wrong(byKind, event.on)] : [];
  });
  const groundless = context.history.all('revocation-proposed').flatMap((event) => {
    const known = context.recordBegan !== undefined && event.on < context.recordBegan;
    const refused = byKind || known || event.data.ground !== undefined ? undefined : mayNotProposeRevocation(context);
    return refused ? [wrong(refused, event.on)] : [];
  });
  const returned = context.history.all('recommittal-proposed').flatMap((event) => {
    const refused = mayNotProposeReturn(context);
    return refused ? [wrong(refused, event.on)] : [];
  });
  const arrests = context.history
    .all('arrest-requested')
    .flatMap((event) =>
      canBeArrested(context)
        ? []
        : [
            wrong(
              refusal(
                'REVP-04',
                [law(47)],
                words(
                  '只有提请撤销缓刑、假释时可以提请逮捕',
                  'Arrest can be asked for only with a proposal to revoke suspension or parole',
                ),
              ),
              event.on,
            ),
          ],
    );
  return [...proposed, ...groundless, ...returned, ...arrests];
}

/** REVP-01(4), REVJ-01(2), RECM-01(4): two warnings, and what came after them. */
function twoWarnings(context: CorrectionsContext): readonly FindingMade[] {
  const warnings = context.history.all('warned');
  const last = warnings.at(-1);
  const needed = context.parameters.get('sanction.warningsForRevocation', context.on).value;
  if (!last || warnings.length < needed || context.kind === 'public-surveillance') return [];
  if (context.history.all('revocation-proposed', 'recommittal-proposed').some((event) => event.on >= last.on)) return [];
  const again = context.history.all('breach-found').some((event) => event.on > last.on);
  return [
    {
      rule: context.kind === 'temporary-release' ? 'RECM-01' : revocationRule(context),
      severity: 'warning',
      words: words(
        `已警告${warnings.length}次${again ? '，其后又有违规记录' : '，其后未见违规记录'}；是否“仍不改正”由人判断`,
        `${warnings.length} warnings${again ? ', and a breach after the last' : ', and no breach after the last'}; whether there is «still no change» is for a human to say`,
      ),
      cite: [measures(46, 47, 49)],
      since: last.on,
    },
  ];
}

/** REVP-01(3), RECM-01(3): punished by public security for a breach, and a breach after that. Neither ground is one of parole or of surveillance. */
function punishedAndAgain(context: CorrectionsContext): readonly FindingMade[] {
  const { history, kind } = context;
  const last = history.last('punished');
  if (!last || (kind !== 'suspended-sentence' && kind !== 'temporary-release')) return [];
  if (history.all('revocation-proposed', 'recommittal-proposed').some((event) => event.on >= last.on)) return [];
  const again = history.all('breach-found').find((event) => event.on > last.on);
  if (!again) return [];
  return [
    {
      rule: kind === 'temporary-release' ? 'RECM-01' : 'REVP-01',
      severity: 'warning',
      words: words(
        `${last.on}受治安管理处罚，${again.on}又有违规记录；是否“仍不改正”由人判断`,
        `Punished by public security on ${last.on}, and a breach on ${again.on}; whether there is «still no change» is for a human to say`,
      ),
      cite: kind === 'temporary-release' ? [measures(49)] : [measures(46)],
      since: again.on,
    },
  ];
}

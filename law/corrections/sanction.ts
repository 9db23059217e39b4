/**
 * Breach and sanction (违规与处分): 社区矫正法 28, 59; 实施办法 32, 34–36, 40.
 *
 * 1. CHECK-03: a suspected breach is looked into and its evidence kept; no sanction without evidence and the person's statement, or why there is none.
 * 2. ADM-01, WARN-01: admonition for what is slight, warning for what is more serious; the county agency decides, in writing, and copies the procuratorate.
 * 3. PSP-01: for surveillance, suspension and temporary release the police may be asked to punish. PSP-02: not for parole under that item.
 * 4. Two admonitions and still no change may lead to a warning: the later breach is shown, «no change» is for a human to say.
 */
import { law, measures, securityLaw } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, each, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, COUNTY_HEAD, STAFF } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

const isParole = (context: CorrectionsContext) => context.kind === 'parole';

/** Events that are a breach on record, whatever later came of them. */
const EVIDENCE = ['breach-found', 'contact-lost', 'search-started'];

/** Evidence and the person's word come before any sanction (CHECK-03); and the person must have been told the rules (RIGHT-05). */
function notReady(
  context: CorrectionsContext,
  rule: string,
  input: Readonly<Record<string, unknown>> | undefined,
): Refusal | undefined {
  const last = context.history.last('admonished', 'warned', 'punishment-proposed');
  const since = (event: PastEvent | undefined) => event !== undefined && (last === undefined || event.on >= last.on);
  if (!since(context.history.last(...EVIDENCE))) {
    return refusal(
      rule,
      [measures(40)],
      words('没有新的违规记录和证据，不得处分', 'there is no breach on record since the last sanction'),
      words('先登记发现的违规', 'record the breach first'),
    );
  }
  if (!context.history.has('declared') && context.recordBegan === undefined && input && !input.note) {
    return refusal(
      'REG-05',
      [law(22)],
      words('本人未经入矫宣告，未被告知应当遵守的规定', 'the person was never read the rules: there is no entry declaration'),
      words('确需处分的，在备注中写明理由', 'if a sanction is needed all the same, state the reason in the note'),
    );
  }
  return since(context.history.last('statement-taken'))
    ? undefined
    : refusal(
        rule,
        [measures(40)],
        words('未听取本人陈述，也未记录不能听取的原因', "the person's statement, or why there is none, is not on record"),
        words('先记录本人陈述', 'take the statement first'),
      );
}

const notForParole = (): Refusal =>
  refusal(
    'PSP-02',
    [securityLaw('60(4)')],
    words('假释对象不适用“违反监督管理规定”的治安管理处罚', 'the item on breach of supervision rules does not cover parole'),
    words('可以警告，或者提请撤销假释', 'a warning, or a proposal to revoke parole'),
  );

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
    },
    admonish: {
      title: words('训诫', 'Admonish'),
      event: 'admonished',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'ADM-01',
      cite: [law(28), measures(34)],
      decides: ['breach-found'],
      refuse: (context, input) => notReady(context, 'ADM-01', input),
    },
    warn: {
      title: words('警告', 'Warn'),
      event: 'warned',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'WARN-01',
      cite: [law(28), measures(35)],
      decides: ['breach-found'],
      refuse: (context, input) => notReady(context, 'WARN-01', input),
    },
    'propose-punishment': {
      title: words('提请治安管理处罚', 'Propose public-security punishment'),
      event: 'punishment-proposed',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'PSP-01',
      cite: [law(28), measures(36)],
      decides: ['breach-found'],
      refuse: (context, input) => (isParole(context) ? notForParole() : notReady(context, 'PSP-01', input)),
    },
    'record-punishment': {
      title: words('登记治安管理处罚结果', 'Record the punishment'),
      event: 'punished',
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
      rule: 'ASSESS-02',
      clock: 'copy',
      who: 'county-agency',
      act: words('奖惩决定抄送人民检察院', 'Copy the decision to the procuratorate'),
      cite: [measures(32)],
      starts: each('praised', 'admonished', 'warned', 'punishment-proposed'),
      due: promptly('ASSESS-02'),
      met: ['copied-to-procuratorate'],
      doneBy: 'copy-to-procuratorate',
    },
  ],
  findings: [punishedOnParole, sanctionsWithoutGround, admonitionsAddUp],
} as const satisfies CorrectionsProcedure;

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

/** CHECK-03: a sanction on record without a breach before it, or without the person's word. */
function sanctionsWithoutGround(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('admonished', 'warned', 'punishment-proposed').flatMap((event) => {
    if (context.recordBegan !== undefined && event.on < context.recordBegan) return [];
    const before = (...types: readonly string[]) => context.history.all(...types).some((earlier) => earlier.on <= event.on);
    const [breach, statement] = [before(...EVIDENCE), before('statement-taken')];
    if (breach && statement) return [];
    return [
      {
        rule: 'CHECK-03',
        severity: 'warning' as const,
        words: breach
          ? words(
              `${event.on}的处分之前没有本人陈述的记录`,
              `No statement of the person stands before the sanction of ${event.on}`,
            )
          : words(
              `${event.on}的处分之前没有违规和证据的记录`,
              `No breach and no evidence stand before the sanction of ${event.on}`,
            ),
        cite: [measures(34, 35, 36, 40)],
        since: event.on,
      },
    ];
  });
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

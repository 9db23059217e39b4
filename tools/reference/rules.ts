import type { DutyInfo } from '../../law/index.ts';
import { RULES, type Rule } from '../../law/rules/rules.ts';
import { CASES, type CaseKind, dutiesOf } from './cases.ts';
import { both, code, codes, pageHead, ruleLink, table } from './markdown.ts';

/** Every duty in one table, then every rule with its articles and its plain words. */
export function rulesPage(): string {
  return [
    ...pageHead(
      { en: 'Rules and duties', zh: '规则与职责' },
      {
        en:
          'Every rule that a duty, a finding or a refusal of this release names. The words are ours and short; the article is what counts. ' +
          'How far each number can be trusted is said in [parameters](parameters.md).',
        zh: '本版本的职责、发现和不予办理所引用的全部规则。文字为简述，以条文为准；各项数字的可信程度见[参数](parameters.md)。',
      },
    ),
    '## Duties · 职责',
    '',
    'When a duty opens and how its day is counted depends on the history: `guitu explain` says it for a case. `who` in *italics* depends on the history too.',
    '',
    ...CASES.flatMap(dutyTable),
    '## Rules · 规则',
    '',
    ...Object.entries(RULES).flatMap(([id, rule]) => ruleSection(id, rule)),
  ].join('\n');
}

function dutyTable(kind: CaseKind): string[] {
  return [
    `### ${kind.id} · ${both(kind.title)}`,
    '',
    ...table(
      ['rule', 'clock', 'who', 'act', 'met by', 'done by the action', 'articles'],
      dutiesOf(kind).map((duty) => [
        ruleLink(duty.rule),
        `${code(duty.clock)}${duty.recurring ? ' (recurring)' : ''}`,
        duty.who === undefined ? '*by the history*' : code(duty.who),
        both(duty.act),
        codes(duty.met),
        duty.doneBy === undefined ? '–' : code(duty.doneBy),
        duty.cite.join('；'),
      ]),
    ),
  ];
}

function ruleSection(id: string, rule: Rule): string[] {
  const duties = CASES.flatMap((kind) => dutiesOf(kind).filter((duty) => duty.rule === id));
  const actions = CASES.flatMap((kind) => Object.entries(kind.actions).filter(([, action]) => action.rule === id));
  return [
    `### ${id}`,
    '',
    `**${rule.title.zh} · ${rule.title.en}** — ${rule.cite.join('；')}`,
    '',
    rule.text.zh,
    '',
    rule.text.en,
    '',
    ...(duties.length > 0 ? [`Duties: ${duties.map(sayDuty).join('; ')}.`, ''] : []),
    ...(actions.length > 0 ? [`Actions: ${codes(actions.map(([name]) => name))}.`, ''] : []),
  ];
}

function sayDuty(duty: DutyInfo): string {
  const missed = duty.missed ? `, missed: ${duty.missed.en}` : '';
  return `${duty.act.en}${duty.clock === 'main' ? '' : ` (${code(duty.clock)})`}${missed}`;
}

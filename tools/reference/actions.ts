import { inputSchema } from '../../law/index.ts';
import { CASES, type CaseKind, dutiesOf } from './cases.ts';
import { both, code, codes, fieldsOf, pageHead, ruleLink, sayField, table } from './markdown.ts';

/** Names every input takes, said once at the top of the page. */
const ENVELOPE: readonly string[] = ['on', 'at', 'proceeding'];

/** The page «action → event → input → who → rules» that the HTTP contract promises. */
export function actionsPage(): string {
  return [
    ...pageHead(
      { en: 'Actions', zh: '操作' },
      {
        en:
          'What a post may do in a case, by the name that `POST /api/cases/{id}/actions/{action}` takes. `input` takes the fields below and `on` (the day it ' +
          'happened, today when left out, never later), `at` (an instant, where the hour matters) and `proceeding` (the key of one leave, one move, one order). ' +
          'A field with `?` may be left out; a field not listed is refused. Whether an action is open now, and if not why, is said by `explain`.',
        zh:
          '岗位在案件中可办理的操作，名称即 `POST /api/cases/{id}/actions/{action}` 所用。`input` 除下列字段外，还可写 `on`（发生日，缺省为今日，不得晚于今日）、' +
          '`at`（需要精确到时刻时）、`proceeding`（某一次外出、某一次变更的键）。带 `?` 的字段可缺省；未列出的字段不予接受。当前能否办理、为何不能，见 `explain` 的答复。',
      },
    ),
    ...CASES.flatMap(section),
  ].join('\n');
}

function section(kind: CaseKind): string[] {
  const procedures = kind.procedures.flatMap((procedure) => {
    const actions = Object.entries(kind.actions).filter(([, action]) => action.procedure === procedure.id);
    if (actions.length === 0) return [];
    return [
      `### ${both(procedure.title)}`,
      '',
      `${procedure.cite.join('；')}`,
      '',
      ...table(
        ['action', '办理', 'event', 'input', 'who', 'open in', 'rules'],
        actions.map(([name, action]) => [
          code(name),
          both(action.title),
          `[${code(action.event)}](events.md#${kind.id}-${action.event})`,
          inputOf(kind, action.event),
          codes(action.by),
          statesOf(kind, action.from),
          rulesOf(kind, name).map(ruleLink).join(' '),
        ]),
      ),
    ];
  });
  return [`## ${kind.id} · ${both(kind.title)}`, '', ...procedures];
}

function inputOf(kind: CaseKind, event: string): string {
  const type = kind.events[event];
  if (!type) throw new Error(`an action yields ${event}, which is not an event`);
  const fields = fieldsOf(inputSchema(type)).filter(({ name }) => !ENVELOPE.includes(name));
  return fields.length === 0 ? '–' : fields.map(sayField).join('; ');
}

function statesOf(kind: CaseKind, from: readonly string[]): string {
  return from.length === Object.keys(kind.states).length ? 'every state' : codes(from);
}

/** The action's own rule first, then those of the duties it does. */
function rulesOf(kind: CaseKind, name: string): readonly string[] {
  const action = kind.actions[name];
  if (!action) return [];
  const done = dutiesOf(kind).filter((duty) => duty.met.includes(action.event));
  return [...new Set([action.rule, ...done.map((duty) => duty.rule)])];
}

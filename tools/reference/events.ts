import { CASES, type CaseKind, dutiesOf } from './cases.ts';
import { code, codes, fieldsOf, pageHead, ruleLink, sayField, table } from './markdown.ts';

/** The catalogue of events: what can be appended to a case, with its fields and what it does. */
export function eventsPage(): string {
  return [
    ...pageHead(
      { en: 'Events', zh: '事件' },
      {
        en:
          'What a case file can hold. Every event has `type` and `on`; it may have `id`, `at`, `proceeding`, `by`, `recorded` and `hash`. A field with `?` may be ' +
          'left out. Fields marked 🔒 hold names, health or free text: they are stored sealed and can be lawfully deleted without breaking the chain. ' +
          'An event without an action is recorded by an import or by a letter, not by a form.',
        zh:
          '案件历史可以包含的事件。每个事件都有 `type` 和 `on`，还可有 `id`、`at`、`proceeding`、`by`、`recorded`、`hash`。带 `?` 的字段可缺省。' +
          '标 🔒 的字段涉及姓名、健康或者自由文字：单独加密保存，可依法删除而不破坏链。没有对应操作的事件来自导入或者函件，不由表单产生。',
      },
    ),
    ...CASES.flatMap(section),
  ].join('\n');
}

function section(kind: CaseKind): string[] {
  return [
    `## ${kind.id} · ${kind.title.zh} · ${kind.title.en}`,
    '',
    ...table(
      ['event', '中文', 'English', 'fields', 'action', 'meets'],
      Object.entries(kind.events).map(([name, type]) => [
        `<a id="${kind.id}-${name}"></a>${code(name)}`,
        type.zh,
        type.en,
        fieldsOf(type.fields)
          .map((field) => `${sayField(field)}${type.sealed.includes(field.name) ? ' 🔒' : ''}`)
          .join('; ') || '–',
        codes(actionsFor(kind, name)) || '–',
        meets(kind, name) || '–',
      ]),
    ),
  ];
}

function actionsFor(kind: CaseKind, event: string): readonly string[] {
  return Object.entries(kind.actions)
    .filter(([, action]) => action.event === event)
    .map(([name]) => name);
}

function meets(kind: CaseKind, event: string): string {
  const rules = dutiesOf(kind).filter((duty) => duty.met.includes(event));
  return [...new Set(rules.map((duty) => duty.rule))].map(ruleLink).join(' ');
}

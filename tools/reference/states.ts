import { CASES, type CaseKind } from './cases.ts';
import { both, code, pageHead, table } from './markdown.ts';
import { type Transition, transitionsOf } from './transitions.ts';

/** The states of each kind of case: a diagram, and a table of what is open in each and where it leads. */
export function statesPage(): string {
  return [
    ...pageHead(
      { en: 'States', zh: '状态' },
      {
        en:
          'A recorded event is a fact and the state follows it. These are the steps that the actions of this release lead to; what comes by date alone is ' +
          'marked «by date». Which actions are open in a state stands in [actions](actions.md). `taken-over` sets the state it names and is not drawn. A proposal that is refused or withdrawn, and a move ' +
          'that fails, lead back to the state before; drawn here from `active`.',
        zh:
          '记录的事件即事实，状态随之而定。下列为本版本各操作所引起的状态变化；仅因日期而变的标注“by date”。各状态下可办理的操作见[操作](actions.md)。`taken-over` 直接设定其载明的状态，不在图中。' +
          '提请被驳回、撤回或者变更执行地未成的，回到之前的状态；图中以 `active` 为例。',
      },
    ),
    ...CASES.flatMap(section),
  ].join('\n');
}

function section(kind: CaseKind): string[] {
  const transitions = transitionsOf(kind);
  return [
    `## ${kind.id} · ${both(kind.title)}`,
    '',
    ...diagram(kind, transitions),
    ...table(
      ['state', '状态', 'State', 'leads to'],
      Object.entries(kind.states).map(([state, words]) => [
        code(state),
        words.zh,
        words.en,
        leadsTo(state, transitions) || 'nothing: it ends here',
      ]),
    ),
  ];
}

/** «`registered` by `reported-in`, `handed-over`; …»: one part a state. */
function leadsTo(state: string, transitions: readonly Transition[]): string {
  const steps = transitions.filter(({ from }) => from === state);
  const targets = [...new Set(steps.map(({ to }) => to))];
  return targets
    .map((target) => {
      const ways = steps.filter(({ to }) => to === target);
      return `${code(target)}: ${ways.map(({ by, byDate }) => (byDate ? `by date, ${by}` : by)).join(', ')}`;
    })
    .join('; ');
}

/** One arrow a pair of states. What leads to the same state from every live state is drawn once, from a box of its own. */
function diagram(kind: CaseKind, transitions: readonly Transition[]): string[] {
  const states = Object.keys(kind.states);
  const live = states.filter((state) => transitions.some(({ from }) => from === state));
  const isEverywhere = ({ to, by }: Transition) =>
    live.length > 2 && live.every((from) => transitions.some((step) => step.from === from && step.to === to && step.by === by));
  const arrows = new Map<string, string[]>();
  const draw = (from: string, to: string, by: string) => {
    const key = `${node(from)} --> ${node(to)}`;
    arrows.set(key, [...(arrows.get(key) ?? []), by]);
  };
  for (const step of transitions) if (!isEverywhere(step)) draw(step.from, step.to, step.byDate ? 'by date' : step.by);
  const everywhere = transitions.filter(isEverywhere);
  for (const step of everywhere.filter(({ from }) => from === live[0])) draw('any live state', step.to, step.by);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${kind.states[state]?.zh} ${state}" as ${node(state)}`),
    ...(everywhere.length > 0 ? [`  state "any live state" as ${node('any live state')}`] : []),
    `  [*] --> ${node(states[0] ?? '')}`,
    ...[...arrows].map(([arrow, by]) => `  ${arrow}: ${[...new Set(by)].join(', ')}`),
    ...states.filter((state) => !live.includes(state)).map((state) => `  ${node(state)} --> [*]`),
    '```',
    '',
  ];
}

/** Names in a diagram have no hyphens or spaces. */
const node = (state: string): string => state.replaceAll(/[- ]/g, '_');

/** What a supervisor must look at: an emergency nobody has called about, a step whose time has passed, an extension too many. A human decides. */
import type { DerivedDuty, FindingMade } from '../../kernel/procedure.ts';
import { words } from '../../kernel/words.ts';
import { type GridContext, kindOf, LIST } from './context.ts';
import type { EventName } from './events.ts';

/** Danger to people bypasses the queue: the call comes first, the record after. */
export function emergency({ history, parameters, on }: GridContext): readonly FindingMade[] {
  const { category, level } = kindOf(history);
  const reported = history.last('reported');
  if (!reported || level !== 'urgent' || history.has('emergency-called', 'not-accepted', 'merged')) return [];
  if (!parameters.get('grid.emergencies', on).value.includes(category)) return [];
  return [
    {
      rule: 'GRID-08',
      severity: 'warning',
      words: words('紧急事项：先拨打110、119、120，再走流程', 'An emergency: call 110, 119 or 120 first, then record'),
      cite: ['突发事件应对法'],
      since: reported.on,
    },
  ];
}

const STEPS: readonly string[] = ['GRID-01', 'GRID-02', 'GRID-03', 'GRID-04', 'GRID-05'];

/** A step whose time has passed goes up: the supervisor urges; what was urged and still not done goes to the unit's superior. */
export function escalation({ history }: GridContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const urged = history.last('urged');
  return duties
    .map(({ duty }) => duty)
    .filter(({ rule, status }) => status === 'overdue' && (STEPS.includes(rule) || rule === 'GRID-07'))
    .flatMap(({ rule, act, due }): FindingMade[] => {
      const since = due === null ? {} : { since: due };
      if (rule === 'GRID-07') {
        return [
          {
            rule,
            severity: 'breach',
            words: words(
              '督办后仍未处置：报其上级单位，并列入通报',
              'Urged and still not done: it goes to the superior of the unit',
            ),
            cite: LIST,
            ...since,
          },
        ];
      }
      if (rule === 'GRID-04' && urged && due !== null && urged.on >= due) return [];
      return [
        {
          rule: 'GRID-07',
          severity: 'warning',
          words: words(`“${act.zh}”已超时，应当督办`, `«${act.en}» is late: to be urged`),
          cite: LIST,
          ...since,
        },
      ];
    });
}

export function extensionsBeyondTheMost({ history, parameters, on }: GridContext): readonly FindingMade[] {
  const extensions = history.all('extension-granted');
  const most = parameters.get('grid.extensionsMost', on).value;
  const last = extensions.at(-1);
  return last && extensions.length > most
    ? [
        {
          rule: 'GRID-04',
          severity: 'warning',
          words: words(`已延期${extensions.length}次，超过${most}次`, `Extended ${extensions.length} times; ${most} allowed`),
          cite: LIST,
          since: last.on,
        },
      ]
    : [];
}

/** A suspension is looked at again on the day it named. */
export function suspensionToReview({ history, state, on }: GridContext): readonly FindingMade[] {
  const suspended = history.last('suspended');
  const review = suspended?.data.reviewOn;
  return state === 'suspended' && suspended && typeof review === 'string' && review < on
    ? [
        {
          rule: 'GRID-04',
          severity: 'warning',
          words: words(`挂起应于${review}复核，尚未恢复`, `The suspension was to be looked at again on ${review}`),
          cite: LIST,
          since: suspended.on,
        },
      ]
    : [];
}

/** What the reporter said on the phone is not the end of it. */
export function dissatisfied({ history }: GridContext): readonly FindingMade[] {
  const archived = history.last('archived' satisfies EventName);
  return archived?.data.satisfaction === 'dissatisfied'
    ? [
        {
          rule: 'GRID-06',
          severity: 'warning',
          words: words('回访不满意：由中心负责人复核', 'The reporter is dissatisfied: the head of the centre looks at it again'),
          cite: LIST,
          since: archived.on,
        },
      ]
    : [];
}

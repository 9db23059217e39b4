/** Refusing what a person asked for (社区矫正法 27; RIGHT-06): the ground is named, and the person gets it in writing. Leave and its extension, travel and meetings alike. */
import { law, measures } from '../kernel/citation.ts';
import type { DutyHolder } from '../kernel/explanation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsDuty, type CorrectionsProcedure, promptly, startOf } from './clocks.ts';
import type { EventName } from './events.ts';
import { STAFF } from './posts.ts';
import { withoutProof } from './proof.ts';
import { type REQUESTS, SUPERVISED_STATES } from './vocabulary.ts';

const isBlank = (value: unknown) => value === undefined || value === '';

/** No refusal without its ground: one of the list, or words; «other» alone says nothing. */
export function refusalWithoutGround(
  rule: string,
  cite: readonly string[],
  input: Readonly<Record<string, unknown>> | undefined,
): Refusal | undefined {
  if (!input) return undefined;
  const coded = !isBlank(input.refusedFor) && input.refusedFor !== 'other';
  if (coded || !isBlank(input.ground)) return undefined;
  return refusal(
    rule,
    cite,
    words('理由正当的应当批准；不批准须写明依据和理由', 'a proper reason shall be approved; a refusal must state its ground'),
    words('选择不批准的依据；选“其他”的，写明理由', 'choose the ground of the refusal; for «other», say it in words'),
  );
}

/** Where the law has a list of grounds (RIGHT-06), one of the list is named; «other» needs words beside it. */
export function refusalWithoutCode(
  rule: string,
  cite: readonly string[],
  input: Readonly<Record<string, unknown>> | undefined,
): Refusal | undefined {
  if (!input) return undefined;
  if (!isBlank(input.refusedFor)) return refusalWithoutGround(rule, cite, input);
  return refusal(
    rule,
    cite,
    words('不批准须从清单中选择依据', 'a refusal names its ground from the list'),
    words('选择不批准的依据；选“其他”的，写明理由', 'choose the ground of the refusal; for «other», say it in words'),
  );
}

interface Told {
  readonly rule: string;
  readonly refused: keyof typeof REQUESTS;
  readonly event: EventName;
  readonly who: DutyHolder | ((start: Start) => DutyHolder);
  readonly cite: readonly string[];
}

/** A paper that names its refusal is of that one; another is of the earliest that waits. */
const isAbout = (paper: PastEvent, refusal: PastEvent) => paper.data.event === undefined || paper.data.event === refusal.id;

/** The person is told in writing. One refusal is met by the paper that was given for it, not by one for something else. */
export function tellRefusal({ rule, refused, event, who, cite }: Told) {
  return {
    rule,
    clock: 'tell',
    who,
    act: words('书面告知不批准及理由', 'Tell the person of the refusal in writing'),
    cite,
    starts: ({ history }) => {
      const used = new Set<PastEvent>();
      const papers = history
        .all('refusal-served')
        .filter((paper) => paper.data.refused === undefined || paper.data.refused === refused);
      return history.all(event).map((start) => {
        const paper = papers.find((one) => !used.has(one) && one.on >= start.on && isAbout(one, start));
        if (paper) used.add(paper);
        return { ...startOf(start), run: paper ? [paper] : [] };
      });
    },
    due: promptly(rule),
    met: ['refusal-served'],
    missed: words('可向检察机关申诉', 'the person may complain to the procuratorate'),
    doneBy: 'serve-refusal',
  } as const satisfies CorrectionsDuty;
}

/** The refusals that wait for their paper: more refused than papers given. */
const REFUSED = [
  'leave-refused',
  'leave-extension-refused',
  'travel-refused',
  'meeting-refused',
] as const satisfies readonly EventName[];

export const refusals = {
  id: 'refusals',
  title: words('不予批准的告知', 'Telling a refusal'),
  cite: [law(27), measures(25, 26, 29)],
  actions: {
    'serve-refusal': {
      title: words('送达不予批准告知书', 'Give the refusal in writing'),
      event: 'refusal-served',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-02',
      cite: [law(27), measures(26)],
      refuse: ({ history }, input) =>
        history.all(...REFUSED).length > history.all('refusal-served').length
          ? withoutProof('LEAVE-02', [law(27), measures(26)], input)
          : refusal(
              'LEAVE-02',
              [measures(26)],
              words('没有待告知的不予批准', 'no refusal waits to be told'),
              words('先登记不批准的决定', 'record the refusal first'),
            ),
    },
  },
  duties: [],
  findings: [],
} as const satisfies CorrectionsProcedure;

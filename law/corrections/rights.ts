/**
 * Objection and complaint (异议与投诉): 社区矫正法 34, 61; 实施办法 32.
 *
 * 1. ASSESS-03, RIGHT-03: an objection to an assessment, praise, sanction or grade is answered promptly, with reasons; the second step is the
 *    procuratorate, and needs nobody's leave. The end of the case ends neither.
 * 2. RIGHT-02: a complaint is answered with its result; whoever is complained of neither takes it down, nor sees it, nor answers it. Each complaint
 *    has a key of its own, so that what comes of one is told apart from another's: whoever is complained of in one may still work on the other.
 * 3. Either is filed by the person on the own page, or recorded by an office from a paper or by word of mouth.
 */
import { law, measures } from '../kernel/citation.ts';
import { type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsAction, type CorrectionsProcedure, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { complainedOfIn } from './hidden.ts';
import { askedBy } from './leave.ts';
import { COUNTY, PERSON, STAFF } from './posts.ts';
import { codesOf, DISPUTED, STATES } from './vocabulary.ts';

/** What to do where nothing was filed. */
const FIRST = words('先登记本人提出的', 'record what the person filed first');
const EVERY_STATE = codesOf(STATES);
type What = 'objection' | 'complaint';

const runsOf = (context: CorrectionsContext, what: What): readonly Proceeding[] =>
  proceedingsOf(context.history, what, [`${what}-filed`, `${what}-answered`, `${what}-passed-on`], {
    opening: [`${what}-filed`],
  });

const hiddenIn = (context: CorrectionsContext, event: PastEvent) =>
  complainedOfIn(
    context.history.events.map(({ type, proceeding, data }) => ({ type, proceeding, complainedOf: data.complainedOf })),
    event,
  );

const startsOf =
  (what: What) =>
  (context: CorrectionsContext): readonly Start[] =>
    runsOf(context, what).flatMap((run, place) => {
      const filed = run.first(`${what}-filed`);
      if (!filed) return [];
      const key = run.named || place > 0 ? { proceeding: run.key } : {};
      return [{ ...startOf(filed), run: run.events, ...key, hiddenFrom: hiddenIn(context, filed) }];
    });

/** Runs that this account may know of. */
const known = (context: CorrectionsContext, what: What, actor: string | undefined) =>
  runsOf(context, what).filter((run) => {
    const filed = run.first(`${what}-filed`);
    return filed && !(actor !== undefined && hiddenIn(context, filed).includes(actor));
  });

/** Those that wait for an answer. */
const waiting = (context: CorrectionsContext, what: What, actor: string | undefined) =>
  known(context, what, actor).filter((run) => !run.first(`${what}-answered`));

type Runs = ReturnType<typeof known>;

/** Of the runs an act may be about, those it can mean: the one it names, or any where it names none. */
const meant = (runs: Runs, input: Readonly<Record<string, unknown>> | undefined): Runs =>
  input?.proceeding === undefined ? runs : runs.filter((run) => run.named && run.key === input.proceeding);

/** What comes of a complaint carries its key, or nothing would say from whom it is hidden. */
const keyed =
  (runs: (context: CorrectionsContext, actor: string | undefined) => Runs): NonNullable<CorrectionsAction['fills']> =>
  (context, input, _by, { actor }) => {
    const run = meant(runs(context, actor), input).at(-1);
    return run?.named ? { proceeding: run.key } : {};
  };

/** An answer needs something to answer, and says what came of it. */
const answers =
  (what: What, rule: string, cite: readonly string[]): NonNullable<CorrectionsAction['refuse']> =>
  (context, input, _by, actor) => {
    if (meant(waiting(context, what, actor), input).length === 0) {
      return what === 'objection'
        ? refusal('ASSESS-03', cite, words('没有待答复的异议', 'no objection is waiting for an answer'), FIRST)
        : refusal('RIGHT-02', cite, words('没有待答复的投诉', 'no complaint is waiting for an answer'), FIRST);
    }
    return input && !input.content
      ? refusal(
          rule,
          cite,
          words('答复没有写明结果和理由', 'the answer states no result and no reasons'),
          words('写明结果和理由，书面告知本人', 'state them, and tell the person in writing'),
        )
      : undefined;
  };

export const rights = {
  id: 'rights',
  title: words('异议与投诉', 'Objection and complaint'),
  cite: [law(34, 61), measures(32)],
  actions: {
    'file-objection': {
      title: words('提出异议', 'File an objection'),
      event: 'objection-filed',
      from: EVERY_STATE,
      by: [...STAFF, ...PERSON],
      rule: 'ASSESS-03',
      cite: [measures(32)],
      fills: askedBy,
    },
    'answer-objection': {
      title: words('答复异议', 'Answer the objection'),
      event: 'objection-answered',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'ASSESS-03',
      cite: [measures(32)],
      refuse: answers('objection', 'RIGHT-03', [measures(32)]),
    },
    'pass-on-objection': {
      title: words('异议提交人民检察院', 'Pass the objection on to the procuratorate'),
      event: 'objection-passed-on',
      from: EVERY_STATE,
      by: STAFF,
      rule: 'RIGHT-03',
      cite: [measures(32)],
      refuse: ({ history }) =>
        history.has('objection-filed')
          ? undefined
          : refusal('RIGHT-03', [measures(32)], words('没有异议记录', 'there is no objection on record'), FIRST),
    },
    'file-complaint': {
      title: words('提出投诉', 'File a complaint'),
      event: 'complaint-filed',
      from: EVERY_STATE,
      by: [...STAFF, ...PERSON],
      rule: 'RIGHT-02',
      cite: [law(34)],
      fills: (context, input, by, { key }) => ({
        ...askedBy(context, input, by),
        ...(input.proceeding === undefined && key !== undefined ? { proceeding: key } : {}),
      }),
      refuse: (_context, input, _by, actor) =>
        actor !== undefined && input?.complainedOf === actor
          ? refusal(
              'RIGHT-02',
              [law(34)],
              words('被投诉的人不受理对自己的投诉', 'nobody takes down a complaint of himself'),
              words('请同事或者县级社区矫正机构受理并记录', 'a colleague or the county agency takes it and records it'),
            )
          : undefined,
    },
    'answer-complaint': {
      title: words('答复投诉', 'Answer the complaint'),
      event: 'complaint-answered',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'RIGHT-02',
      cite: [law(34)],
      fills: keyed((context, actor) => waiting(context, 'complaint', actor)),
      refuse: answers('complaint', 'RIGHT-02', [law(34)]),
    },
    'pass-on-complaint': {
      title: words('投诉转送人民检察院', 'Pass the complaint on to the procuratorate'),
      event: 'complaint-passed-on',
      from: EVERY_STATE,
      by: STAFF,
      rule: 'RIGHT-02',
      cite: [law(34)],
      fills: keyed((context, actor) => known(context, 'complaint', actor)),
      refuse: (context, input, _by, actor) =>
        meant(known(context, 'complaint', actor), input).length === 0
          ? refusal('RIGHT-02', [law(34)], words('没有投诉记录', 'there is no complaint on record'), FIRST)
          : undefined,
    },
  },
  duties: [
    {
      rule: 'ASSESS-03',
      who: 'county-agency',
      act: words('答复异议', 'Answer the objection'),
      cite: [measures(32)],
      starts: startsOf('objection'),
      due: promptly('ASSESS-03'),
      met: ['objection-answered'],
      opensAfterEnd: true,
      missed: words('本人可向检察机关提出', 'the person may go to the procuratorate'),
      doneBy: 'answer-objection',
    },
    {
      rule: 'RIGHT-02',
      who: 'county-agency',
      act: words('答复投诉', 'Answer the complaint'),
      cite: [law(34)],
      starts: startsOf('complaint'),
      due: promptly('RIGHT-02'),
      met: ['complaint-answered'],
      opensAfterEnd: true,
      missed: words('本人可向检察机关提出', 'the person may go to the procuratorate'),
      doneBy: 'answer-complaint',
    },
  ],
  findings: [objectionsPending],
} as const satisfies CorrectionsProcedure;

/** RIGHT-03: whoever reads of a decision reads that it is objected to. */
function objectionsPending(context: CorrectionsContext): readonly FindingMade[] {
  return waiting(context, 'objection', undefined).map((run) => {
    const filed = run.first('objection-filed') as PastEvent; // `waiting` keeps only runs that have it
    const disputed = DISPUTED[(filed.data.disputed as keyof typeof DISPUTED | undefined) ?? 'other'];
    const passedOn = run.first('objection-passed-on');
    return {
      rule: 'RIGHT-03',
      severity: 'notice',
      words: words(
        `本人对“${disputed.zh}”的异议尚未答复${passedOn ? `，已于${passedOn.on}提交人民检察院` : '；本人也可向人民检察院提出'}`,
        `An objection (${disputed.en.toLowerCase()}) is not answered yet${passedOn ? `; it was passed on to the procuratorate on ${passedOn.on}` : '; the person may go to the procuratorate too'}`,
      ),
      cite: [measures(32)],
      since: filed.on,
    };
  });
}

/**
 * Points (计分): 社区矫正法 28; 实施办法 32; the table is the county's own.
 *
 * 1. ASSESS-01: points come from a row of the county's table, with its evidence, entered by whom the row allows. What a month counts of a row has a cap.
 * 2. Points only propose: a line reached is shown, and nothing follows from it by itself.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, firstDayOfMonth, later, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Role } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import type { ParameterValue } from '../parameters/definitions.ts';
import type { CorrectionsContext } from './context.ts';

type Data = Readonly<Record<string, unknown>>;
export type Row = ParameterValue<'assessment.scoreTable'>[number];

const CITE = [law(28), measures(32)];
const no = (reason: Words, remedy?: Words) => refusal('ASSESS-01', CITE, reason, remedy);

/** The rows of the day; none where the county does not assess by points. */
export const tableOn = (context: CorrectionsContext, on: PlainDate): readonly Row[] =>
  context.parameters.find('assessment.scheme', on)?.value === 'points'
    ? (context.parameters.find('assessment.scoreTable', on)?.value ?? [])
    : [];

/** The day that the points are for. */
const dayOf = (data: Data, on: PlainDate): PlainDate => (data.happenedOn as PlainDate | undefined) ?? on;

export function mayNotEnter(context: CorrectionsContext, input: Data | undefined, by: readonly Role[]): Refusal | undefined {
  const on = (input?.on as PlainDate | undefined) ?? context.on;
  const table = tableOn(context, input ? dayOf(input, on) : on);
  if (table.length === 0) {
    return no(
      words('本地未采用计分考核', 'this county does not assess by points'),
      words('在参数中设定计分方式和计分表', 'set the scheme and its table in the parameters'),
    );
  }
  if (!input) return undefined;
  const row = table.find(({ code }) => code === input.row);
  if (!row) {
    return no(
      words(`计分表没有“${String(input.row)}”这一项`, `the table has no row ${String(input.row)}`),
      words(
        `可选：${table.map(({ code, text }) => `${code} ${text}`).join('、')}`,
        `choose one of ${table.map(({ code }) => code).join(', ')}`,
      ),
    );
  }
  const roles: readonly string[] | undefined = row.enteredBy;
  if (roles && !by.some((role) => roles.includes(role))) {
    return no(
      words(`“${row.text}”不由您的岗位记分`, `your post does not enter ${row.code}`),
      words('请由有权的岗位记分', 'ask a post that may'),
    );
  }
  const pieces = (input.evidence as readonly Data[] | undefined) ?? [];
  return row.evidence !== '' && !pieces.some(({ source }) => Boolean(source))
    ? no(
        words(`“${row.text}”须附${row.evidence}`, `${row.code} needs its evidence (${pieces.length} given)`),
        words('附上证据', 'attach it'),
      )
    : undefined;
}

/** The points a row gives, as the table of the day says: nobody writes a number of his own. */
export function pointsOf(context: CorrectionsContext, input: Data): Data {
  const on = (input.on as PlainDate | undefined) ?? context.on;
  const row = tableOn(context, dayOf(input, on)).find(({ code }) => code === input.row);
  return row ? { points: row.points } : {};
}

/** Points entered, as far as they count: what a month counts of a row has a cap. */
export interface Counted {
  readonly event: PastEvent;
  /** The day they are for. */
  readonly day: PlainDate;
  readonly row: string;
  readonly points: number;
  readonly counted: number;
}

/** What the rows are called that this history names: the latest table of each code's own day. */
export function rowTextsOf(context: CorrectionsContext): Readonly<Record<string, string>> {
  const named = context.history.all('points-entered').flatMap(({ data, on }) => {
    const row = tableOn(context, dayOf(data, on)).find(({ code }) => code === data.row);
    return row ? [[row.code, row.text] as const] : [];
  });
  return Object.fromEntries(named);
}

export const capped = (sum: number, cap: number | undefined) => (cap === undefined ? sum : Math.max(-cap, Math.min(cap, sum)));

/** The entries for a stretch of days, in the order of the fold, capped row by row and month by month. */
export function entriesBetween(context: CorrectionsContext, from: PlainDate, to: PlainDate): readonly Counted[] {
  const months = new Map<string, number>();
  return context.history.all('points-entered').flatMap((event): readonly Counted[] => {
    const day = dayOf(event.data, event.on);
    if (day < from || day > to || event.on > context.on) return [];
    const row = tableOn(context, day).find(({ code }) => code === event.data.row);
    const points = (event.data.points as number | undefined) ?? row?.points ?? 0;
    const key = `${String(event.data.row)} ${firstDayOfMonth(day)}`;
    const before = months.get(key) ?? 0;
    months.set(key, before + points);
    const counted = capped(before + points, row?.capPerMonth) - capped(before, row?.capPerMonth);
    return [{ event, day, row: String(event.data.row), points, counted }];
  });
}

export const scoreOf = (entries: readonly Counted[]) => entries.reduce((total, { counted }) => total + counted, 0);

/** The running cycle: from the day after the last assessment, or from the day assessment began. */
export function cycleBegan(context: CorrectionsContext): PlainDate | undefined {
  const began = context.history.first('declared', 'taken-over')?.on;
  const last = context.history.last('assessed');
  return last ? later(addDays(last.on, 1), began ?? last.on) : began;
}

/** ASSESS-01: where the points of the running cycle stand, when they reach a line; and an assessment that says another number than its rows. */
export function scoreFindings(context: CorrectionsContext): readonly FindingMade[] {
  return [
    ...atLine(context),
    ...context.history
      .all('assessed')
      .slice(-1)
      .flatMap((event) => otherThanCounted(context, event)),
  ];
}

function atLine(context: CorrectionsContext): readonly FindingMade[] {
  const from = cycleBegan(context);
  const lines = context.parameters.find('assessment.proposals', context.on)?.value;
  if (from === undefined || !lines || context.ended || tableOn(context, context.on).length === 0) return [];
  const entries = entriesBetween(context, from, context.on);
  if (entries.length === 0) return [];
  const score = scoreOf(entries);
  const said = (zh: string, en: string) =>
    words(
      `本周期（自${from}）计${score}分，${zh}；积分只作参考，是否处理由人决定`,
      `${score} points in this cycle (since ${from}): ${en}. Points only propose; a human decides`,
    );
  if (lines.praiseFrom !== undefined && score >= lines.praiseFrom) {
    const text = said(
      `达到提示线${lines.praiseFrom}分，可以审议表扬`,
      `the line of ${lines.praiseFrom} is reached, praise may be considered`,
    );
    return [{ rule: 'ASSESS-01', severity: 'favourable', words: text, cite: CITE, since: from }];
  }
  if (lines.talkBelow !== undefined && score < lines.talkBelow) {
    const text = said(`低于提示线${lines.talkBelow}分，可以谈话了解`, `below the line of ${lines.talkBelow}, a talk may help`);
    return [{ rule: 'ASSESS-01', severity: 'notice', words: text, cite: CITE, since: from }];
  }
  return [];
}

function otherThanCounted(context: CorrectionsContext, event: PastEvent): readonly FindingMade[] {
  const { points } = event.data;
  const [from, to] = [event.data.from as PlainDate | undefined, event.data.to as PlainDate | undefined];
  if (typeof points !== 'number' || from === undefined || to === undefined || tableOn(context, to).length === 0) return [];
  const score = scoreOf(entriesBetween(context, from, to));
  if (score === points) return [];
  const said = words(
    `${event.on}的考核写${points}分，记分合计（封顶后）为${score}分`,
    `The assessment of ${event.on} says ${points} points; its rows, capped, make ${score}`,
  );
  return [{ rule: 'ASSESS-01', severity: 'notice', words: said, cite: CITE, since: event.on }];
}

import type { PastEvent } from '../kernel/history.ts';
import { type Period, turnsIn, wholePeriods } from '../kernel/periods.ts';
import { addDays, later, type PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { Frequency } from '../parameters/definitions.ts';
import type { CorrectionsContext } from './context.ts';
import { gradeSpans, roundsEnd } from './grades.ts';

export type Channel = Frequency['channel'];

interface Channelled {
  readonly words: Words;
  readonly event: 'report-made' | 'prohibition-reported' | 'visit-made' | 'contact-made' | 'information-checked';
  /** Words by which a record says that it was made this way; a record that says nothing counts for any. */
  readonly forms: readonly string[];
}

export const CHANNELS: Readonly<Record<Channel, Channelled>> = {
  phone: { words: words('电话报告', 'Report by phone'), event: 'report-made', forms: ['phone', '电话'] },
  'in-person': { words: words('到所报告', 'Report in person'), event: 'report-made', forms: ['in-person', '到所', '当面'] },
  written: { words: words('书面报告', 'Written report'), event: 'report-made', forms: ['written', '书面'] },
  app: { words: words('信息化报告', 'Report by app'), event: 'report-made', forms: ['app', '信息化'] },
  prohibition: {
    words: words('报告遵守禁止令的情况', 'Report on keeping the prohibition order'),
    event: 'prohibition-reported',
    forms: [],
  },
  visit: { words: words('实地查访', 'Visit'), event: 'visit-made', forms: [] },
  talk: { words: words('个别谈话', 'Individual talk'), event: 'contact-made', forms: ['talk', '谈话'] },
  contact: { words: words('通信联络', 'Contact'), event: 'contact-made', forms: [] },
  check: { words: words('信息化核查', 'Information check'), event: 'information-checked', forms: [] },
};

/** The tables a grade's rounds come from, the narrower before the wider: a talk is a contact too. */
const TABLES = ['report.byGrade', 'visit.byGrade', 'individualTalk.byGrade', 'contact.byGrade', 'check.byGrade'] as const;
type Table = (typeof TABLES)[number];

/** A whole calendar period in which something is owed `count` times. */
export interface Round extends Period {
  readonly channel: Channel;
  readonly count: number;
  /** Undefined for a report on a prohibition order, which no grade asks for. */
  readonly grade: string | undefined;
  readonly frequency: Frequency;
  /** The day on which another grade, or another table, took the place of a round of several weeks or months that was running. */
  readonly replacedOn: PlainDate | undefined;
  readonly acts: PastEvent[];
}

interface Stretch {
  readonly from: PlainDate;
  readonly before: PlainDate;
  readonly frequencies: readonly Frequency[];
}

/** A span cut where the table changes: each round is owed as the table of its own first day says. */
function stretchesOf(
  find: (on: PlainDate) => readonly Frequency[],
  from: PlainDate,
  before: PlainDate,
  turns: readonly PlainDate[],
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of turns) {
    const frequencies = find(day);
    const last = stretches.at(-1);
    const same = last && (last.frequencies === frequencies || JSON.stringify(last.frequencies) === JSON.stringify(frequencies));
    if (same) continue;
    if (last) stretches[stretches.length - 1] = { ...last, before: day };
    stretches.push({ from: later(day, from), before, frequencies });
  }
  return stretches;
}

const NONE: readonly Frequency[] = [];

function roundsIn(stretch: Stretch, grade: string | undefined, goesOn: boolean): readonly Round[] {
  return stretch.frequencies.flatMap((frequency) =>
    wholePeriods(stretch.from, stretch.before, frequency.every, frequency.unit).map((period): Round => {
      const replaced = !goesOn && frequency.every > 1 && period.to >= stretch.before;
      return {
        ...period,
        channel: frequency.channel,
        count: frequency.times,
        grade,
        frequency,
        replacedOn: replaced ? stretch.before : undefined,
        acts: [],
      };
    }),
  );
}

function roundsByGrade(context: CorrectionsContext): readonly Round[] {
  const spans = gradeSpans(context);
  return spans.flatMap((span, place) => {
    const turns = turnsIn(span.from, span.before);
    return TABLES.flatMap((table: Table) => {
      const find = (on: PlainDate) => context.parameters.find(table, on)?.value[span.grade] ?? NONE;
      const stretches = stretchesOf(find, span.from, span.before, turns);
      return stretches.flatMap((stretch, at) =>
        roundsIn(stretch, span.grade, place === spans.length - 1 && at === stretches.length - 1),
      );
    });
  });
}

/** The days of a prohibition order, as far as the papers say them; the person's own last day ends it too. */
function roundsOfProhibition(context: CorrectionsContext): readonly Round[] {
  const { prohibition } = context.facts;
  const began = context.history.first('registered', 'taken-over')?.on;
  if (!prohibition || began === undefined) return [];
  const from = prohibition.from === undefined ? began : later(prohibition.from, began);
  const ends = [prohibition.to, context.lastDay].filter((day) => day !== undefined).sort()[0];
  const horizon = roundsEnd(context);
  const before = ends !== undefined && ends < horizon ? addDays(ends, 1) : horizon;
  if (before <= from) return [];
  const find = (on: PlainDate) => listed(context.parameters.find('prohibition.reportFrequency', on)?.value);
  const stretches = stretchesOf(find, from, before, turnsIn(from, before));
  return stretches.flatMap((stretch, at) => roundsIn(stretch, undefined, at === stretches.length - 1));
}

const listed = (frequency: Frequency | null | undefined): readonly Frequency[] => (frequency ? [frequency] : NONE);

const countsFor = (channel: Channel, event: PastEvent) => {
  const { event: type, forms } = CHANNELS[channel];
  const form = event.data.form;
  return event.type === type && (forms.length === 0 || typeof form !== 'string' || forms.includes(form));
};

/** One reading of a case asks for its rounds many times: they are worked out once for each context, which never changes. */
const known = new WeakMap<CorrectionsContext, readonly Round[]>();

/** The rounds of a case. Each act is given to the round it falls in, and what that round does not need to the oldest missed one. */
export function roundsOf(context: CorrectionsContext): readonly Round[] {
  const before = known.get(context);
  if (before) return before;
  const rounds = [...roundsByGrade(context), ...roundsOfProhibition(context)];
  known.set(context, rounds);
  const types = new Set(Object.values(CHANNELS).map(({ event }) => event));
  for (const act of context.history.all(...types)) {
    const wanting = rounds.filter(
      (round) => countsFor(round.channel, act) && round.acts.length < round.count && round.from <= act.on,
    );
    const round = wanting.find((candidate) => act.on <= candidate.to) ?? wanting[0];
    round?.acts.push(act);
  }
  return rounds;
}

export const sayFrequency = ({ times, every, unit }: Frequency): Words => {
  const span = every === 1 ? '' : String(every);
  return unit === 'week'
    ? words(`每${span}周${times}次`, `${times} every ${every === 1 ? 'week' : `${every} weeks`}`)
    : words(`每${span}${every === 1 ? '月' : '个月'}${times}次`, `${times} every ${every === 1 ? 'month' : `${every} months`}`);
};

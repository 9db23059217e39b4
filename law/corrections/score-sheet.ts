/**
 * What an assessment rests on (考核所依据的记分): 社区矫正法 28; 实施办法 32. ASSESS-01: the points of a stretch of days, entry by entry, and the rows of the
 * county's table with what a month still counts of each. It proposes; a human decides.
 */
import type { DutyStatus } from '../kernel/explanation.ts';
import { firstDayOfMonth, lastDayOfMonth, type PlainDate } from '../kernel/plain-date.ts';
import type { DerivedDuty } from '../kernel/procedure.ts';
import type { CorrectionsContext } from './context.ts';
import { capped, cycleBegan, entriesBetween, scoreOf, tableOn } from './scoring.ts';

/** A row of the county's table, as it may be chosen for a day. */
export interface ScoreChoice {
  readonly code: string;
  readonly text: string;
  readonly points: number;
  /** What the row wants as evidence; empty where it wants none. */
  readonly evidence: string;
  /** Posts that alone may enter it; null: any that may enter points. */
  readonly enteredBy: readonly string[] | null;
  /** Most that a month counts of it, without its sign; null where there is no cap. */
  readonly capPerMonth: number | null;
  /** What is left of the cap in the month of the day. */
  readonly left: number | null;
  /** What one more entry for that day would really count. */
  readonly counts: number;
}

export interface ScoreSheet {
  /** How the county assesses; null where it has not said. */
  readonly scheme: 'points' | 'levels' | null;
  /** The days that are counted; null before assessment began. */
  readonly from: PlainDate | null;
  readonly to: PlainDate;
  /** Last day of the assessment that is owed, where the county has a cycle. */
  readonly due: PlainDate | null;
  readonly score: number;
  /** The lines at which something is proposed, where the county has drawn them. */
  readonly lines: { readonly praiseFrom: number | null; readonly talkBelow: number | null } | null;
  readonly entries: readonly {
    /** Id of the record. */
    readonly event: string | null;
    /** Day the points are for. */
    readonly day: PlainDate;
    readonly row: string;
    readonly text: string;
    readonly points: number;
    readonly counted: number;
  }[];
  readonly rows: readonly ScoreChoice[];
}

/** The days asked about. */
export interface SheetDays {
  /** The day that points would be entered for; the day asked on when left out. */
  readonly day?: PlainDate | undefined;
  /** The stretch to be assessed; the running cycle when left out. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

const STILL_OWED: ReadonlySet<DutyStatus> = new Set(['open', 'overdue', 'paused']);

export function scoreSheetOf(context: CorrectionsContext, duties: readonly DerivedDuty[], asked: SheetDays): ScoreSheet {
  const { parameters, on } = context;
  const [day, to] = [asked.day ?? on, asked.to ?? on];
  const from = asked.from ?? cycleBegan(context) ?? null;
  const entries = from === null ? [] : entriesBetween(context, from, to);
  const ofMonth = entriesBetween(context, firstDayOfMonth(day), lastDayOfMonth(day));
  const lines = parameters.find('assessment.proposals', on)?.value ?? null;
  const owed = duties.find(({ duty }) => duty.rule === 'ASSESS-01' && STILL_OWED.has(duty.status));
  return {
    scheme: parameters.find('assessment.scheme', on)?.value ?? null,
    from,
    to,
    due: owed?.duty.due ?? null,
    score: scoreOf(entries),
    lines: lines && { praiseFrom: lines.praiseFrom ?? null, talkBelow: lines.talkBelow ?? null },
    entries: entries.map(({ event, day: forDay, row, points, counted }) => ({
      event: event.id ?? null,
      day: forDay,
      row,
      text: tableOn(context, forDay).find(({ code }) => code === row)?.text ?? row,
      points,
      counted,
    })),
    rows: tableOn(context, day).map(({ code, text, points, evidence, enteredBy, capPerMonth }) => {
      const sum = ofMonth.filter(({ row }) => row === code).reduce((total, entry) => total + entry.points, 0);
      const used = capped(sum, capPerMonth);
      return {
        code,
        text,
        points,
        evidence,
        enteredBy: enteredBy ?? null,
        capPerMonth: capPerMonth ?? null,
        left: capPerMonth === undefined ? null : capPerMonth - Math.abs(used),
        counts: capped(sum + points, capPerMonth) - used,
      };
    }),
  };
}

import type { Calendar } from '../../../law/kernel/calendar.ts';
import { countDays } from '../../../law/kernel/counting.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { addDays, later, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Dice } from './dice.ts';

/**
 * One person's history while it is being told. A story tells a whole life, past and to come; the diary keeps what happened before today
 * and leaves today's work undone. So the same story, begun earlier or later, gives a person at any point of the way.
 */
export interface Diary {
  readonly today: PlainDate;
  readonly dice: Dice;
  /** Writes an event down, unless its day has not come yet. Returns whether it has. */
  note(type: string, on: PlainDate, fields?: Readonly<Record<string, unknown>>): boolean;
  /** Whether `on` lies before today. */
  past(on: PlainDate): boolean;
  /** `on` itself when it is a working day, else the next one. */
  workday(on: PlainDate): PlainDate;
  /** A working day from `least` to `most` days after `from`; where all of them are off, the first working day after. */
  workdayWithin(from: PlainDate, least: number, most: number): PlainDate;
  /** The last working day on or before `on`. */
  lastWorkday(on: PlainDate): PlainDate;
  /** Last day of a deadline of so many days, as the law counts it. */
  deadline(from: PlainDate, days: number): PlainDate;
  /** The events in the order of their days; what happened on one day stays in the order it was told. */
  events(): RecordedEvent[];
}

const OFFICE_OPENS_MINUTE = 8 * 60 + 30;
const LEARNED_BY: readonly string[] = ['notice-received', 'documents-received', 'reported-in', 'handed-over'];
const MINUTES_BETWEEN_ENTRIES = 17;

export function diaryOf(today: PlainDate, calendar: Calendar, dice: Dice): Diary {
  const told: { type: string; on: PlainDate; fields: Readonly<Record<string, unknown>> }[] = [];
  const off = (on: PlainDate) => calendar.dayKind(on).off;
  const workday = (on: PlainDate) => {
    let day = on;
    while (off(day)) day = addDays(day, 1);
    return day;
  };
  return {
    today,
    dice,
    note(type, on, fields = {}) {
      if (on >= today) return false;
      told.push({ type, on, fields });
      return true;
    },
    past: (on) => on < today,
    workday,
    workdayWithin(from, least, most) {
      const days = Array.from({ length: most - least + 1 }, (_, index) => addDays(from, least + index)).filter(
        (day) => !off(day),
      );
      const [first, ...others] = days;
      return first === undefined ? workday(addDays(from, most)) : dice.pick([first, ...others]);
    },
    lastWorkday(on) {
      let day = on;
      while (off(day)) day = addDays(day, -1);
      return day;
    },
    deadline: (from, days) => countDays(from, days, calendar).due,
    events() {
      const ordered = told
        .map((entry, index) => ({ ...entry, index }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));
      // What a court did before its notice arrived is written down on the day the county learns of it.
      const learned = ordered.find(({ type }) => LEARNED_BY.includes(type))?.on ?? today;
      let day: PlainDate | undefined;
      let onDay = 0;
      return ordered.map(({ type, on, fields }) => {
        const recorded = later(on, learned);
        onDay = recorded === day ? onDay + 1 : 0;
        day = recorded;
        const minute = OFFICE_OPENS_MINUTE + onDay * MINUTES_BETWEEN_ENTRIES;
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        return { type, on, ...fields, recorded: `${recorded}T${clock}:00+08:00` };
      });
    },
  };
}

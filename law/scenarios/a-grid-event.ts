import { type CaseFile, explain, type Performed, parseCaseFile, perform, type RecordedEvent, type Role } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { Answer } from './answer.ts';

/** `2026-10-12 09:00` as an instant in Shanghai. */
const instant = (when: string) => `${when.replace(' ', 'T')}:00+08:00`;

/** A grid event told step by step, each with its day and hour: `aGridEvent('01').happened('reported', '2026-09-30 16:30')`. */
export class GridStory {
  readonly category: string;
  readonly events: readonly RecordedEvent[];

  constructor(category: string, events: readonly RecordedEvent[] = []) {
    this.category = category;
    this.events = events;
  }

  happened(type: string, when: string, fields: Readonly<Record<string, unknown>> = {}): GridStory {
    const event = { type, on: plainDate(when.slice(0, 10)), at: instant(when), ...fields };
    return new GridStory(this.category, [...this.events, event]);
  }

  /** Reported, accepted, dispatched and signed for, the last at `when`. */
  signed(when: string, reported: Readonly<Record<string, unknown>> = {}): GridStory {
    return this.reported(when, reported)
      .happened('accepted', when)
      .happened('dispatched', when, { unit: 'urban-management' })
      .happened('signed', when);
  }

  reported(when: string, fields: Readonly<Record<string, unknown>> = {}): GridStory {
    return this.happened('reported', when, { category: this.category, ...fields });
  }

  /** Signed for and begun. */
  begun(when: string, reported: Readonly<Record<string, unknown>> = {}): GridStory {
    return this.signed(when, reported).happened('started', when);
  }

  get file(): CaseFile {
    const parsed = parseCaseFile({ format: 'guitu.case-file/1', case: 'grid-event', facts: {}, events: this.events });
    if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
    return parsed.file;
  }

  /** What the law makes of it at an hour: `2026-10-12 14:31`; or on a day as a whole: `2026-10-12`. */
  asOf(when: string): Answer {
    const now = when.length > 10 ? { now: instant(when) } : {};
    return new Answer(explain(this.file, plainDate(when.slice(0, 10)), now));
  }

  /** `action` at an hour, by a post and an account. */
  do(
    action: string,
    when: string,
    by: Role,
    input: Readonly<Record<string, unknown>> = {},
    actor = 'somebody',
  ): { rule: string; zh: string } | 'done' | readonly string[] {
    const on = plainDate(when.slice(0, 10));
    const performed: Performed = perform(
      this.file,
      action,
      { at: instant(when), ...input },
      { on, now: instant(when), by: [by], actor },
    );
    if (performed.ok) return 'done';
    return 'refusal' in performed ? { rule: performed.refusal.rule, zh: performed.refusal.zh } : performed.faults;
  }
}

export const aGridEvent = (category = '01') => new GridStory(category);

import { z } from 'zod';
import { InstantSchema } from './instant.ts';
import type { PlainDate } from './plain-date.ts';
import { PlainDateSchema } from './plain-date-schema.ts';

/** One appended fact, as a case file carries it. Beside these fields it has those of its type. */
export interface RecordedEvent {
  readonly type: string;
  /** The day it happened. */
  readonly on: PlainDate;
  readonly id?: string;
  /** The instant it happened, where the hour matters. */
  readonly at?: string;
  /** Key of the run of a procedure it belongs to: one leave, one move, one sanction. */
  readonly proceeding?: string;
  readonly by?: string;
  /** The instant it was recorded. */
  readonly recorded?: string;
  readonly hash?: string;
  readonly [field: string]: unknown;
}

/** What an event type means and which fields it takes. */
export interface EventType {
  readonly zh: string;
  readonly en: string;
  readonly fields: z.ZodObject;
  /** Fields that hold names, health or free text: stored sealed, so that they can be lawfully deleted without breaking a chain. */
  readonly sealed: readonly string[];
  /** Fields an act must give, but a record from elsewhere may lack: then they are unknown, which is no reason not to read it (contract §3.1). */
  readonly mayLack: readonly string[];
  /** The hour counts as well as the day: a form has the hour of now in it, to be changed or taken out. */
  readonly byHour?: true;
  /** Fields that a unit the case was only given to does not read. */
  readonly withheld?: (data: Readonly<Record<string, unknown>>) => readonly string[];
}

/** Fields every event may carry, whatever its type. */
export const EVENT_ENVELOPE = {
  type: z.string(),
  on: PlainDateSchema,
  id: z.string().min(1).optional(),
  at: InstantSchema.optional(),
  proceeding: z.string().min(1).optional(),
  by: z.string().optional(),
  recorded: z.string().optional(),
  hash: z.string().optional(),
} as const;

export function eventType(
  zh: string,
  en: string,
  fields: z.ZodRawShape = {},
  sealed: readonly string[] = [],
  mayLack: readonly string[] = [],
): EventType {
  return { zh, en, fields: z.object(fields), sealed, mayLack };
}

/** The same type, for what is recorded with its hour: a clock in hours starts with it, or a step is to be followed by the hour. */
export function byHour<Type extends EventType>(type: Type): Type & { readonly byHour: true } {
  return { ...type, byHour: true };
}

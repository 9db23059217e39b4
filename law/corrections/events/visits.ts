import { z } from 'zod';
import { DaytimeSchema } from '../../kernel/daytime.ts';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { APPOINTMENTS, BUSY, BUSY_DAYS, codesOf, VISIT_PLACES } from '../vocabulary.ts';
import { text } from './fields.ts';

const begins = DaytimeSchema;
const ends = DaytimeSchema;

/** The person's own hours, appointments, and visits as they are planned. */
export const VISIT_EVENTS = {
  'hours-declared': eventType(
    '申报工作、学习时间',
    'Hours of work or school declared',
    {
      busy: z.enum(codesOf(BUSY)),
      busyDays: z.enum(codesOf(BUSY_DAYS)).optional(),
      begins: begins.optional(),
      ends: ends.optional(),
      content: text.optional(),
    },
    ['content'],
    ['busy'],
  ),
  'appointment-made': eventType(
    '约定时间',
    'Appointment made',
    {
      appointment: z.enum(codesOf(APPOINTMENTS)),
      day: PlainDateSchema,
      begins,
      ends: ends.optional(),
      askedByPerson: z.boolean().optional(),
      content: text.optional(),
    },
    ['content'],
    ['appointment', 'day', 'begins'],
  ),
  'visit-planned': eventType(
    '制定走访计划',
    'Visit planned',
    {
      day: PlainDateSchema,
      begins: begins.optional(),
      ends: ends.optional(),
      visitPlace: z.enum(codesOf(VISIT_PLACES)),
      plainClothes: z.boolean(),
      askedByPerson: z.boolean().optional(),
      others: text.optional(),
      reason: text.optional(),
      content: text.optional(),
    },
    ['others', 'reason', 'content'],
    ['day', 'visitPlace', 'plainClothes'],
  ),
} as const satisfies Record<string, EventType>;

/** What can happen to a grid event, and which fields each record takes. */
import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { MENDING_EVENTS } from '../../kernel/mending.ts';
import {
  codesOf,
  EMERGENCY_SERVICES,
  GRID_CATEGORIES,
  GRID_LEVELS,
  GRID_SOURCES,
  SATISFACTION,
  URGING_GROUNDS,
} from './categories.ts';

const text = z.string();
/** Ids of photographs in the file store. */
const photos = z.array(z.string().meta({ format: 'file' })).optional();
/** A unit of the register of organisations. */
const unit = z.string().meta({ format: 'organisation' });
/** So many of the unit the category's limit is counted in. */
const amount = z.number().positive();
const NO_FIELDS = {};

/** Who reported it is kept from the unit that handles it, where the reporter asks (A3). */
const reported: EventType = {
  ...eventType(
    '上报',
    'Reported',
    {
      category: z.enum(codesOf(GRID_CATEGORIES)),
      level: z.enum(codesOf(GRID_LEVELS)).optional(),
      source: z.enum(codesOf(GRID_SOURCES)).optional(),
      gridCode: z
        .string()
        .regex(/^\d{12,15}$/, { error: 'must be a grid code of 12 to 15 digits' })
        .optional(),
      where: text.optional(),
      text: text.optional(),
      reporter: text.optional(),
      reporterPhone: text.optional(),
      hideReporter: z.boolean().optional(),
      photos,
    },
    ['where', 'text', 'reporter', 'reporterPhone'],
  ),
  withheld: (data) => (data.hideReporter === true ? ['reporter', 'reporterPhone'] : []),
};

export const EVENTS = {
  reported,
  photographed: eventType('补充照片', 'Photographs added', { photos, note: text.optional() }, ['note']),
  'emergency-called': eventType('已呼叫应急', 'Emergency service called', { service: z.enum(codesOf(EMERGENCY_SERVICES)) }),
  'resolved-on-spot': eventType('当场办结', 'Resolved on the spot', { result: text, photos }, ['result']),
  accepted: eventType('受理', 'Accepted', NO_FIELDS),
  'not-accepted': eventType('不予受理', 'Not accepted', { reasons: text, rightPlace: text }),
  dispatched: eventType('派遣', 'Dispatched', { unit, note: text.optional() }, ['note']),
  signed: eventType('签收', 'Signed for', NO_FIELDS),
  'return-requested': eventType('申请退回', 'Return requested', { reasons: text }),
  'return-rejected': eventType('不同意退回', 'Return rejected', { reasons: text.optional() }),
  started: eventType('开始处置', 'Started', NO_FIELDS),
  'extension-requested': eventType('申请延期', 'Extension requested', { reasons: text, amount }),
  'extension-granted': eventType('同意延期', 'Extension granted', { amount }),
  'extension-denied': eventType('不同意延期', 'Extension denied', { reasons: text.optional() }),
  suspended: eventType('挂起', 'Suspended', { reasons: text, reviewOn: z.string().meta({ format: 'date' }).optional() }),
  resumed: eventType('恢复处置', 'Resumed', NO_FIELDS),
  urged: eventType('督办', 'Urged', { urging: z.enum(codesOf(URGING_GROUNDS)), note: text.optional() }, ['note']),
  'help-called': eventType('吹哨', 'Departments called', { department: text, reasons: text }),
  'help-answered': eventType('部门报到', 'The department came', { department: text, note: text.optional() }, ['note']),
  disposed: eventType('处置完毕', 'Disposed', { result: text, photos, noPhoto: text.optional() }, ['result', 'noPhoto']),
  'check-assigned': eventType('安排核查', 'Check assigned', { note: text.optional() }, ['note']),
  'check-passed': eventType('核查通过', 'Check passed', { photos, note: text.optional() }, ['note']),
  'check-failed': eventType('核查不通过', 'Check failed', { defect: text, photos }, ['defect']),
  'rework-started': eventType('返工', 'Rework started', NO_FIELDS),
  reopened: eventType('回访未解决，退回返工', 'Not solved, say the callers: reopened', { defect: text }, ['defect']),
  merged: eventType('并入主事件', 'Joined to the leading event', { into: z.string().meta({ format: 'case' }) }),
  archived: eventType('回访归档', 'Called back and archived', {
    calledBack: z.boolean().optional(),
    satisfaction: z.enum(codesOf(SATISFACTION)).optional(),
  }),
  ...MENDING_EVENTS,
} as const satisfies Record<string, EventType>;
export type EventName = keyof typeof EVENTS;

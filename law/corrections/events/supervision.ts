import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, INTERVALS, VISIT_PLACES } from '../vocabulary.ts';
import { answerPaper, approvedBy, hospital, NOTE, note, text } from './fields.ts';

/** Reports, visits, contacts and checks. */
export const SUPERVISION_EVENTS = {
  'report-made': eventType('本人报告', 'Report made', { form: text.optional(), content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  'prohibition-reported': eventType(
    '报告遵守禁止令情况',
    'Reported on the prohibition order',
    { form: text.optional(), content: text.optional() },
    ['content'],
  ),
  'health-reported': eventType('报告身体情况', 'Body condition reported', { hospital, content: text.optional() }, [
    'hospital',
    'content',
  ]),
  're-examined': eventType('病情复查', 'Medical re-examination', { hospital, content: text.optional() }, ['hospital', 'content']),
  'agency-review-made': eventType('机构核查病情', "Agency's review of the illness", { content: text.optional() }, ['content']),
  'visit-made': eventType(
    '实地查访',
    'Visit made',
    {
      form: text.optional(),
      visitPlace: z.enum(codesOf(VISIT_PLACES)).optional(),
      others: text.optional(),
      reason: text.optional(),
      content: text.optional(),
      ...note,
    },
    ['others', 'reason', 'content', 'note'],
  ),
  'contact-made': eventType('通信联络', 'Contact made', { form: text.optional(), content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  'information-checked': eventType('信息化核查', 'Information check', { form: text.optional(), content: text.optional() }, [
    'content',
  ]),
  'prison-told': eventType('书面通知监狱、看守所', 'Prison told in writing', note, NOTE),
  'interval-extended': eventType('延长报告、复查间隔', 'Interval extended', {
    what: z.enum(codesOf(INTERVALS)),
    months: z.int().min(1),
    approvedBy,
    ...answerPaper,
  }),
} as const satisfies Record<string, EventType>;

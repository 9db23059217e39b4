import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, DISPUTED } from '../vocabulary.ts';
import { attachments, outcome, text, via } from './fields.ts';

const disputed = z.enum(codesOf(DISPUTED));

/** Objections and complaints, up to the procuratorate. */
export const RIGHTS_EVENTS = {
  'objection-filed': eventType(
    '提出异议',
    'Objection filed',
    { disputed, content: text, attachments, via },
    ['content', 'attachments'],
    ['disputed', 'content'],
  ),
  'objection-answered': eventType(
    '答复异议',
    'Objection answered',
    { outcome, form: text.optional(), content: text.optional() },
    ['content'],
  ),
  'objection-passed-on': eventType(
    '异议提交人民检察院',
    'Objection passed on to the procuratorate',
    { content: text.optional() },
    ['content'],
  ),
  // `complainedOf` names an account: whoever holds it must not see the complaint, nor what comes of it. Absent: of the office, or of somebody unnamed.
  'complaint-filed': eventType(
    '提出投诉',
    'Complaint filed',
    { complainedOf: text.meta({ format: 'account' }).optional(), content: text, attachments, via },
    ['content', 'attachments'],
    ['content'],
  ),
  'complaint-answered': eventType('答复投诉', 'Complaint answered', { form: text.optional(), content: text.optional() }, [
    'content',
  ]),
  'complaint-passed-on': eventType(
    '投诉转送人民检察院',
    'Complaint passed on to the procuratorate',
    { content: text.optional() },
    ['content'],
  ),
} as const satisfies Record<string, EventType>;

import { z } from 'zod';
import { byHour, type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, FINDERS, SEARCH_WAYS } from '../vocabulary.ts';
import { answerPaper, NOTE, note, organOf, PROOF, proof, properReason, servedOn, text } from './fields.ts';

const way = z.enum(codesOf(SEARCH_WAYS)).optional();

/** A person who cannot be reached, and the search. */
export const LOST_CONTACT_EVENTS = {
  'contact-failed': byHour(eventType('联系不上', 'Out of reach', { way, ...note }, NOTE)),
  'contact-lost': byHour(eventType('失去联系', 'Contact lost', note, NOTE)),
  'search-step': byHour(eventType('查找记录', 'Search step', { way, step: text.optional() }, ['step'])),
  'police-asked': eventType(
    '请求公安机关协助',
    'Police asked to help',
    { addressee: organOf('public-security'), organName: text.optional(), ...answerPaper, ...note },
    NOTE,
  ),
  'police-answered': eventType(
    '公安机关答复',
    'Police answer',
    { organName: text.optional(), content: text.optional(), ...answerPaper, ...note },
    ['content', 'note'],
  ),
  'procuratorate-told': eventType('通报人民检察院', 'Procuratorate told', { ...servedOn, ...answerPaper, ...proof, ...note }, [
    ...PROOF,
    ...NOTE,
  ]),
  'search-reviewed': eventType('研判查找情况', 'Search looked at', { content: text.optional(), ...note }, ['content', 'note']),
  found: eventType('查找到人', 'Found', { foundBy: z.enum(codesOf(FINDERS)).optional(), properReason, ...note }, NOTE),
  'loss-handled': eventType(
    '失联处理决定',
    'Decision on the loss of contact',
    { content: text.optional(), ground: text.optional(), ...note },
    ['content', 'note'],
  ),
} as const satisfies Record<string, EventType>;

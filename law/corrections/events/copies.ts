import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { COPY_DOCUMENTS, COPY_RECIPIENTS, codesOf } from '../vocabulary.ts';
import { NOTE, note, PROOF, proof, servedOn, text } from './fields.ts';

/** Copies and their proof. */
export const COPY_EVENTS = {
  'copy-served': eventType(
    '抄送、送达文书',
    'Copy served',
    {
      copyOf: z.enum(codesOf(COPY_DOCUMENTS)),
      copyTo: z.enum(codesOf(COPY_RECIPIENTS)),
      // Which record it is a copy of; without it the earliest that waits.
      event: text.optional(),
      ...servedOn,
      ...proof,
      ...note,
    },
    [...PROOF, ...NOTE],
  ),
} as const satisfies Record<string, EventType>;

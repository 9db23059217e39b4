import { type EventType, eventType } from '../../kernel/event.ts';
import { approvedBy, ground, NOTE, note, period } from './fields.ts';

/** The positioning device. */
export const POSITIONING_EVENTS = {
  'positioning-approved': eventType(
    '批准使用电子定位装置',
    'Positioning approved',
    { ground, ...period, approvedBy, ...note },
    NOTE,
  ),
  'positioning-extended': eventType(
    '延长使用电子定位装置',
    'Positioning extended',
    { ground, ...period, approvedBy, ...note },
    NOTE,
  ),
  'positioning-removed': eventType('解除电子定位装置', 'Positioning removed', note, NOTE),
} as const satisfies Record<string, EventType>;

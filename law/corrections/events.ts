import type { EventType } from '../kernel/event.ts';
import { MENDING_EVENTS } from '../kernel/mending.ts';
import { ARRIVAL_EVENTS } from './events/arrival.ts';
import { ASSESSMENT_EVENTS } from './events/assessment.ts';
import { CHANGE_EVENTS } from './events/changes.ts';
import { COPY_EVENTS } from './events/copies.ts';
import { CUSTODY_EVENTS } from './events/custody.ts';
import { ENDING_EVENTS } from './events/ending.ts';
import { GRADING_EVENTS } from './events/grading.ts';
import { HEALTH_EVENTS } from './events/health.ts';
import { INCIDENT_EVENTS } from './events/incidents.ts';
import { INTAKE_EVENTS } from './events/intake.ts';
import { LEAVE_EVENTS, TRAVEL_EVENTS } from './events/leave.ts';
import { LOST_CONTACT_EVENTS } from './events/lost-contact.ts';
import { MEETING_EVENTS } from './events/meeting.ts';
import { MOVE_EVENTS } from './events/move.ts';
import { PAPER_EVENTS } from './events/papers.ts';
import { POSITIONING_EVENTS } from './events/positioning.ts';
import { REVOCATION_EVENTS } from './events/revocation.ts';
import { RIGHTS_EVENTS } from './events/rights.ts';
import { SANCTION_EVENTS } from './events/sanction.ts';
import { SUPERVISION_EVENTS } from './events/supervision.ts';
import { VISIT_EVENTS } from './events/visits.ts';

/** Every event a corrections case can hold (contract §2), in the order of a life under supervision. A subject's events, with their fields and those stored sealed, stand in its own file. */
export const EVENTS = {
  ...PAPER_EVENTS,
  ...ARRIVAL_EVENTS,
  ...INTAKE_EVENTS,
  ...GRADING_EVENTS,
  ...SUPERVISION_EVENTS,
  ...VISIT_EVENTS,
  ...CHANGE_EVENTS,
  ...HEALTH_EVENTS,
  ...LEAVE_EVENTS,
  ...TRAVEL_EVENTS,
  ...MEETING_EVENTS,
  ...MOVE_EVENTS,
  ...SANCTION_EVENTS,
  ...COPY_EVENTS,
  ...INCIDENT_EVENTS,
  ...POSITIONING_EVENTS,
  ...LOST_CONTACT_EVENTS,
  ...CUSTODY_EVENTS,
  ...ASSESSMENT_EVENTS,
  ...REVOCATION_EVENTS,
  ...ENDING_EVENTS,
  ...RIGHTS_EVENTS,
  ...MENDING_EVENTS,
} as const satisfies Record<string, EventType>;
export type EventName = keyof typeof EVENTS;

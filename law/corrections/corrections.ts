import type { Domain } from '../kernel/domain.ts';
import { words } from '../kernel/words.ts';
import type { Parameters } from '../parameters/profiles.ts';
import { absencesNow } from './absences.ts';
import { afterLoss } from './after-loss.ts';
import { arrival } from './arrival.ts';
import { assessment } from './assessment.ts';
import { change } from './change.ts';
import { concernsOf } from './concerns.ts';
import { type CorrectionsContext, contextOf } from './context.ts';
import { copies } from './copies.ts';
import { custody } from './custody.ts';
import { EVENTS } from './events.ts';
import { type Facts, FactsSchema } from './facts.ts';
import { gradeOn } from './grades.ts';
import { grading } from './grading.ts';
import { health } from './health.ts';
import { incidents } from './incidents.ts';
import { intake } from './intake.ts';
import { leave } from './leave.ts';
import { leaveAway } from './leave-away.ts';
import { leavesNow } from './leave-now.ts';
import { lostContact } from './lost-contact.ts';
import { meeting } from './meeting.ts';
import { move } from './move.ts';
import { nextStateOf, stateOn } from './overlay.ts';
import { partners } from './partners.ts';
import { positioning } from './positioning.ts';
import { record } from './record.ts';
import { refusals } from './refusals.ts';
import { release } from './release.ts';
import { reporting } from './reporting.ts';
import { revocation } from './revocation.ts';
import { reward } from './reward.ts';
import { rights } from './rights.ts';
import { sanction } from './sanction.ts';
import { supervision } from './supervision.ts';
import { term } from './term.ts';
import { travel } from './travel.ts';
import { visits } from './visits.ts';
import { STATES, type State } from './vocabulary.ts';

/** A person's corrections term, from the judgment to the last day (社区矫正法). Procedures stand in the order of a life under supervision. */
export const corrections: Domain<CorrectionsContext, State, Facts, Parameters> = {
  id: 'corrections',
  title: words('社区矫正', 'Community corrections'),
  facts: FactsSchema,
  events: EVENTS,
  states: STATES,
  procedures: [
    arrival,
    intake,
    grading,
    supervision,
    visits,
    change,
    reporting,
    health,
    leave,
    leaveAway,
    travel,
    refusals,
    meeting,
    move,
    custody,
    lostContact,
    afterLoss,
    sanction,
    copies,
    incidents,
    assessment,
    reward,
    positioning,
    revocation,
    partners,
    term,
    release,
    rights,
    record,
  ],
  contextOf,
  stateOn,
  nextStateOf,
  gradeOf: (context) => gradeOn(context, context.on),
  termOf: (context) => context.term,
  leavesOf: leavesNow,
  absencesOf: absencesNow,
  concernsOf,
};

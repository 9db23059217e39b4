/** The states of a grid event, and which event leads to which. */
import { type Words, words } from '../../kernel/words.ts';
import type { EventName } from './events.ts';

export const STATES = {
  draft: words('草稿', 'Draft'),
  reported: words('已上报', 'Reported'),
  'self-resolved': words('当场办结', 'Resolved on the spot'),
  accepted: words('已受理', 'Accepted'),
  'not-accepted': words('不予受理', 'Not accepted'),
  dispatched: words('已派遣', 'Dispatched'),
  signed: words('已签收', 'Signed for'),
  'return-requested': words('申请退回', 'Return requested'),
  'in-progress': words('处置中', 'In progress'),
  'extension-requested': words('申请延期', 'Extension requested'),
  suspended: words('挂起', 'Suspended'),
  disposed: words('已处置', 'Disposed'),
  verifying: words('核查中', 'Being checked'),
  rework: words('待返工', 'To be done again'),
  closed: words('已结案', 'Closed'),
  merged: words('已并案', 'Joined'),
  archived: words('已归档', 'Archived'),
} as const satisfies Record<string, Words>;
export type State = keyof typeof STATES;
export const EVERY_STATE = Object.keys(STATES) as State[]; // the keys of the table above

/** The state each event leads to; what a decision goes back to is in the table too. */
export const LEADS_TO: Partial<Record<EventName, State>> = {
  reported: 'reported',
  'resolved-on-spot': 'self-resolved',
  accepted: 'accepted',
  'not-accepted': 'not-accepted',
  dispatched: 'dispatched',
  signed: 'signed',
  'return-requested': 'return-requested',
  'return-rejected': 'dispatched',
  started: 'in-progress',
  'extension-requested': 'extension-requested',
  'extension-granted': 'in-progress',
  'extension-denied': 'in-progress',
  suspended: 'suspended',
  resumed: 'in-progress',
  disposed: 'disposed',
  'check-assigned': 'verifying',
  'check-passed': 'closed',
  'check-failed': 'rework',
  'rework-started': 'in-progress',
  reopened: 'rework',
  merged: 'merged',
  archived: 'archived',
};

export const FINAL: readonly State[] = ['archived', 'not-accepted', 'merged'];
/** States in which the event is still to be dealt with by somebody. */
export const UNFINISHED = EVERY_STATE.filter((state) => !FINAL.includes(state) && state !== 'draft');
/** States in which the unit it was dispatched to has it in hand. */
export const IN_HAND: readonly State[] = [
  'dispatched',
  'signed',
  'return-requested',
  'in-progress',
  'extension-requested',
  'suspended',
  'rework',
];

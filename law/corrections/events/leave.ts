import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { codesOf, LEAVE_PROOFS, LEAVE_REASONS, LEAVE_REFUSALS, REQUESTS } from '../vocabulary.ts';
import {
  answerPaper,
  approvedBy,
  destination,
  division,
  ground,
  keptFile,
  NOTE,
  note,
  PROOF,
  period,
  proof,
  properReason,
  text,
  via,
} from './fields.ts';

const leaveRequest = { ...period, reason: z.enum(codesOf(LEAVE_REASONS)).optional(), destination };
/** What the request form asks beside the days (D01): where exactly, how, with whom, and the papers that show the reason. */
const details = {
  place: text.optional(),
  transport: text.optional(),
  companions: z.array(text).optional(),
  proofs: z.array(z.object({ proof: z.enum(codesOf(LEAVE_PROOFS)), title: text.optional(), sha256: keptFile })).optional(),
};
const DETAILS = ['place', 'companions', 'proofs', 'note'];
const refusedFor = z.enum(codesOf(LEAVE_REFUSALS)).optional();

/** Leaves, from the request to the return. */
export const LEAVE_EVENTS = {
  'leave-requested': eventType(
    '申请外出',
    'Leave requested',
    { ...leaveRequest, ...details, urgency: text.optional(), via, ...note },
    [...DETAILS, 'urgency'],
  ),
  'leave-withdrawn': eventType('撤回外出申请', 'Request for leave withdrawn', { via, ...note }, NOTE),
  'leave-sent-up': eventType('报上一级审批', 'Leave sent to the higher agency', { ...answerPaper, ...note }, NOTE),
  'leave-approved': eventType('批准外出', 'Leave approved', { ...leaveRequest, approvedBy, ...answerPaper, ...note }, NOTE),
  'leave-refused': eventType('不批准外出', 'Leave refused', { refusedFor, ground, approvedBy, ...answerPaper, ...note }, NOTE),
  'leave-extension-requested': eventType(
    '申请续假',
    'Extension requested',
    { to: PlainDateSchema, reason: leaveRequest.reason, via, ...note },
    NOTE,
  ),
  'leave-extended': eventType('延长外出', 'Leave extended', { to: PlainDateSchema, approvedBy, ...answerPaper, ...note }, NOTE),
  'leave-extension-refused': eventType('不批准续假', 'Extension refused', { refusedFor, ground, ...note }, NOTE),
  'leave-reminded': eventType('提醒按期返回', 'Reminded of the return', { form: text.optional(), ...note }, NOTE),
  'leave-checked-in': eventType(
    '外出期间报告',
    'Reported while on leave',
    { form: text.optional(), place: text.optional(), via, ...note },
    ['place', 'note'],
  ),
  'destination-asked': eventType(
    '请目的地协助监管',
    'Destination asked to help',
    { organName: text, ...answerPaper, ...note },
    NOTE,
    ['organName'],
  ),
  'destination-answered': eventType(
    '目的地答复',
    'Destination answered',
    { organName: text.optional(), accepted: z.boolean(), ...answerPaper, ...note },
    NOTE,
    ['accepted'],
  ),
  'return-ordered': eventType('责令立即返回', 'Ordered to return', { form: text.optional(), ...note }, NOTE),
  'leave-returned': eventType(
    '返回销假',
    'Returned from leave',
    { backOn: PlainDateSchema.optional(), properReason, ...note },
    NOTE,
  ),
  'refusal-served': eventType(
    '送达不予批准告知书',
    'Refusal given in writing',
    // Which refusal it tells of; without it the earliest that waits.
    { refused: z.enum(codesOf(REQUESTS)).optional(), event: text.optional(), ...answerPaper, ...proof, ...note },
    [...PROOF, ...NOTE],
  ),
} as const satisfies Record<string, EventType>;

/** What a permit for regular travel names (实施办法 29): where to, and when and how often. */
const named = { destination: division, frequency: text };
const NAMED = ['destination', 'frequency'];

/** Regular travel across the county line (经常性跨市县活动). */
export const TRAVEL_EVENTS = {
  'travel-requested': eventType(
    '申请经常性跨市县活动',
    'Regular travel requested',
    { ...leaveRequest, ...named, ...details, via, ...note },
    DETAILS,
    NAMED,
  ),
  'travel-permit-granted': eventType(
    '批准经常性跨市县活动',
    'Regular travel permitted',
    { ...leaveRequest, frequency: text.optional(), approvedBy, ...note },
    NOTE,
  ),
  'travel-refused': eventType('不批准经常性跨市县活动', 'Regular travel refused', { refusedFor, ground, ...note }, NOTE),
  'travel-permit-ended': eventType('终止经常性跨市县活动许可', 'Permit for regular travel ended', { ground, ...note }, NOTE),
  'travel-reminded': eventType('提醒许可将满', 'Reminded that the permit ends', { form: text.optional(), ...note }, NOTE),
  'travel-reported': eventType(
    '报告跨市县出行',
    'Trip reported',
    { ...period, destination: named.destination, form: text.optional(), via, ...note },
    NOTE,
    ['destination'],
  ),
} as const satisfies Record<string, EventType>;

/**
 * Which event calls for which papers (the numbers of the county's forms). Some are drafted when it happens; records of everyday work, of which there are
 * many, are made when somebody asks for one. Both know their event: the paper of a thing that was recorded elsewhere is filled like any other.
 */
import type { RecordedEvent } from '../kernel/event.ts';
import type { EventName } from './events.ts';

/** Drafted with the event. */
export const PAPERS = {
  'documents-received': ['B01'],
  'search-started': ['B07', 'B04'],
  registered: ['B03', 'B04', 'B05', 'B06'],
  'group-formed': ['C02'],
  declared: ['C01'],
  'plan-made': ['C03'],
  graded: ['C06'],
  'leave-requested': ['D01'],
  'leave-approved': ['D02'],
  'leave-refused': ['G04'],
  'leave-extended': ['D03'],
  'leave-extension-refused': ['G04'],
  'leave-returned': ['D03'],
  'travel-requested': ['D04'],
  'travel-refused': ['G04'],
  'move-requested': ['D05'],
  'move-consulted': ['D06'],
  'move-decided': ['D07', 'D08'],
  'papers-sent': ['D09'],
  'place-permitted': ['D10'],
  'meeting-requested': ['D11'],
  'meeting-refused': ['G04'],
  'positioning-approved': ['D12', 'D13', 'D14'],
  'positioning-extended': ['D15'],
  'positioning-removed': ['D15'],
  'police-asked': ['D17'],
  're-examined': ['D18'],
  'interval-extended': ['D18'],
  assessed: ['E14'],
  'praise-proposed': ['E01'],
  'praise-declined': ['G04'],
  praised: ['E02'],
  'statement-taken': ['E13'],
  admonished: ['E04'],
  warned: ['E06'],
  'punishment-proposed': ['E07'],
  'recommittal-proposed': ['E10', 'G02'],
  'arrest-requested': ['E11'],
  'commutation-proposed': ['E12', 'G02'],
  'objection-answered': ['G05'],
  'complaint-answered': ['G05'],
  'summary-written': ['F01'],
  released: ['F02', 'F03', 'F04', 'F08'],
  pardoned: ['F02', 'F03', 'F04', 'F08'],
  'taken-into-custody': ['F05'],
  died: ['F06'],
  'not-found-after-ruling': ['F07'],
} as const satisfies Partial<Record<EventName, readonly string[]>>;

/** Made when asked for, beside those above. */
export const ON_REQUEST = {
  'visit-made': ['D16'],
  'contact-made': ['D16'],
  'information-checked': ['D16'],
  'search-step': ['D16'],
  'contact-lost': ['D17'],
  'travel-permit-granted': ['D04'],
  'meeting-approved': ['D11'],
  'breach-found': ['E13'],
  praised: ['E01'],
  admonished: ['E03'],
  warned: ['E05', 'G02'],
  'punishment-proposed': ['G02'],
  'second-review-made': ['G02'],
} as const satisfies Partial<Record<EventName, readonly string[]>>;

type Event = Pick<RecordedEvent, 'type'> & Readonly<Record<string, unknown>>;
type Facts = Readonly<Record<string, unknown>>;

const of = (table: Readonly<Record<string, readonly string[]>>, type: string): readonly string[] =>
  Object.hasOwn(table, type) ? (table[type] ?? []) : [];

/** The approval form of a proposed sanction; from a warning on the panel discusses it first. */
const PROPOSALS: Readonly<Record<string, readonly string[]>> = {
  admonition: ['E03'],
  warning: ['E05', 'G02'],
  punishment: ['G02'],
};

/** Papers drafted for an event. A proposal to revoke is another paper for parole than for probation, that of a warning another than of an admonition. */
export function papersFor(event: Event, facts: Facts): readonly string[] {
  if (event.type === 'revocation-proposed') return [facts.kind === 'parole' ? 'E09' : 'E08', 'G02'];
  if (event.type === 'sanction-proposed') return of(PROPOSALS, String(event.sanction));
  return of(PAPERS, event.type);
}

/** Every paper that can be made for an event. */
export function papersOn(event: Event, facts: Facts): readonly string[] {
  return [...new Set([...papersFor(event, facts), ...of(ON_REQUEST, event.type)])];
}

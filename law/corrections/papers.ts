/**
 * Which event calls for which papers (the numbers of the county's forms), and which act serving one of them is: a decision copied to the
 * procuratorate, a receipt sent to the court. Checks, talks and visits have papers too, but those are made by whoever holds them.
 */
import type { EventName } from './events.ts';

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
  'travel-permit-granted': ['D04'],
  'move-requested': ['D05'],
  'move-consulted': ['D06'],
  'move-decided': ['D07', 'D08'],
  'papers-sent': ['D09'],
  'meeting-requested': ['D11'],
  'positioning-approved': ['D12', 'D13', 'D14'],
  'positioning-extended': ['D15'],
  'positioning-removed': ['D15'],
  'police-asked': ['D17'],
  praised: ['E01', 'E02'],
  'statement-taken': ['E13'],
  admonished: ['E03', 'E04'],
  warned: ['E05', 'E06'],
  'punishment-proposed': ['E07'],
  'recommittal-proposed': ['E10'],
  'arrest-requested': ['E11'],
  'commutation-proposed': ['E12'],
  'summary-written': ['F01'],
  released: ['F02', 'F03', 'F04', 'F08'],
  'taken-into-custody': ['F05'],
  died: ['F06'],
  'not-found-after-ruling': ['F07'],
} as const satisfies Partial<Record<EventName, readonly string[]>>;

/** Paper and recipient → the action that serving it is. */
export const SERVED_AS: Readonly<Record<string, string>> = {
  'B01 decision-organ': 'send-receipt',
  'B02 person': 'record-reporting-notice',
  'D07 person': 'serve-move',
  'E02 procuratorate': 'copy-to-procuratorate',
  'E04 procuratorate': 'copy-to-procuratorate',
  'E06 procuratorate': 'copy-to-procuratorate',
  'E07 procuratorate': 'copy-to-procuratorate',
};

/** A proposal to revoke is another paper for parole than for probation. */
export function papersFor(event: string, facts: Readonly<Record<string, unknown>>): readonly string[] {
  if (event === 'revocation-proposed') return [facts.kind === 'parole' ? 'E09' : 'E08'];
  const known: Readonly<Record<string, readonly string[]>> = PAPERS;
  return Object.hasOwn(known, event) ? (known[event] ?? []) : [];
}

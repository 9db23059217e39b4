import type { CaseEvent } from '../api/answers.ts';

/** Newest day first; of one day, what was recorded last comes first. */
export function newestFirst(events: readonly CaseEvent[]): CaseEvent[] {
  return [...events].sort((a, b) => b.on.localeCompare(a.on) || b.seq - a.seq);
}

const BREACHES: ReadonlySet<string> = new Set(['breach-found', 'contact-lost', 'not-found-after-ruling']);
const DECISIONS: ReadonlySet<string> = new Set([
  'decision-effective',
  'registered',
  'declared',
  'graded',
  'leave-approved',
  'move-decided',
  'admonished',
  'warned',
  'punished',
  'sanction-declined',
  'praised',
  'commutation-ruled',
  'court-ruled',
  'organ-decided',
  'released',
  'taken-over',
]);

/** The dot of an entry: red where a rule was broken, blue where someone decided, plain otherwise. */
export function toneOf(type: string): 'breach' | 'decision' | 'plain' {
  if (BREACHES.has(type)) return 'breach';
  return DECISIONS.has(type) ? 'decision' : 'plain';
}

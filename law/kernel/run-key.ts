/**
 * The key of a run as it may stand in a record. What a duty shows as its proceeding is the recorded key, or that key with a number where two clocks
 * of one day had to be kept apart, or a number of our own where nobody named the run. Only the first can be recorded: our own may mean another run
 * once something is recorded late.
 */
import type { RecordedEvent } from './event.ts';
import type { DerivedDuty } from './procedure.ts';

/** The recorded key that `key` means; undefined where it is our own; a key nobody knows yet names a new run and is kept. */
export function recordedKey(key: string, events: readonly RecordedEvent[], duties: readonly DerivedDuty[]): string | undefined {
  const isRecorded = (name: string) => events.some(({ proceeding }) => proceeding === name);
  if (isRecorded(key) || !duties.some(({ duty }) => duty.proceeding === key)) return key;
  const withoutNumber = key.replace(/-\d+$/, '');
  return isRecorded(withoutNumber) ? withoutNumber : undefined;
}

import { describe, expect, it } from 'vitest';
import type { EventName } from '../corrections/events.ts';
import { codesOf, FINAL_STATES, STATES, type State } from '../corrections/vocabulary.ts';
import { granted, probation, ROWS } from './transitions.ts';

describe('the transition table (rulebook §6)', () => {
  it.each(ROWS.map((row) => ({ ...row, by: row.event?.[0] ?? 'the calendar' })))(
    '$id $from → $to by $by',
    ({ before, from, event, on, to, shows, as }) => {
      const day = on ?? '2026-03-02';
      // The day before anything of the row: where the calendar moves the case, the last day on which it had not.
      expect(before.explainOn('2026-03-01').state).toBe(from);
      const answer = (event ? before.happened(event[0], day, event[1]) : before).explainOn(day);
      expect(answer.state).toBe(to);
      if (shows) expect(shows(answer)).toEqual(as);
    },
  );

  it('has a test for every row', () => {
    const ids = new Set([...ROWS.map(({ id }) => id), ...ENDS.map(([id]) => id)]);
    const rows = [...Array.from({ length: 39 }, (_, place) => `T${String(place + 1).padStart(2, '0')}`), 'T24b', 'T32b', 'T34b'];
    expect(rows.filter((row) => !ids.has(row))).toEqual([]);
  });
});

const LIVE = codesOf(STATES).filter((state) => !(FINAL_STATES as readonly State[]).includes(state));
const ENDS = [
  ['T35', 'died', 'terminated-death'],
  ['T36', 'pardoned', 'released-pardon'],
  ['T37', 'annulled', 'cancelled'],
] as const;

describe.each(ENDS)('%s %s from every state that is not final', (_id, event, to) => {
  it.each(LIVE)('from %s', (state) => {
    expect(probation.takenOver('2026-02-02', state).happened(event, '2026-03-02').explainOn('2026-03-02').state).toBe(to);
  });
});

describe('a final state is never left', () => {
  const MOVERS: readonly (readonly [EventName, Record<string, unknown>?])[] = [
    ['reported-in'],
    ['declared'],
    ['taken-over', { state: 'active' }],
    ['revocation-proposed'],
    ['court-ruled', granted],
    ['not-found-after-ruling'],
    ['move-served'],
    ['custody-notified'],
    ['released'],
    ['pardoned'],
    ['died'],
    ['annulled'],
    ['registered-at-new-county'],
    ['new-crime-revoked'],
  ];
  it.each(FINAL_STATES)('%s', (state) => {
    const ended = probation.takenOver('2026-02-02', state);
    for (const [type, fields] of MOVERS) {
      const answer = ended.happened(type, '2026-03-02', fields).explainOn('2027-01-04');
      expect(answer.state).toBe(state);
      expect(answer.explanation.findings.filter(({ since }) => since === '2026-03-02')).toHaveLength(1);
    }
  });
});

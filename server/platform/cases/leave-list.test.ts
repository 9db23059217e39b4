/** Leaves in hand, on a desk of two offices: each stage, the day that moves it, who sees it, the workbook's words. */
import { expect, test } from 'vitest';
import { openDesk } from '../../../tests/desk.ts';

const desk = await openDesk();
const { cases } = desk;
const DAY = 86_400_000;
const DESTINATION = '110101';

async function act(who: string, one: string, action: string, input: object = {}): Promise<void> {
  const { body } = await desk.call(who, 'GET', `/api/cases/${one}`);
  const done = await desk.call(who, 'POST', `/api/cases/${one}/actions/${action}`, { version: body.version, input });
  expect([action, done.status, done.body.detail]).toEqual([action, 200, undefined]);
}
const ask = (one: string, on: string, from: string, to: string, who = 'wang') =>
  act(who, one, 'request-leave', { on, from, to, reason: 'family', destination: DESTINATION });

const { a1, a2, a3, b1, far1 } = cases as Record<'a1' | 'a2' | 'a3' | 'b1' | 'far1', string>;
// The desk lives on Tuesday 24 November 2026.
await ask(a1, '2026-11-18', '2026-11-22', '2026-11-26');
await act('head-a', a1, 'approve-leave', { on: '2026-11-19' });
await act('wang', a1, 'record-leave-report', { on: '2026-11-23', form: 'phone' });
await ask(a2, '2026-11-12', '2026-11-16', '2026-11-20');
await act('head-a', a2, 'approve-leave', { on: '2026-11-13' });
await ask(a3, '2026-11-23', '2026-11-28', '2026-12-07');
await ask(b1, '2026-11-20', '2026-11-27', '2026-11-28', 'zhao');
await act('head-b', b1, 'approve-leave', { on: '2026-11-23' });
await ask(far1, '2026-11-18', '2026-11-22', '2026-11-26', 'far');

const leavesOf = async (who: string, query = '') => (await desk.call(who, 'GET', `/api/leaves${query}`)).body;
const stages = async (who: string, query = '') =>
  (await leavesOf(who, query)).items.map(({ caseId, stage }: { caseId: string; stage: string }) => [caseId, stage]);

test('the county sees its own, whoever should be back first comes first, requests last', async () => {
  expect(await stages('examiner')).toEqual([
    [a2, 'overstayed'],
    [a1, 'away'],
    [b1, 'granted'],
    [a3, 'asked'],
  ]);
});

test('an office sees its own, another county none of them', async () => {
  expect(await stages('zhao')).toEqual([[b1, 'granted']]);
  expect(await stages('far')).toEqual([[far1, 'asked']]);
});

test('each says until when, where, how long, how late, and the last word', async () => {
  const { items, counts } = await leavesOf('wang');
  expect(items).toMatchObject([
    { to: '2026-11-20', days: 5, daysLate: 4, lastWord: null },
    { to: '2026-11-26', days: 5, daysLate: 0, lastWord: '2026-11-23', approvedBy: 'judicial-office', reason: 'family' },
    { to: '2026-12-07', days: 10, approvedBy: null, askedOn: '2026-11-23' },
  ]);
  expect(items[0].destination.code).toBe(DESTINATION);
  expect(counts).toEqual({ waiting: 1, out: 2, 'back-today': 0, late: 1 });
});

test.each([
  ['?show=waiting', [['a3', 'asked']]],
  [
    '?show=out',
    [
      ['a2', 'overstayed'],
      ['a1', 'away'],
    ],
  ],
  ['?show=late', [['a2', 'overstayed']]],
  ['?show=back-today', []],
])('%s', async (query, expected) => {
  expect(await stages('wang', query)).toEqual(expected.map(([name, stage]) => [cases[name as string], stage]));
});

test('only these cases, and a page after the other', async () => {
  expect(await stages('examiner', `?cases=${a1}`)).toEqual([[a1, 'away']]);
  expect(await stages('examiner', `?cases=${a1},${b1}`)).toEqual([
    [a1, 'away'],
    [b1, 'granted'],
  ]);
  const first = await leavesOf('examiner', '?limit=3');
  expect(first.items).toHaveLength(3);
  expect(await stages('examiner', `?limit=3&after=${encodeURIComponent(first.next)}`)).toEqual([[a3, 'asked']]);
});

test('the day moves it: due back, not back, and gone from the list once returned', async () => {
  desk.test.clock.advance(2 * DAY);
  expect(await stages('wang', '?show=back-today')).toEqual([[a1, 'away']]);
  desk.test.clock.advance(DAY);
  expect(await stages('wang', '?show=late')).toEqual([
    [a2, 'overstayed'],
    [a1, 'overstayed'],
  ]);
  expect(await stages('zhao')).toEqual([[b1, 'away']]);
  await act('wang', a1, 'return-from-leave', { backOn: '2026-11-27', properReason: 'no' });
  expect(await stages('wang', '?show=out')).toEqual([[a2, 'overstayed']]);
});

test('the file says the same of its day', async () => {
  const { body } = await desk.call('wang', 'GET', `/api/cases/${a2}/explain?on=2026-11-18`);
  expect(body.leaves).toMatchObject([{ stage: 'away', to: '2026-11-20', destination: DESTINATION }]);
  const later = await desk.call('wang', 'GET', `/api/cases/${a1}/explain`);
  expect(later.body.leaves).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { DutyChange } from '../../api/answers.ts';
import { groupChanges } from './preview-groups.ts';

const change = (over: Partial<DutyChange>): DutyChange => ({
  change: 'added',
  rule: 'REP-01',
  clock: 'phone',
  who: 'person',
  opens: '2026-10-01',
  due: '2026-10-08',
  status: 'open',
  ...over,
});

test('rounds of the same duty are one line with the nearest day', () => {
  const groups = groupChanges([
    change({ due: '2026-10-15' }),
    change({}),
    change({ due: '2026-10-22' }),
    change({ clock: 'written' }),
  ]);
  expect(groups.map(({ duty, more }) => [duty.clock, duty.due, more])).toEqual([
    ['phone', '2026-10-08', 2],
    ['written', '2026-10-08', 0],
  ]);
});

test('what is added comes before what goes', () => {
  const groups = groupChanges([
    change({ change: 'removed', rule: 'RPT-03' }),
    change({ change: 'changed', rule: 'RPT-01' }),
    change({}),
  ]);
  expect(groups.map(({ duty }) => duty.change)).toEqual(['added', 'changed', 'removed']);
});

import { expect, test } from 'vitest';
import { byReportingDay, reportingDays } from './expected-order.ts';

test('whoever must come first stands first, and whoever has no day yet last', () => {
  const days = reportingDays([
    { caseId: 'b', due: '2026-10-12' },
    { caseId: 'a', due: '2026-10-09' },
    { caseId: 'c', due: null },
  ]);
  expect(byReportingDay([{ id: 'c' }, { id: 'b' }, { id: 'a' }], days).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

import { expect, test } from 'vitest';
import { drillTo } from './drill.ts';

// Whatever the server says a number counts must arrive in the address whole: a filter that is dropped on the way shows another list.
test.each([
  { list: 'people', filter: { standing: 'in-service', grade: 'none', unit: 'u' } },
  { list: 'people', filter: { standing: 'in-service', endsFrom: '2026-11-24', endsTo: '2027-01-23' } },
  { list: 'people', filter: { state: 'released', endedFrom: '2026-11-01', endedTo: '2026-11-24' } },
  { list: 'people', filter: { receivedFrom: '2026-11-01', receivedTo: '2026-11-24', late: true } },
  { list: 'duties', filter: { band: 'overdue', rule: 'REP-01', unit: 'u' } },
  { list: 'duties', filter: { band: 'week', dueFrom: '2026-11-25', dueBefore: '2026-11-26' } },
] as const)('$list $filter', (drill) => {
  expect(drillTo(drill).search).toEqual(drill.filter);
});

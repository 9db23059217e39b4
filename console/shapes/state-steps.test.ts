import { expect, test } from 'vitest';
import { stepsOf } from './state-steps.ts';

const brief = (steps: ReturnType<typeof stepsOf>) => steps.map(({ name, standing, day }) => `${name} ${standing} ${day ?? '-'}`);
const term = { to: '2027-08-10' };

test('someone expected has the judgment behind and everything else ahead', () => {
  const steps = stepsOf({
    state: 'expected',
    events: [{ type: 'decision-effective', on: '2026-02-11' }],
    term,
    summaryDue: null,
  });
  expect(brief(steps)).toEqual([
    'effective done 2026-02-11',
    'state now -',
    'reported ahead -',
    'declared ahead -',
    'end ahead 2027-08-10',
  ]);
});

test('the first report counts, and the summary has its day once the law has named it', () => {
  const events = [
    { type: 'decision-effective', on: '2026-02-11' },
    { type: 'documents-received', on: '2026-02-12' },
    { type: 'registered', on: '2026-02-15' },
    { type: 'reported-in', on: '2026-02-14' },
    { type: 'declared', on: '2026-02-24' },
  ];
  expect(brief(stepsOf({ state: 'active', events, term, summaryDue: '2027-07-11' }))).toEqual([
    'effective done 2026-02-11',
    'reported done 2026-02-14',
    'declared done 2026-02-24',
    'state now -',
    'summary ahead 2027-07-11',
    'end ahead 2027-08-10',
  ]);
});

test('a file taken over promises no report and no declaration', () => {
  const steps = stepsOf({ state: 'active', events: [{ type: 'taken-over', on: '2026-01-01' }], term, summaryDue: null });
  expect(brief(steps)).toEqual(['takenOver done 2026-01-01', 'state now -', 'end ahead 2027-08-10']);
});

test('nothing lies ahead of a final state', () => {
  const events = [{ type: 'declared', on: '2026-02-24' }];
  expect(brief(stepsOf({ state: 'released', events, term, summaryDue: '2027-07-11' }))).toEqual([
    'declared done 2026-02-24',
    'state now -',
  ]);
});

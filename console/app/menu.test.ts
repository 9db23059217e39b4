import { expect, test } from 'vitest';
import { nextRowIndex } from './keyboard.ts';
import { homeOf, menuFor } from './menu.ts';

test('an officer has the work and reads the settings, and administers nothing', () => {
  const pages = menuFor({ permissions: ['case.read', 'case.open', 'import.run'], domains: ['corrections', 'investigation'] }).map(
    ({ page }) => page,
  );
  expect(pages).toEqual([
    'today',
    'duties',
    'calendar',
    'expected',
    'people',
    'leaves',
    'letters',
    'papers',
    'newCase',
    'imports',
    'settings',
  ]);
});

test('a grid manager has matters, and nothing of corrections', () => {
  const pages = menuFor({ permissions: ['case.read', 'case.open'], domains: ['grid-event'] }).map(({ page }) => page);
  expect(pages).toEqual(['today', 'duties', 'calendar', 'matters', 'newMatter', 'settings']);
});

test('an auditor starts on the audit, and whoever holds no post on the own sessions', () => {
  expect(homeOf({ permissions: ['audit.read'], domains: [] })).toBe('/audit');
  expect(homeOf({ permissions: [], domains: [] })).toBe('/sessions');
});

test('who looks after accounts looks after the keys of other organs, and nobody else has that page', () => {
  const pages = (permissions: string[]) => menuFor({ permissions, domains: ['corrections'] }).map(({ page }) => page);
  expect(pages(['account.read', 'account.manage'])).toEqual(['accounts', 'keys']);
  expect(pages(['organ.work'])).toEqual(['concerns']);
});

test.each([
  [0, -1, 1, -1],
  [5, -1, 1, 0],
  [5, -1, -1, 4],
  [5, 4, 1, 4],
  [5, 2, -1, 1],
] as const)('of %i rows, from %i by %i one comes to %i', (count, current, step, expected) => {
  expect(nextRowIndex(count, current, step)).toBe(expected);
});

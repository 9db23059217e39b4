import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASES, dutiesOf } from './cases.ts';
import { PAGES, REFERENCE_FOLDER } from './pages.ts';
import { transitionsOf } from './transitions.ts';

describe('the reference pages', () => {
  it.each(Object.keys(PAGES))(
    '%s is what the law says now (else run `npx guitu reference`)',
    (name) => {
      expect(readFileSync(new URL(name, REFERENCE_FOLDER), 'utf8')).toBe(PAGES[name]?.());
    },
    30_000,
  );

  it('finds the steps everybody knows', () => {
    const steps = CASES.flatMap((kind) => transitionsOf(kind)).map(({ from, to, by }) => `${from} ${by} ${to}`);
    expect(steps).toContain('expected reported-in registered');
    expect(steps).toContain('registered declared active');
    expect(steps).toContain('active released released');
    expect(steps).toContain('revocation-pending taken-into-custody terminated-revoked');
    expect(steps).toContain('commissioned commission-completed complete');
    expect(steps.filter((step) => step.endsWith('expiry-hold')).length).toBeGreaterThan(0);
  }, 30_000);

  it.each(CASES)('names in $id only what there is', (kind) => {
    const duties = dutiesOf(kind);
    const actions = Object.values(kind.actions);
    expect(duties.flatMap(({ doneBy }) => doneBy ?? []).filter((name) => !(name in kind.actions))).toEqual([]);
    expect(duties.flatMap(({ met }) => met).filter((type) => !(type in kind.events))).toEqual([]);
    expect(actions.map(({ event }) => event).filter((type) => !(type in kind.events))).toEqual([]);
    expect(actions.flatMap(({ from }) => from).filter((state) => !(state in kind.states))).toEqual([]);
    expect([...duties, ...actions].map(({ rule }) => rule).filter((rule) => !(rule in kind.rules))).toEqual([]);
  });
});

/** The examples of the contract are read, and say what the contract's pages say of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explain, parseCaseFile } from '../../law/index.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';

const FOLDER = new URL('../../docs/contract/examples/', import.meta.url);
const CONTRACT = readFileSync(new URL('../../docs/contract/README.md', import.meta.url), 'utf8');

function exampleOn(name: string, day: string) {
  const read = parseCaseFile(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  if (!read.ok) throw new Error(`${name}: ${read.faults.join('; ')}`);
  const { duties, findings } = explain(read.file, plainDate(day));
  return {
    duty: (rule: string, clock: string) =>
      duties
        .filter((duty) => duty.rule === rule && duty.clock === clock)
        .map(({ who, opens, due, status }) => `${who} ${opens} → ${due ?? 'promptly'} ${status}`),
    found: (rule: string) => findings.filter((finding) => finding.rule === rule).map(({ en }) => en),
  };
}

test.each(readdirSync(FOLDER))('%s is read, and the contract names it', (name) => {
  expect(() => exampleOn(name, '2026-06-30')).not.toThrow();
  expect(CONTRACT).toContain(`examples/${name}`);
});

describe('leave-overstayed.json', () => {
  const late = exampleOn('leave-overstayed.json', '2026-03-27');
  test('the person is due back on 16 March, ordered to return on the 17th, and eleven days late on the 27th', () => {
    expect(late.duty('LEAVE-09', 'main')).toEqual(['person 2026-03-05 → 2026-03-16 overdue']);
    expect(late.duty('LEAVE-10', 'order')).toEqual(['county-agency 2026-03-17 → 2026-03-17 met']);
    expect(late.found('LEAVE-10')).toEqual([
      'Leave ended on 2026-03-16 and the person is not back after 11 days, beyond 10 days, the limit of a warning: order the return',
    ]);
  });
  test('the office was in touch twice, and not in the last round', () => {
    expect(late.duty('LEAVE-08', 'contact').map((line) => line.split(' ').at(-1))).toEqual(['met', 'met', 'overdue']);
  });
});

describe('lost-and-found.json', () => {
  const found = exampleOn('lost-and-found.json', '2026-03-11');
  test('everybody who had to act has, and somebody has yet to decide', () => {
    expect(found.duty('LOST-02', 'answer')).toEqual(['public-security 2026-02-28 → promptly met']);
    expect(found.duty('LOST-04', 'tenth-day')).toEqual(['county-agency 2026-03-09 → 2026-03-09 met']);
    expect(found.duty('LOST-04', 'handle')).toEqual(['county-agency 2026-03-11 → promptly open']);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain, parseCaseFile } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { Answer } from './answer.ts';

/** The examples of the contract say what the pages beside them say. */
function example(name: string, on: string): Answer {
  const text = readFileSync(new URL(`../../docs/contract/examples/${name}`, import.meta.url), 'utf8');
  const read = parseCaseFile(JSON.parse(text));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return new Answer(explain(read.file, plainDate(on)));
}

describe('graded.json', () => {
  it('two months of the strict grade, then the grade that was decided, told and planned for', () => {
    expect(example('graded.json', '2026-03-04').explanation.grade).toBe('strict');
    const later = example('graded.json', '2026-03-05');
    expect(later.explanation.grade).toBe('ordinary');
    expect(later.line('CLS-01', 'phase')).toBe('county-agency 2026-03-05 → promptly met on 2026-03-05');
    expect(later.lines('CLS-01', 'told').at(-1)).toBe('judicial-office 2026-03-05 → promptly open');
    expect(later.found('CLS-01')).toEqual([]);
  });
});

describe('warned.json', () => {
  it('a warning with its evidence, one copy served, one owed, and an objection that waits', () => {
    const answer = example('warned.json', '2026-03-10');
    expect(answer.found('CHECK-03')).toEqual([]);
    expect(answer.line('ASSESS-02', 'copy-person')).toBe('county-agency 2026-03-05 → promptly met on 2026-03-06');
    expect(answer.line('ASSESS-02', 'copy')).toBe('county-agency 2026-03-05 → promptly open');
    expect(answer.line('ASSESS-03')).toBe('county-agency 2026-03-09 → promptly open');
    expect(answer.found('RIGHT-03')).toEqual(['notice since 2026-03-09']);
  });
});

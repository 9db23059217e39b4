import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Every number that law, a province or a county sets is a parameter. A procedure's source holds none but 0, 1 and -1, the article numbers in its
 * citations, and the numbers by which the law itself lists the grounds of an order.
 */
const FOLDERS = ['corrections', 'corrections/events', 'investigation', 'community', 'community/grid-event'];
const sources = FOLDERS.flatMap((folder) => {
  const place = new URL(`../${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(new URL(name, place), 'utf8') }));
});

const CITATIONS =
  /\b(?:law|measures|criminalLaw|procedureLaw|interpretation|releaseRules|prohibitionRules|procuratorateRules|securityLaw|borderLaw)\([^()]*\)/g;
/** `1: { words…` and `z.int().min(1).max(9)`: grounds, numbered as the article numbers them. */
const GROUNDS = /^ {2}\d: \{|z\.int\(\)\.min\(1\)\.max\(9\)/gm;

/** Places of digits in a division code, and how far ahead rounds are shown: neither is the law's. */
const OF_THE_PROGRAM = /\.slice\(\d, \d\)|ROUNDS_AHEAD_MONTHS = \d/g;

function numbersIn(source: string): readonly string[] {
  const bare = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/\/\^.*?\$\//g, '')
    .replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '')
    .replace(CITATIONS, '')
    .replace(GROUNDS, '')
    .replace(OF_THE_PROGRAM, '')
    .replace(/`[\s\S]*?`/g, (template) => [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(' '));
  return [...bare.matchAll(/(?<![\w$.])-?\d+(?:\.\d+)?/g)]
    .map(([number]) => number)
    .filter((number) => !['0', '1', '-1'].includes(number));
}

describe('no number stands in a procedure', () => {
  it.each(sources)('$name', ({ text }) => expect(numbersIn(text)).toEqual([]));

  it('would be found where it stood', () => {
    expect(numbersIn('due: addDays(start, 10)')).toEqual(['10']);
    const template = ['words(`$', '{addDays(day, 30)} 5`'].join('');
    expect(numbersIn(`${template}, '7'), law(20), // 3`)).toEqual(['30']);
    expect(numbersIn('cite: [law(20, 21)], least: 1')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { explain, parseCaseFile } from '../../../law/index.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { BLANK_DRAFT, caseFrom, countedEnd, type Draft, faultsOf } from './draft.ts';

const draft: Draft = {
  ...BLANK_DRAFT,
  name: '欧阳修远',
  idNumber: '990101198203042014',
  kind: 'suspended-sentence',
  effective: '2026-09-25',
  noticed: '2026-09-28',
  from: '2026-09-25',
  years: 2,
  to: '2028-09-24',
  unit: 'u1',
};

test('the end of the term is counted by the law from the length', () => {
  expect(countedEnd({ ...draft, from: '2022-06-28', years: 2 })).toBe('2024-06-27');
  expect(countedEnd({ ...draft, from: '2026-08-31', years: null, months: 6 })).toBe('2027-02-27');
  expect(countedEnd({ ...draft, years: null })).toBeUndefined();
  expect(countedEnd({ ...draft, from: '' })).toBeUndefined();
});

test('a blank draft says everything that is needed', () => {
  expect(faultsOf(BLANK_DRAFT)).toEqual(['name', 'idNumber', 'kind', 'effective', 'from', 'to', 'unit']);
  expect(faultsOf(draft)).toEqual([]);
});

test('a term may not end before it starts', () => {
  expect(faultsOf({ ...draft, to: '2026-09-24' })).toEqual(['to']);
});

test('what is sent reads as a case file', () => {
  const { facts, events } = caseFrom({ ...draft, prohibition: '禁止进入酒吧', juvenile: 'no' }, '360825');
  const read = parseCaseFile({ format: 'guitu.case-file/1', case: 'corrections', facts, events });
  expect(read).toMatchObject({ ok: true });
  expect(facts).toMatchObject({ prohibition: { content: '禁止进入酒吧' }, juvenileAtOffence: false, county: '360825' });
});

test('the place of the organ is sent where it was chosen, and the law then asks for copies', () => {
  const { facts, events } = caseFrom({ ...draft, decidedIn: '360802' }, '360825');
  const read = parseCaseFile({ format: 'guitu.case-file/1', case: 'corrections', facts, events });
  expect(facts).toMatchObject({ decidedIn: '360802', county: '360825' });
  if (!read.ok) throw new Error(read.faults.join());
  const received = { type: 'documents-received', on: plainDate('2026-10-09') };
  const on = plainDate('2026-10-09');
  const copies = ({ decidedIn }: { decidedIn?: string }) =>
    explain({ ...read.file, facts: { ...read.file.facts, decidedIn }, events: [...read.file.events, received] }, on)
      .duties.filter(({ rule }) => rule === 'DOC-03')
      .map(({ clock }) => clock);
  expect(copies({ decidedIn: '360802' })).toEqual(['copy-procuratorate', 'copy-public-security']);
  expect(copies({})).toEqual([]);
  expect(caseFrom(draft, '360825').facts).not.toHaveProperty('decidedIn');
});

test('a prohibition typed before the kind was changed is not sent for a parolee', () => {
  const { facts } = caseFrom({ ...draft, kind: 'parole', prohibition: '禁止进入酒吧' }, undefined);
  expect(facts).not.toHaveProperty('prohibition');
});

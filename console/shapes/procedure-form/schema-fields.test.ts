import { expect, test } from 'vitest';
import { z } from 'zod';
import { EVENTS } from '../../../law/corrections/events.ts';
import { catalogueOf } from '../../../law/index.ts';
import { drawnFields } from './drawn-fields.ts';
import { factFields } from './fact-fields.ts';
import { inputOf, instantOf, missingIn } from './schema-fields.ts';

const fieldsOfEvent = (type: keyof typeof EVENTS) => drawnFields(EVENTS[type].fields);
const brief = (type: keyof typeof EVENTS) =>
  fieldsOfEvent(type).map(({ name, kind, required }) => `${name} ${kind}${required ? ' *' : ''}`);

test('a leave has days, a reason, a place and an approver', () => {
  expect(brief('leave-approved')).toEqual([
    'from day',
    'to day',
    'reason choice',
    'destination place',
    'approvedBy choice',
    'paperNumber text',
    'paperOn day',
    'note long-text',
  ]);
});

test('a group is a list of members with fields of their own', () => {
  const [members] = fieldsOfEvent('group-formed');
  expect(members).toMatchObject({ name: 'members', kind: 'list', required: true });
  if (members?.kind !== 'list') throw new Error('not a list');
  expect(members.fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'role choice',
    'sex choice',
    'knowsMinors yes-no',
    'name text',
  ]);
});

test('what must be filled comes first', () => {
  expect(brief('move-decided')[0]).toBe('approved yes-no *');
});

test('a correction names a record and the fields that were wrong', () => {
  expect(brief('event-corrected')).toEqual(['event record-of-event *', 'fields event-fields *', 'reason text']);
});

test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('every field of %s can be drawn', (type) => {
  const kinds = fieldsOfEvent(type).map(({ kind }) => kind);
  if (type !== 'facts-corrected') expect(kinds).not.toContain('fact-value');
});

test('a correction of the facts names one of them, and takes what that one takes', () => {
  expect(brief('facts-corrected')).toEqual(['path fact *', 'now fact-value *', 'was fact-value', 'document text', 'reason text']);
  const facts = factFields(catalogueOf('corrections').facts).map(({ path, field }) => `${path} ${field.kind}`);
  expect(facts).toEqual([
    'kind choice',
    'sex choice',
    'born day',
    'county place',
    'term.from day',
    'term.to day',
    'juvenileAtOffence yes-no',
    'temporaryReleaseGround choice',
    'prohibition.content long-text',
    'prohibition.from day',
    'prohibition.to day',
    'prohibition.absolute yes-no',
    'decidedIn place',
    'crossProvince yes-no',
  ]);
});

test('blanks are left out and yes and no become true and false', () => {
  const fields = fieldsOfEvent('group-formed');
  const input = inputOf(fields, { members: [{ role: 'family', sex: 'female', knowsMinors: 'no', name: ' ' }], note: '' });
  expect(input).toEqual({ members: [{ role: 'family', sex: 'female', knowsMinors: false }] });
});

test('the number of a ground is a number, its words are words', () => {
  const fields = fieldsOfEvent('warned');
  expect(inputOf(fields, { ground: '3' })).toEqual({ ground: 3 });
  expect(inputOf(fields, { ground: '拒不报告' })).toEqual({ ground: '拒不报告' });
});

test('missing papers are typed one after the other', () => {
  expect(inputOf(fieldsOfEvent('documents-requested'), { missing: '判决书、执行通知书\n结案登记表' })).toEqual({
    missing: ['判决书', '执行通知书', '结案登记表'],
  });
});

test('what is missing is named', () => {
  expect(missingIn(fieldsOfEvent('move-decided'), {})).toEqual(['approved']);
  expect(missingIn(fieldsOfEvent('move-decided'), { approved: 'no' })).toEqual([]);
});

test('an hour is an hour in Shanghai', () => {
  expect(instantOf('2026-10-09', '09:12')).toBe('2026-10-09T09:12:00+08:00');
  expect(instantOf('2026-10-09', undefined)).toBeUndefined();
});

test('a choice that older records gave as yes or no is drawn as its codes', () => {
  const fields = drawnFields(catalogueOf('investigation').events['adoption-told']?.fields ?? z.object({}));
  expect(fields[0]).toMatchObject({ name: 'adopted', kind: 'choice', codes: ['yes', 'no', 'partly'] });
});

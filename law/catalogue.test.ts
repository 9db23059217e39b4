import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_KINDS, catalogueOf, ROLES } from './index.ts';
import { DUTY_HOLDERS } from './kernel/explanation.ts';
import { RULES } from './rules/rules.ts';

/** Every file of the law but its tests: rule ids stand in it as literals. */
const sources = ['', 'kernel', 'corrections', 'corrections/events', 'investigation', 'community', 'community/grid-event'].flatMap(
  (folder) => {
    const place = new URL(folder === '' ? './' : `./${folder}/`, import.meta.url);
    return readdirSync(place)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => ({ name: folder === '' ? name : `${folder}/${name}`, text: readFileSync(new URL(name, place), 'utf8') }));
  },
);
const isWords = (words: { zh: string; en: string }) => /\p{Script=Han}/u.test(words.zh) && /^\P{Script=Han}+$/u.test(words.en);

describe('every rule', () => {
  it.each(sources)('that $name names has a text', ({ text }) => {
    const named = [...text.matchAll(/['"`]([A-Z]{3,6}-\d{2})['"`]/g)].map(([, rule]) => rule ?? '');
    expect(named.filter((rule) => !Object.hasOwn(RULES, rule))).toEqual([]);
  });
  it.each(Object.entries(RULES))('%s speaks both languages and names its article', (_id, { title, text, cite }) => {
    expect(isWords(title)).toBe(true);
    expect(isWords(text)).toBe(true);
    expect(cite.length).toBeGreaterThan(0);
  });
});

describe.each(CASE_KINDS)('%s', (kind) => {
  const { actions, events, states, procedures, title } = catalogueOf(kind);
  const duties = procedures.flatMap(({ id, duties: rules }) => rules.map((duty) => ({ ...duty, procedure: id })));

  it.each(Object.entries(actions))(
    '%s makes an event of the catalogue, from states of the table, by posts that exist',
    (_name, action) => {
      expect(Object.keys(events)).toContain(action.event);
      expect(action.from.length).toBeGreaterThan(0);
      for (const state of action.from) expect(Object.keys(states)).toContain(state);
      expect(action.by.length).toBeGreaterThan(0);
      for (const role of action.by) expect(ROLES).toContain(role);
      expect(Object.hasOwn(RULES, action.rule)).toBe(true);
      expect(action.cite.length).toBeGreaterThan(0);
      expect(isWords(action.title)).toBe(true);
    },
  );

  it.each(duties)('$procedure: $rule $clock is done by an action that makes one of its events', ({ rule, doneBy, met, cite }) => {
    expect(Object.hasOwn(RULES, rule)).toBe(true);
    expect(cite.length).toBeGreaterThan(0);
    for (const type of met) expect(Object.keys(events)).toContain(type);
    if (doneBy !== undefined) {
      expect(Object.keys(actions)).toContain(doneBy);
      expect(met).toContain(actions[doneBy]?.event);
    }
  });

  it.each(Object.entries(events))('%s has a name in both languages, and seals only fields it has', (_type, event) => {
    expect(isWords(event)).toBe(true);
    for (const field of event.sealed) expect(Object.keys(event.fields.shape)).toContain(field);
  });

  it('says its states and itself in both languages', () => {
    for (const words of [title, ...Object.values(states)]) expect(isWords(words)).toBe(true);
  });
});

describe('the fixed names of the contract (§6, §7)', () => {
  const FIXED = {
    register: 'registered',
    'form-group': 'group-formed',
    declare: 'declared',
    'make-plan': 'plan-made',
    grade: 'graded',
    'record-report': 'report-made',
    'record-visit': 'visit-made',
    'record-health-report': 'health-reported',
    'record-re-examination': 're-examined',
    'request-leave': 'leave-requested',
    'approve-leave': 'leave-approved',
    'refuse-leave': 'leave-refused',
    'return-from-leave': 'leave-returned',
    'request-move': 'move-requested',
    'decide-move': 'move-decided',
    admonish: 'admonished',
    warn: 'warned',
    'approve-positioning': 'positioning-approved',
    'propose-revocation': 'revocation-proposed',
    'propose-recommittal': 'recommittal-proposed',
    'write-summary': 'summary-written',
    release: 'released',
    'correct-event': 'event-corrected',
  };
  it.each(Object.entries(FIXED))('%s makes %s', (action, event) => {
    expect(catalogueOf('corrections').actions[action]?.event).toBe(event);
  });
  it('every holder of a duty has a name', () => {
    expect(DUTY_HOLDERS).toEqual(
      expect.arrayContaining([
        'person',
        'decision-organ',
        'county-agency',
        'judicial-office',
        'higher-agency',
        'new-county',
        'court',
        'public-security',
        'procuratorate',
        'prison',
        'group',
        'bureau-head',
      ]),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { catalogueOf, faultOfPrompt } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { DEFINITIONS, type ParameterKey, PROMPTLY, PromptlySchema } from './definitions.ts';
import { NATIONAL } from './national.ts';
import { PROFILES, parametersOf, faultOfOverride as whyNot } from './profiles.ts';

const on = plainDate;
const faultOfOverride = (key: string, value: unknown) => whyNot(key, value, faultOfPrompt);
const entries = Object.values(PROFILES).flatMap((profile) =>
  Object.entries(profile.entries).flatMap(([key, values]) =>
    values.map((entry, place) => ({ profile: profile.id, key, place, entry, values })),
  ),
);
const KEYS = Object.keys(DEFINITIONS) as ParameterKey[];
const LOCKED = KEYS.filter((key) => DEFINITIONS[key].scope === 'locked');
const LOCAL = KEYS.filter((key) => DEFINITIONS[key].scope === 'local');

describe('every entry of every profile', () => {
  it.each(entries)('$profile $key #$place has a definition, fits it, and says where it comes from', ({ key, entry }) => {
    expect(faultOfPrompt(PROMPTLY.exec(key)?.[1] ?? 'REG-05')).toBeUndefined();
    const schema = PROMPTLY.test(key) ? PromptlySchema : DEFINITIONS[key as ParameterKey]?.schema;
    expect(schema?.safeParse(entry.value).success).toBe(true);
    expect(entry.source).not.toBe('');
  });
  it.each(entries)('$profile $key #$place does not overlap the next', ({ place, entry, values }) => {
    const next = values[place + 1];
    if (next) expect(entry.to !== undefined && next.from !== undefined && entry.to <= next.from).toBe(true);
    if (entry.from !== undefined && entry.to !== undefined) expect(entry.from < entry.to).toBe(true);
  });
});

describe('what is national', () => {
  it.each(LOCKED)('%s has a value on every day since the Law', (key) => {
    for (const day of ['2020-07-01', '2026-10-09', '2030-01-01'])
      expect(() => parametersOf({ profile: 'national', set: {} }).get(key, on(day))).not.toThrow();
  });
  it.each(LOCKED)('%s is not overridden by a case, nor by a profile', (key) => {
    expect(faultOfOverride(key, parametersOf({ profile: 'national', set: {} }).get(key, on('2026-01-01')).value)).toBe(
      'is fixed by national law and cannot be overridden',
    );
    for (const profile of Object.values(PROFILES))
      if (profile !== NATIONAL) expect(Object.hasOwn(profile.entries, key)).toBe(false);
  });
  it('has no frequency, no grade and no threshold for what the law calls prompt', () => {
    const parameters = parametersOf({ profile: 'national', set: {} });
    const day = on('2026-01-01');
    for (const key of [
      'report.byGrade',
      'visit.byGrade',
      'grade.names',
      'grade.initial',
      'declaration.maxDaysAfterIntake',
    ] as const) {
      expect(parameters.find(key, day)).toBeUndefined();
    }
    for (const rule of ['REG-03', 'REG-05', 'REG-06', 'CLS-01', 'LOST-02', 'ASSESS-03'])
      expect(parameters.promptly(rule, day)).toBeUndefined();
  });

  // The numbers card of the rulebook, §1.
  it.each([
    ['investigation.workingDays.normal', 10],
    ['investigation.workingDays.fastTrack', 5],
    ['doc.notifyDays', 5],
    ['doc.deliverDays', 10],
    ['doc.receiptDays', 5],
    ['doc.supplyDays', 5],
    ['report.days', 10],
    ['handover.days', 10],
    ['leave.advanceDays', 3],
    ['leave.judicialOfficeMaxDays', 7],
    ['leave.countyMaxDays', 30],
    ['leave.windowMonths', 2],
    ['leave.windowMaxDays', 30],
    ['crossCity.validMonths', 6],
    ['epos.maxMonths', 3],
    ['epos.extensionMonths', 3],
    ['move.consultDays', 5],
    ['move.answerDays', 5],
    ['move.refusalNoticeDays', 5],
    ['move.papersDays', 5],
    ['move.receiptDays', 5],
    ['move.reportDays', 7],
    ['medical.reportMonths', 1],
    ['medical.reviewMonths', 3],
    ['medical.agencyReviewMonths', 3],
    ['medical.higherFromMonths', 1],
    ['medical.provinceFromMonths', 3],
    ['custody.noticeDays', 3],
    ['sanction.lateWarningDays', 10],
    ['sanction.revocationMonths', 1],
    ['sanction.admonitionsForWarning', 2],
    ['sanction.warningsForRevocation', 2],
    ['praise.minMonths', 6],
    ['revocation.courtDays', 30],
    ['arrest.courtHours', 48],
    ['arrest.custodyDays', 30],
    ['return.organDays', 30],
    ['commutation.courtDays', 30],
    ['release.prepDays', 45],
    ['release.summaryDays', 30],
    ['release.prisonToldMonths', 1],
    ['term.surveillance.minMonths', 3],
    ['term.surveillance.maxMonths', 24],
    ['term.surveillance.maxMonthsCombined', 36],
    ['term.suspension.minMonths', 2],
    ['term.suspension.maxMonths', 60],
    ['prohibition.minMonths.surveillance', 3],
    ['prohibition.minMonths.suspension', 2],
  ] as const)('%s is %i', (key, value) =>
    expect(parametersOf({ profile: 'national', set: {} }).get(key, on('2026-10-09')).value).toBe(value),
  );
});

describe('what is local', () => {
  it.each(LOCAL)('%s may be overridden with a value of its shape, and with no other', (key) => {
    expect(faultOfOverride(key, Symbol('nothing'))).toMatch(/^has the wrong shape/);
  });
  it('one setting wins over the profile, the profile over the nation', () => {
    const day = on('2026-10-09');
    expect(parametersOf({ profile: 'national', set: {} }).get('release.prepDays', day)).toMatchObject({
      value: 45,
      origin: 'national',
    });
    expect(parametersOf({ profile: 'demo', set: {} }).find('grade.initial', day)).toMatchObject({
      value: 'strict',
      origin: 'profile',
    });
    const set = { 'grade.initial': 'ordinary', 'release.prepDays': 60 };
    expect(parametersOf({ profile: 'demo', set }).find('grade.initial', day)).toMatchObject({
      value: 'ordinary',
      origin: 'setting',
    });
    expect(parametersOf({ profile: 'demo', set }).count('release.prepDays', day).value).toBe(60);
  });
  it('null says none, against a profile that has one', () => {
    const day = on('2026-10-09');
    expect(parametersOf({ profile: 'demo', set: {} }).promptly('REG-03', day)?.value).toBe(3);
    expect(parametersOf({ profile: 'demo', set: { 'promptly.REG-03': null } }).promptly('REG-03', day)).toBeUndefined();
    expect(parametersOf({ profile: 'demo', set: { 'grade.initial': null } }).find('grade.initial', day)).toBeUndefined();
  });
  it('a threshold is known by its rule, and only whole days are one', () => {
    expect(faultOfOverride('promptly.REG-03', 3)).toBeUndefined();
    expect(faultOfOverride('promptly.REG-03', 1.5)).toBe('must be a whole number of days, or null');
    expect(faultOfOverride('promptly.reg', 3)).toBe('is not a parameter');
  });
  it('a threshold is for a rule of the book with something to do promptly, and for no other', () => {
    // A duty, a copy, hours a county may set: each waits for a threshold of its rule.
    for (const rule of ['REG-05', 'DOC-03', 'LEAVE-09', 'LOST-01'])
      expect(faultOfOverride(`promptly.${rule}`, 3)).toBeUndefined();
    expect(faultOfOverride('promptly.ABC-12', 3)).toBe('names ABC-12, which is not in the rule book');
    expect(faultOfOverride('promptly.RPT-01', 3)).toBe('sets days for nothing: the law wants nothing of RPT-01 done promptly');
    expect(faultOfPrompt('RPT-01')?.zh).toBe('RPT-01没有法律要求“及时”办理的事项，不能设提醒天数');
    for (const rule of Object.keys(catalogueOf('corrections').rules)) {
      const prompt = ['corrections', 'investigation', 'grid-event'].some((kind) =>
        catalogueOf(kind).procedures.some(({ duties }) => duties.some(({ promptly }) => promptly === rule)),
      );
      expect([rule, faultOfPrompt(rule) === undefined]).toEqual([rule, prompt]);
    }
  });
});

describe('a value holds from its first day to the day before its end', () => {
  it('psp.law changes on 1 January 2026', () => {
    const law = (day: string) => parametersOf({ profile: 'national', set: {} }).get('psp.law', on(day)).entry.source;
    expect(law('2025-12-31')).toBe('治安管理处罚法（2012）60');
    expect(law('2026-01-01')).toBe('治安管理处罚法（2025）');
  });
});

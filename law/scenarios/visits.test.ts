import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const STAFF = ['officer'] as const;
// Thursday 5 March 2026.
const active = aCase().onProbation().active('2026-03-05').term('2026-01-05', '2027-12-31');
const at = (day: string, begins: string, ends?: string) => ({ appointment: 'report', day, begins, ...(ends ? { ends } : {}) });
const hours = (busyDays: string, begins: string, ends: string, busy = 'work') => ({ busy, busyDays, begins, ends });
const worker = active.happened('hours-declared', '2026-03-05', hours('monday-friday', '08:00', '18:00'));
const booking = (of: typeof active, input: Record<string, unknown>) => of.doing('2026-03-06', 'make-appointment', STAFF, input);

describe('RIGHT-04 no appointment in the person’s own hours', () => {
  it('RIGHT-04-a ten on a Monday is refused, ten on a Saturday is not', () => {
    expect(booking(worker, at('2026-03-09', '10:00'))).toBe('refused by RIGHT-04');
    expect(booking(worker, at('2026-03-14', '10:00'))).toBe('made appointment-made');
    expect(booking(active, at('2026-03-09', '10:00'))).toBe('made appointment-made');
  });
  it('RIGHT-04-b to the minute: the hours end where they end', () => {
    expect(booking(worker, at('2026-03-09', '17:59'))).toBe('refused by RIGHT-04');
    expect(booking(worker, at('2026-03-09', '18:00'))).toBe('made appointment-made');
    expect(booking(worker, at('2026-03-09', '07:30', '08:00'))).toBe('made appointment-made');
    expect(booking(worker, at('2026-03-09', '07:30', '08:01'))).toBe('refused by RIGHT-04');
  });
  it('RIGHT-04-c the refusal names free hours of the day, in both languages', () => {
    // Afternoon shift: the morning of the posted office hours is free.
    const afternoons = active.happened('hours-declared', '2026-03-05', hours('every-day', '13:00', '22:00'));
    const done = afternoons.perform('2026-03-06', 'make-appointment', STAFF, at('2026-03-09', '15:00'));
    expect(done).toMatchObject({
      ok: false,
      refusal: {
        zh: '2026-03-09 15:00在本人申报的工作、学习时间（13:00—22:00）内，不得影响其正常工作和生活',
        remedy: {
          zh: '可改约2026-03-09 08:30—12:00；改用电话、书面或者信息化方式；本人自愿在此时间办理的，注明“本人要求”',
          en: '2026-03-09 08:30—12:00 is free; use the telephone, writing or the app; if the person asks for this hour, say so',
        },
      },
    });
  });
  it('RIGHT-04-d on a day off the office is shut: the next day that has free hours is named', () => {
    // Sunday the 8th; mornings are free from Monday on.
    const afternoons = active.happened('hours-declared', '2026-03-05', hours('every-day', '13:00', '22:00'));
    const done = afternoons.perform('2026-03-06', 'make-appointment', STAFF, at('2026-03-08', '15:00'));
    expect(done).toMatchObject({ refusal: { remedy: { en: expect.stringMatching(/^2026-03-09 08:30—12:00 is free/) } } });
  });
  it('RIGHT-04-e evening hours are offered where the county keeps them, and the telephone where nothing is free', () => {
    const done = (of: typeof active) => of.perform('2026-03-06', 'make-appointment', STAFF, at('2026-03-09', '10:00'));
    expect(done(worker.set('office.extraHours', [[1110, 1230]]))).toMatchObject({
      refusal: { remedy: { en: expect.stringMatching(/^2026-03-09 18:30—20:30 is free/) } },
    });
    expect(done(worker)).toMatchObject({ refusal: { remedy: { en: expect.stringMatching(/^use the telephone/) } } });
  });
  it('RIGHT-04-f a night shift reaches into the next morning, and not beyond its last night', () => {
    const nights = active.happened('hours-declared', '2026-03-05', hours('friday', '22:00', '06:00'));
    expect(booking(nights, at('2026-03-07', '05:59'))).toBe('refused by RIGHT-04');
    expect(booking(nights, at('2026-03-07', '06:00'))).toBe('made appointment-made');
    expect(booking(nights, at('2026-03-06', '05:59'))).toBe('made appointment-made');
  });
  it('RIGHT-04-g the latest declaration holds; shifts declared on one day stand together; none is none', () => {
    const later = worker.happened('hours-declared', '2026-03-06', hours('monday-friday', '20:00', '23:00'));
    expect(booking(later, at('2026-03-09', '10:00'))).toBe('made appointment-made');
    const shifts = later.happened('hours-declared', '2026-03-06', hours('monday', '09:00', '11:00', 'school'));
    expect(booking(shifts, at('2026-03-09', '10:00'))).toBe('refused by RIGHT-04');
    expect(booking(shifts, at('2026-03-10', '10:00'))).toBe('made appointment-made');
    const none = worker.happened('hours-declared', '2026-03-06', { busy: 'none' });
    expect(booking(none, at('2026-03-09', '10:00'))).toBe('made appointment-made');
  });
  it('RIGHT-04-h an hour the person asks for is the person’s own affair', () => {
    expect(booking(worker, { ...at('2026-03-09', '10:00'), askedByPerson: true })).toBe('made appointment-made');
  });
  it('RIGHT-04-i one on record is shown while it can be moved', () => {
    const made = worker.happened('appointment-made', '2026-03-06', at('2026-03-09', '10:00'));
    expect(made.explainOn('2026-03-09').found('RIGHT-04')).toEqual(['warning since 2026-03-06']);
    expect(made.explainOn('2026-03-10').found('RIGHT-04')).toEqual([]);
  });
  it('RIGHT-04-j a report in person in those hours is noted, a telephone call and an evening are not', () => {
    const reported = (hour: string, form = 'in-person') =>
      worker.happened('report-made', '2026-03-09', { form, at: `2026-03-09T${hour}:00+08:00` }).explainOn('2026-03-09');
    expect(reported('10:00').found('RIGHT-04')).toEqual(['notice since 2026-03-09']);
    expect(reported('18:00').found('RIGHT-04')).toEqual([]);
    expect(reported('10:00', 'phone').found('RIGHT-04')).toEqual([]);
  });
  it('CLS-02-a hours are declared with their begin and end', () => {
    const declare = (input: unknown) => active.doing('2026-03-06', 'declare-hours', STAFF, input);
    expect(declare({ busy: 'work', busyDays: 'weekend' })).toBe('refused by CLS-02');
    expect(declare({ busy: 'work', begins: '08:00', ends: '17:00' })).toBe('made hours-declared');
    expect(declare({ busy: 'none' })).toBe('made hours-declared');
    expect(declare({ busy: 'work', begins: '8', ends: '17:00' })).toBe('input.begins: "8": must be a time of day such as 08:30');
  });
});

describe('CHECK-02 a visit gives nobody away', () => {
  const plan = (input: Record<string, unknown>, of = active) =>
    of.doing('2026-03-06', 'plan-visit', STAFF, { day: '2026-03-10', visitPlace: 'home', plainClothes: true, ...input });
  it('CHECK-02-a plain clothes and no marking', () => {
    expect(plan({})).toBe('made visit-planned');
    expect(plan({ plainClothes: false })).toBe('refused by CHECK-02');
  });
  it.each(['核实盗窃罪判决后的表现', '了解缓刑期间情况', '社区矫正走访'])('CHECK-02-b its plan does not say «%s»', (content) =>
    expect(plan({ content })).toBe('refused by CHECK-02'),
  );
  it('CHECK-02-c neutral words are kept', () => expect(plan({ content: '入户了解生活情况' })).toBe('made visit-planned'));
  it('CHECK-02-d speaking with others needs a reason', () => {
    for (const visitPlace of ['workplace', 'school', 'neighbours']) {
      expect(plan({ visitPlace })).toBe('refused by CHECK-02');
      expect(plan({ visitPlace, reason: 'the employer asked for the call' })).toBe('made visit-planned');
    }
    expect(plan({ others: 'the landlord' })).toBe('refused by CHECK-02');
  });
  it('CHECK-02-e its hour keeps out of the person’s own too', () => {
    expect(plan({ begins: '10:00' }, worker)).toBe('refused by RIGHT-04');
    expect(plan({ begins: '19:00' }, worker)).toBe('made visit-planned');
  });
  it('CHECK-02-f a plan on record that gives somebody away is shown until its day is over', () => {
    const marked = active.happened('visit-planned', '2026-03-06', { day: '2026-03-10', visitPlace: 'home', plainClothes: false });
    expect(marked.explainOn('2026-03-10').found('CHECK-02')).toEqual(['warning since 2026-03-06']);
    expect(marked.explainOn('2026-03-11').found('CHECK-02')).toEqual([]);
  });
});

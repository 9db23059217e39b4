import { describe, expect, it } from 'vitest';
import { explain, hiddenFrom, perform, type Role, visibleTo } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase } from './a-case.ts';

const COUNTY = ['county-examiner'] as const;
const SAID = { content: 'shouted at' };
const RESULT = { content: 'looked into; the reasons are these' };
const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');

describe.each([
  ['ASSESS-03', 'objection'],
  ['RIGHT-02', 'complaint'],
] as const)('%s an answer is owed promptly', (rule, what) => {
  const filed = active.happened(`${what}-filed`, '2026-03-05');
  it(`${rule}-a opens with it, without a day, and never falls overdue`, () => {
    expect(filed.explainOn('2027-03-05').line(rule)).toBe('county-agency 2026-03-05 → promptly open');
  });
  it(`${rule}-b the answer meets it`, () => {
    expect(filed.happened(`${what}-answered`, '2026-03-20').explainOn('2026-03-20').line(rule)).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-20',
    );
  });
  it(`${rule}-c a threshold moves off a Sunday, and missed is overdue`, () => {
    const watched = filed.set(`promptly.${rule}`, 3);
    expect(watched.explainOn('2026-03-09').line(rule)).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(watched.explainOn('2026-03-10').line(rule)).toBe('county-agency 2026-03-05 → 2026-03-09 overdue');
  });
  it(`${rule}-d nothing filed, nothing to answer`, () => {
    expect(active.doing('2026-03-05', `answer-${what}`, ['county-examiner'])).toBe(`refused by ${rule}`);
    expect(filed.doing('2026-03-06', `answer-${what}`, ['county-examiner'], RESULT)).toBe(`made ${what}-answered`);
  });
});

describe('RIGHT-03 an objection is answered with reasons, and goes on to the procuratorate', () => {
  const filed = active.happened('objection-filed', '2026-03-05', { disputed: 'warning' });
  it('RIGHT-03-a an answer without its reasons is refused', () => {
    expect(filed.doing('2026-03-06', 'answer-objection', COUNTY)).toBe('refused by RIGHT-03');
    expect(filed.doing('2026-03-06', 'answer-objection', COUNTY, RESULT)).toBe('made objection-answered');
  });
  it('RIGHT-03-b while it waits, whoever reads the case reads of it, in both languages', () => {
    const [pending] = filed.explainOn('2026-03-06').findings('RIGHT-03');
    expect(pending).toMatchObject({
      zh: '本人对“警告”的异议尚未答复；本人也可向人民检察院提出',
      en: 'An objection (warning) is not answered yet; the person may go to the procuratorate too',
      since: '2026-03-05',
    });
    const passed = filed.happened('objection-passed-on', '2026-03-10').explainOn('2026-03-10');
    expect(passed.findings('RIGHT-03')[0]?.zh).toBe('本人对“警告”的异议尚未答复，已于2026-03-10提交人民检察院');
    expect(filed.happened('objection-answered', '2026-03-06', RESULT).explainOn('2026-03-06').found('RIGHT-03')).toEqual([]);
  });
  it('RIGHT-03-c the second step needs nobody’s leave, before and after the answer', () => {
    expect(filed.doing('2026-03-06', 'pass-on-objection', ['officer'])).toBe('made objection-passed-on');
    const answered = filed.happened('objection-answered', '2026-03-06', RESULT);
    expect(answered.doing('2026-03-09', 'pass-on-objection', ['officer'])).toBe('made objection-passed-on');
    expect(active.doing('2026-03-09', 'pass-on-objection', ['officer'])).toBe('refused by RIGHT-03');
  });
  it('RIGHT-03-d answered after the case has ended it is closed, and is no finding', () => {
    const ended = filed.set('promptly.ASSESS-03', 5).happened('released', '2026-03-06');
    // 5 March + 5 = Tuesday 10 March.
    expect(ended.explainOn('2026-03-10').line('ASSESS-03')).toBe('county-agency 2026-03-05 → 2026-03-10 open');
    expect(ended.explainOn('2026-03-11').line('ASSESS-03')).toBe('county-agency 2026-03-05 → 2026-03-10 overdue');
    const answered = ended.happened('objection-answered', '2026-03-12', RESULT).explainOn('2026-03-12');
    expect(answered.line('ASSESS-03')).toBe('county-agency 2026-03-05 → 2026-03-10 met-late on 2026-03-12');
    expect(answered.found('REL-07')).toEqual([]);
    expect(answered.state).toBe('released');
  });
  it('RIGHT-03-e whoever objects after the end is answered too', () => {
    const late = active.happened('released', '2026-03-06').happened('objection-filed', '2026-03-09', { disputed: 'praise' });
    expect(late.explainOn('2026-03-09').line('ASSESS-03')).toBe('county-agency 2026-03-09 → promptly open');
    expect(late.doing('2026-03-10', 'answer-objection', COUNTY, RESULT)).toBe('made objection-answered');
  });
  it('RIGHT-03-f two objections are answered one by one', () => {
    const two = active
      .happened('objection-filed', '2026-03-05', { proceeding: 'a' })
      .happened('objection-filed', '2026-03-06', { proceeding: 'b' })
      .happened('objection-answered', '2026-03-10', { ...RESULT, proceeding: 'a' });
    expect(two.explainOn('2026-03-10').lines('ASSESS-03')).toEqual([
      'county-agency 2026-03-05 → promptly met on 2026-03-10',
      'county-agency 2026-03-06 → promptly open',
    ]);
  });
});

describe('RIGHT-02 whoever is complained of sees nothing of it', () => {
  const against = (account: string, fields = {}) =>
    active.event({ type: 'complaint-filed', on: '2026-03-05', id: 'c', complainedOf: account, content: 'shouted at', ...fields });
  const filed = against('li');
  const asSeenBy = (account: string, of = filed, day = '2026-03-10') => explain(visibleTo(of.file(), account), plainDate(day));
  it('RIGHT-02-e neither the complaint, nor the duty, nor that there is anything to answer', () => {
    const li = asSeenBy('li');
    expect(li.duties.filter(({ rule }) => rule === 'RIGHT-02')).toEqual([]);
    expect(li.actions.find(({ action }) => action === 'answer-complaint')?.allowed).toBe(false);
    expect(visibleTo(filed.file(), 'li').events.map(({ type }) => type)).not.toContain('complaint-filed');
    expect(asSeenBy('wang').duties.filter(({ rule }) => rule === 'RIGHT-02')).toHaveLength(1);
  });
  it('RIGHT-02-f the duty names from whom it is hidden, for a list that is kept', () => {
    expect(filed.explainOn('2026-03-10').duty('RIGHT-02').hiddenFrom).toEqual(['li']);
    expect(active.happened('complaint-filed', '2026-03-05').explainOn('2026-03-10').duty('RIGHT-02').hiddenFrom).toBeUndefined();
  });
  it('RIGHT-02-g the answer and the way to the procuratorate are hidden with it', () => {
    const whole = filed.happened('complaint-passed-on', '2026-03-06').happened('complaint-answered', '2026-03-09', RESULT);
    const hidden = hiddenFrom(whole.file().events);
    expect(hidden.slice(-3)).toEqual([['li'], ['li'], ['li']]);
    expect(hidden.slice(0, -3).every((accounts) => accounts.length === 0)).toBe(true);
  });
  it('RIGHT-02-h complaints with keys are hidden apart', () => {
    const two = against('li', { proceeding: 'a' })
      .happened('complaint-filed', '2026-03-06', { complainedOf: 'wang', proceeding: 'b' })
      .happened('complaint-answered', '2026-03-09', { ...RESULT, proceeding: 'a' });
    expect(hiddenFrom(two.file().events).slice(-3)).toEqual([['li'], ['wang'], ['li']]);
  });
  it('RIGHT-02-i a correction is hidden with what it corrects, from whoever was named first too', () => {
    const corrected = filed.event({
      type: 'event-corrected',
      on: '2026-03-06',
      event: 'c',
      fields: { complainedOf: 'wang' },
      reason: 'another officer',
    });
    expect(hiddenFrom(corrected.file().events).slice(-2)).toEqual([
      ['li', 'wang'],
      ['li', 'wang'],
    ]);
  });
  it('RIGHT-02-j whoever is complained of is told that nothing waits', () => {
    expect(filed.doing('2026-03-06', 'answer-complaint', COUNTY, RESULT, 'li')).toBe('refused by RIGHT-02');
    expect(filed.doing('2026-03-06', 'answer-complaint', COUNTY, RESULT, 'wang')).toBe('made complaint-answered');
    expect(filed.doing('2026-03-06', 'answer-complaint', COUNTY, {}, 'wang')).toBe('refused by RIGHT-02');
  });
  it('RIGHT-02-k it goes on to the procuratorate without anybody’s leave, and there must be one', () => {
    expect(filed.doing('2026-03-06', 'pass-on-complaint', ['officer'])).toBe('made complaint-passed-on');
    expect(active.doing('2026-03-06', 'pass-on-complaint', ['officer'], {}, 'li')).toBe('refused by RIGHT-02');
    expect(filed.doing('2026-03-06', 'pass-on-complaint', ['officer'], {}, 'li')).toBe('refused by RIGHT-02');
  });
  it('RIGHT-02-m nobody takes down a complaint of himself', () => {
    expect(active.doing('2026-03-05', 'file-complaint', ['officer'], { complainedOf: 'li', ...SAID }, 'li')).toBe(
      'refused by RIGHT-02',
    );
    expect(active.doing('2026-03-05', 'file-complaint', ['officer'], { complainedOf: 'li', ...SAID }, 'wang')).toBe(
      'made complaint-filed',
    );
    expect(active.doing('2026-03-05', 'file-complaint', ['officer'], SAID, 'li')).toBe('made complaint-filed');
  });
  it('RIGHT-02-n each has a key of its own, which what comes of it carries', () => {
    const act = (of: typeof active, action: string, actor: string, key: string, input = {}) => {
      const done = perform(of.file(), action, input, { on: plainDate('2026-03-06'), by: COUNTY, actor, key });
      if (!done.ok) throw new Error(JSON.stringify(done));
      return of.after(done.events);
    };
    const ofLi = act(active, 'file-complaint', 'wang', 'k1', { complainedOf: 'li', ...SAID });
    // Li, who knows nothing of it, takes down a complaint of Wang and passes it on: what he did stays in his sight.
    const both = act(act(ofLi, 'file-complaint', 'li', 'k2', { complainedOf: 'wang', ...SAID }), 'pass-on-complaint', 'li', 'k3');
    expect(hiddenFrom(both.file().events).slice(-3)).toEqual([['li'], ['wang'], ['wang']]);
    const answered = act(both, 'answer-complaint', 'zhao', 'k4', { content: 'looked into', proceeding: 'k1' });
    expect(answered.file().events.at(-1)).toMatchObject({ type: 'complaint-answered', proceeding: 'k1' });
    expect(both.doing('2026-03-06', 'answer-complaint', COUNTY, { ...RESULT, proceeding: 'k1' }, 'li')).toBe(
      'refused by RIGHT-02',
    );
  });
  it('RIGHT-02-o an answer that names no complaint is hidden from everybody complained of', () => {
    const two = against('li', { proceeding: 'a' })
      .happened('complaint-filed', '2026-03-06', { complainedOf: 'wang', proceeding: 'b' })
      .happened('complaint-answered', '2026-03-09', RESULT);
    expect(hiddenFrom(two.file().events).at(-1)).toEqual(['li', 'wang']);
  });
  it('RIGHT-02-p whoever is complained of corrects none of it', () => {
    const correct = (actor: string) =>
      filed.doing('2026-03-06', 'correct-event', COUNTY, { event: 'c', fields: { content: 'x' }, reason: 'x' }, actor);
    expect(correct('wang')).toBe('made event-corrected');
    expect(correct('li')).toBe('input.event: "c" is not a record of this case'.replaceAll('"', ''));
  });
  it('RIGHT-02-l a case without a complaint is the same to everybody', () => {
    const file = active.file();
    expect(visibleTo(file, 'li')).toBe(file);
  });
});

describe('RIGHT-02, RIGHT-03 the person files it himself on the own page', () => {
  const files = (action: string, by: readonly Role[], input: object = {}) => active.perform('2026-03-05', action, by, input);
  it.each(['objection', 'complaint'])(
    'RIGHT-03-self-a %s: the event says it came by self-service, and the answer is owed',
    (what) => {
      const done = files(`file-${what}`, ['person'], {
        content: 'it was not so',
        ...(what === 'objection' ? { disputed: 'warning' } : {}),
      });
      if (!done.ok) throw new Error(JSON.stringify(done));
      expect(done.events[0]).toMatchObject({ type: `${what}-filed`, via: 'self-service', content: 'it was not so' });
      const rule = what === 'objection' ? 'ASSESS-03' : 'RIGHT-02';
      expect(active.after(done.events).explainOn('2026-03-05').line(rule)).toBe('county-agency 2026-03-05 → promptly open');
    },
  );
  it('RIGHT-03-self-b an office that records a paper says nothing of the page', () => {
    const done = files('file-objection', ['officer'], { via: 'sheet', disputed: 'grade', ...SAID });
    expect(done.ok && done.events[0]?.via).toBe('sheet');
  });
  it('RIGHT-03-self-c the person answers nothing', () => {
    const filed = active.happened('objection-filed', '2026-03-05');
    expect(filed.doing('2026-03-06', 'answer-objection', ['person'], RESULT)).toBe('refused by ASSESS-03');
    expect(filed.doing('2026-03-06', 'answer-complaint', ['person'], RESULT)).toBe('refused by RIGHT-02');
  });
  it('RIGHT-03-self-d after the end too', () => {
    const ended = active.happened('released', '2026-03-06');
    expect(ended.doing('2026-03-09', 'file-objection', ['person'], { disputed: 'praise', ...SAID })).toBe('made objection-filed');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseFile, explain, perform, type RecordedEvent, ROLES, visibleTo } from '../index.ts';
import { addDays, addMonths, type PlainDate, plainDate } from '../kernel/plain-date.ts';
import { aCase, EVIDENCE } from './a-case.ts';

/** Three accounts that hold every post, and do at random what an office and a county do about breaches, praise, objections and complaints. */
const ACCOUNTS = ['li', 'wang', 'zhao'] as const;
const WORTHY = { acceptsJudgment: true, obeysLaw: true, obeysRules: true, takesPart: true };
const STEPS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['record-breach', { evidence: EVIDENCE }],
  ['record-breach', {}],
  ['keep-evidence', { evidence: EVIDENCE }],
  ['take-statement', { content: 'heard' }],
  ['note-no-statement', { reason: 'in hospital' }],
  ['propose-sanction', { sanction: 'warning' }],
  ['review-sanction', { outcome: 'granted' }],
  ['review-sanction', { outcome: 'refused' }],
  ['decline-sanction', { reason: 'slight' }],
  ['admonish', {}],
  ['warn', {}],
  ['propose-punishment', {}],
  ['file-complaint', { complainedOf: 'li', content: 'shouted at' }],
  ['answer-complaint', { content: 'looked into' }],
  ['serve-copy', { copyOf: 'warning', copyTo: 'person', form: 'by hand', receipt: 'signed' }],
  ['serve-copy', { copyOf: 'admonition', copyTo: 'procuratorate', form: 'by post', receipt: 'no. 4' }],
  ['propose-praise', WORTHY],
  ['propose-praise', { ground: 'outstanding', content: 'saved a child' }],
  ['praise', {}],
  ['praise', { ground: 'outstanding' }],
  ['decline-praise', { praiseLacks: 'obeysRules' }],
  ['file-objection', { disputed: 'warning', content: 'it was not so' }],
  ['answer-objection', { content: 'the reasons' }],
];
const step = fc.record({
  which: fc.constantFrom(...STEPS),
  actor: fc.constantFrom(...ACCOUNTS),
  days: fc.integer({ min: 0, max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const SANCTIONS: readonly string[] = ['admonished', 'warned', 'punishment-proposed'];
const START = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2028-12-31').file();

/** Every act that the law let happen, in order, with the case as it stood before it. */
function walk(steps: readonly Step[]): readonly { before: CaseFile; event: RecordedEvent; day: PlainDate; actor: string }[] {
  const made: { before: CaseFile; event: RecordedEvent; day: PlainDate; actor: string }[] = [];
  let file = START;
  let day = plainDate('2026-02-02');
  for (const { which, actor, days } of steps) {
    day = addDays(day, days);
    const [action, input] = which;
    const done = perform(file, action, input, { on: day, by: ROLES, actor });
    if (!done.ok) continue;
    for (const event of done.events) {
      const signed = { ...event, by: actor };
      made.push({ before: file, event: signed, day, actor });
      file = { ...file, events: [...file.events, signed] };
    }
  }
  return made;
}

const sinceLast = (events: readonly RecordedEvent[], types: readonly string[]) =>
  events.slice(events.findLastIndex(({ type }) => types.includes(type)) + 1);
const isWhole = (event: RecordedEvent) => Array.isArray(event.evidence) && event.evidence.length > 0;

describe('whatever an office and a county do in whatever order', () => {
  const RUNS = { numRuns: 50 };
  it('no sanction without a breach, whole evidence, the person’s word, a second signer, and a review where one was complained of', () => {
    let sanctions = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        for (const { before, event, day, actor } of walk(steps)) {
          if (!SANCTIONS.includes(event.type)) continue;
          sanctions += 1;
          const since = sinceLast(before.events, SANCTIONS);
          expect(since.some(({ type }) => type === 'breach-found')).toBe(true);
          expect(since.some(isWhole)).toBe(true);
          expect(since.some(({ type }) => type === 'statement-taken' || type === 'statement-lacking')).toBe(true);
          const proposal = before.events.findLast(({ type }) => type === 'breach-found' || type === 'sanction-proposed');
          expect(proposal?.by).not.toBe(actor);
          const complained = before.events.some(
            ({ type, on, complainedOf }) => type === 'complaint-filed' && day <= addMonths(on, 6) && complainedOf === 'li',
          );
          if (complained && (proposal?.by === 'li' || actor === 'li')) {
            const reviews = since.filter(
              ({ type, by, outcome }) => type === 'second-review-made' && by !== 'li' && outcome === 'granted',
            );
            expect(reviews.length).toBeGreaterThan(0);
          }
        }
      }),
      RUNS,
    );
    expect(sanctions).toBeGreaterThan(10);
  }, 60_000);

  it('every sanction and every praise owes its copies, and keeps owing them until they are served', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        const made = walk(steps);
        const last = made.at(-1);
        if (!last) return;
        const file = { ...last.before, events: [...last.before.events, last.event] };
        const owed = explain(file, last.day).duties.filter(({ rule }) => rule === 'ASSESS-02');
        const count = (types: readonly string[]) => made.filter(({ event }) => types.includes(event.type)).length;
        expect(owed.filter(({ clock }) => clock === 'copy')).toHaveLength(count([...SANCTIONS, 'praised']));
        expect(owed.filter(({ clock }) => clock === 'copy-person')).toHaveLength(count(['admonished', 'warned', 'praised']));
        const served = made.filter(({ event }) => event.copyTo === 'person').length;
        const met = owed.filter(({ clock, status }) => clock === 'copy-person' && status === 'met').length;
        expect(met).toBeLessThanOrEqual(served);
      }),
      RUNS,
    );
  }, 60_000);

  it('no praise but on a proposal by somebody else, and none before six months unless for an outstanding act', () => {
    let praises = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        for (const { before, event, day, actor } of walk(steps)) {
          if (event.type !== 'praised') continue;
          praises += 1;
          const [proposal] = sinceLast(before.events, ['praised', 'praise-declined']).filter(
            ({ type }) => type === 'praise-proposed',
          );
          expect(proposal).toBeDefined();
          expect(before.events.findLast(({ type }) => type === 'praise-proposed')?.by).not.toBe(actor);
          if (event.ground !== 'outstanding') expect(day >= '2026-07-05').toBe(true);
        }
      }),
      RUNS,
    );
    expect(praises).toBeGreaterThan(10);
  }, 60_000);

  it('whoever is complained of never sees a word of it, and never answers it', () => {
    let complaints = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        const made = walk(steps);
        const last = made.at(-1);
        if (!last) return;
        const file = { ...last.before, events: [...last.before.events, last.event] };
        complaints += file.events.filter(({ type }) => type === 'complaint-filed').length;
        const seen = visibleTo(file, 'li');
        expect(JSON.stringify(seen)).not.toMatch(/complain/);
        expect(JSON.stringify(explain(seen, last.day).duties)).not.toMatch(/RIGHT-02|投诉/);
        expect(JSON.stringify(explain(seen, last.day).findings)).not.toMatch(/投诉|complain/);
        for (const { event, actor } of made) if (event.type === 'complaint-answered') expect(actor).not.toBe('li');
      }),
      RUNS,
    );
    expect(complaints).toBeGreaterThan(10);
  }, 60_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/rules.ts';
import { aCase } from './a-case.ts';

/**
 * Which scenarios show a rule of the everyday procedures: its duty done and open (`plain`), missed (`late`), on a day off or over a month’s end (`moved`),
 * waiting or taken away (`gone`), its limit, and its refusal. A rule without one of them names what it has none of, and why.
 */
type Aspect = 'plain' | 'late' | 'moved' | 'gone' | 'limit' | 'refusal';
type Shown = Readonly<Partial<Record<Aspect, string>>> & { readonly none?: Readonly<Partial<Record<Aspect, string>>> };

const PROMPT = 'the law says promptly, and no threshold is set by anybody but a county: shown under the rule it belongs to';
const NO_CLOCK = 'no clock of its own';
const noClock = { plain: NO_CLOCK, late: NO_CLOCK, moved: NO_CLOCK, gone: NO_CLOCK };

const TABLE: Readonly<Record<string, Shown>> = {
  'DOC-01': { plain: 'd g h', late: 'c f', moved: 'b e', gone: 'z', limit: 'a d', refusal: 'y' },
  'DOC-02': {
    plain: 'a d',
    late: 'c',
    moved: 'b',
    gone: 'z',
    limit: 'a',
    none: { refusal: 'a receipt may be sent at any time' },
  },
  'DOC-04': { plain: 'a d', late: 'c', moved: 'b', gone: 'z', limit: 'a', none: { refusal: 'nobody is turned away (f)' } },
  'DOC-05': { limit: 'x', refusal: 'y', none: noClock },
  'CHECK-01': { plain: 'a', late: 'a c', moved: 'c', gone: 'x', limit: 'b', none: { refusal: 'CHECK-02' } },
  'CHECK-03': { plain: 'f g', late: 'h', moved: 'h', gone: 'h', limit: 'e g', refusal: 'a i' },
  'ASSESS-04': { limit: 'a b', none: { ...noClock, refusal: 'a court concludes, not the system' } },
  'PSP-03': { plain: 'a', late: 'b', moved: 'b', gone: 'c', refusal: 'c', none: { limit: PROMPT } },
  'LEAVE-01': { limit: 'a', refusal: 'b', none: noClock },
  'LEAVE-02': { plain: 'a b c', late: 'd', moved: 'd', gone: 'f', refusal: 'e g h', none: { limit: 'LEAVE-04 to 07' } },
  'LEAVE-03': {
    limit: 'a b',
    plain: 'c',
    none: { late: 'less is noted', moved: 'counted backwards', gone: NO_CLOCK, refusal: 'refuses nothing' },
  },
  'LEAVE-04': { limit: 'a b d', refusal: 'c', none: noClock },
  'LEAVE-05': { limit: 'b f', refusal: 'a', none: noClock },
  'LEAVE-06': { limit: 'a b', moved: 'c', none: { plain: NO_CLOCK, late: NO_CLOCK, gone: NO_CLOCK, refusal: 'LEAVE-07' } },
  'LEAVE-07': { plain: 'h p', late: 'z', limit: 's t', moved: 'u n z', refusal: 'q v', gone: 'w' },
  'LEAVE-08': { plain: 'a', late: 'c', moved: 'b c', gone: 'd', refusal: 'f', none: { limit: 'the frequency is local' } },
  'LEAVE-09': { plain: 'a p s', late: 'c q', moved: 'b s t', gone: 'g w', limit: 't', refusal: 'k n r v' },
  'LEAVE-10': { plain: 'e', late: 'e', moved: 'f', gone: 'g', limit: 'h', none: { refusal: 'a human decides' } },
  'LEAVE-11': { plain: 'f g', late: 'c', moved: 'b', gone: 'e', limit: 'a', refusal: 'h' },
  'CHECK-02': { refusal: 'a d x', none: { ...noClock, limit: NO_CLOCK } },
  'CHECK-04': { plain: 'a l', late: 'c', moved: 'x y', gone: 'd k', limit: 'a', refusal: 'o' },
  'LOST-01': { plain: 'a l', late: 'c', moved: 'b x', gone: 'd i', limit: 'h', refusal: 'k' },
  'LOST-02': { plain: 'a d', late: 'b', moved: 'b', gone: 'c f', refusal: 'e', none: { limit: PROMPT } },
  'LOST-03': { plain: 'a d', late: 'b', moved: 'b', gone: 'c', none: { limit: PROMPT, refusal: 'nothing to refuse' } },
  'LOST-04': { plain: 'i', late: 'e', moved: 'e f m', gone: 'h', limit: 'a b c z', refusal: 'k' },
  'ASSESS-01': { plain: 'a', late: 'a', moved: 'a b', gone: 'c', limit: 'g', refusal: 'd e' },
  'ASSESS-02': {
    plain: 'b e',
    late: 'c f',
    moved: 'c f',
    limit: 'g',
    refusal: 'h',
    none: { gone: 'the end of a case ends no copy (i)' },
  },
  'ASSESS-03': {
    plain: 'a b',
    late: 'c',
    moved: 'c',
    refusal: 'd',
    none: { gone: 'the end of a case does not end it', limit: PROMPT },
  },
  'REWARD-01': { plain: 'h n w', late: 'h n', moved: 'b g h w', gone: 'i u', limit: 'a c s t v', refusal: 'c e f u' },
  'REWARD-02': { plain: 'a x', refusal: 'b', none: { ...noClock, limit: 'no wait' } },
  'ADM-01': { limit: 'a b c', refusal: 'd x', none: noClock },
  'WARN-01': {
    plain: 'decide-b',
    late: 'decide-c',
    moved: 'decide-c b',
    gone: 'decide-d',
    limit: 'a d',
    none: { refusal: 'CHECK-03, as ADM-01' },
  },
  'PSP-01': { plain: 'b c', late: 'd', moved: 'd', gone: 'd', limit: 'a', none: { refusal: 'PSP-02, and as ADM-01' } },
  'PSP-02': { refusal: 'a', limit: 'b c', none: noClock },
  'REP-04': { plain: 'a', late: 'd', moved: 'b c', gone: 'h k', limit: 'j', none: { refusal: 'REP-08-e' } },
  'REP-05': { plain: 'a', late: 'c', moved: 'b', gone: 'x', refusal: 'h', limit: 'd' },
  'REP-06': {
    plain: 'a',
    late: 'e',
    moved: 'h',
    limit: 'g',
    gone: 'x',
    none: { refusal: 'a decision too low is a breach (b)' },
  },
  'REP-07': { plain: 'a', late: 'c', moved: 'b', gone: 'd', none: { limit: NO_CLOCK, refusal: NO_CLOCK } },
  'REP-08': {
    plain: 'a c',
    moved: 'b d',
    refusal: 'e',
    none: { late: 'a date to look, not a term', gone: 'as REP-04', limit: NO_CLOCK },
  },
  'REP-09': { plain: 'c', late: 'd x', moved: 'd x', gone: 'd', refusal: 'a', none: { limit: NO_CLOCK } },
  'REP-10': {
    plain: 'a',
    late: 'b x',
    moved: 'b e x',
    limit: 'f',
    refusal: 'd',
    none: { gone: 'an answer is owed to whoever asked' },
  },
  'RIGHT-02': {
    plain: 'a b',
    late: 'c',
    moved: 'c',
    refusal: 'd j k',
    none: { gone: 'the end of a case does not end it', limit: PROMPT },
  },
  'RIGHT-03': { plain: 'd e f', refusal: 'a c', limit: 'b', late: 'x', moved: 'x', gone: 'x' },
  'RIGHT-04': { refusal: 'a c', limit: 'f h', none: noClock },
  'RIGHT-05': { refusal: 'a', none: { ...noClock, limit: NO_CLOCK } },
  'RIGHT-06': {
    plain: 'b',
    late: 'x',
    moved: 'x',
    refusal: 'a',
    none: { gone: 'the end of a case ends no copy', limit: NO_CLOCK },
  },
  'RIGHT-16': { refusal: 'a b', limit: 'y', none: noClock },
  'DOC-03': {
    plain: 'x',
    moved: 'y',
    late: 'y',
    none: { gone: 'the end of a case ends no copy', limit: PROMPT, refusal: NO_CLOCK },
  },
};

const HERE = new URL('./', import.meta.url);
const written = new Set(
  readdirSync(HERE)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, HERE), 'utf8');
      const titles = [...text.matchAll(/['`]((?:[A-Z]+-\d\d-[a-z-]+|(?:\$\{rule\}|%s)-[a-z]+)\b[^'`\n]*)/g)].map(
        ([, title]) => title ?? '',
      );
      const rows = [...text.matchAll(/[[,]\s*'([A-Z]+-\d\d)'[,\]]/g)].map(([, rule]) => rule);
      return titles.flatMap((title) => {
        const own = /^([A-Z]+-\d\d-[a-z]+(?:-[a-z])?)/.exec(title)?.[1];
        const letter = /^(?:\$\{rule\}|%s)-([a-z]+)/.exec(title)?.[1];
        return own ? [own] : rows.map((rule) => `${rule}-${letter}`);
      });
    }),
);
const ASPECTS: readonly Aspect[] = ['plain', 'late', 'moved', 'gone', 'limit', 'refusal'];

/** The chapters of the rule book that are in use every day: a rule that is added to one of them is shown by scenarios, or fails here. */
const CHAPTERS = /^(DOC|LEAVE|CHECK|LOST|ASSESS|REWARD|ADM|WARN|PSP|RIGHT)-\d\d$|^REP-(0[4-9]|10)$/;

describe('every rule of the everyday procedures is shown by scenarios', () => {
  it('the table has each rule of these chapters, and no other', () => {
    expect(Object.keys(TABLE).sort()).toEqual(
      Object.keys(RULES)
        .filter((rule) => CHAPTERS.test(rule))
        .sort(),
    );
  });
  it.each(Object.entries(TABLE))('%s', (rule, shown) => {
    const named = ASPECTS.flatMap((aspect) => (shown[aspect] ?? '').split(' ').filter(Boolean));
    expect(named.map((letter) => `${rule}-${letter}`).filter((id) => !written.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
    expect(ASPECTS.filter((aspect) => !shown[aspect] && !shown.none?.[aspect])).toEqual([]);
  });
});

const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');

describe('LEAVE-01 what counts as leaving', () => {
  const from = active.facts({ county: '360802' });
  const asked = (destination: string) =>
    from.happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-11', destination }).explainOn('2026-03-02');
  it('LEAVE-01-a from one urban district to another of the same city is not', () => {
    // 360803 is the other urban district of the city, 360825 a county of it.
    expect(asked('360803').found('LEAVE-01')).toEqual(['notice since 2026-03-02']);
    expect(asked('360825').found('LEAVE-01')).toEqual([]);
  });
  it('LEAVE-01-b nobody asks with the days the wrong way round', () => {
    expect(from.doing('2026-03-02', 'request-leave', ['officer'], { from: '2026-03-11', to: '2026-03-10' })).toBe(
      'refused by LEAVE-03',
    );
  });
});

describe('DOC-03 papers of another place are forwarded', () => {
  const papers = active.facts({ decidedIn: '360802', county: '360825' }).happened('documents-received', '2026-03-05');
  it('DOC-03-x promptly, to procuratorate and police, each by its own copy', () => {
    const sent = papers.happened('copy-served', '2026-03-06', {
      copyOf: 'documents',
      copyTo: 'procuratorate',
      form: 'by post',
      receipt: 'no. 1',
    });
    expect(sent.explainOn('2026-03-06').line('DOC-03', 'copy-procuratorate')).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-06',
    );
    expect(sent.explainOn('2026-03-06').line('DOC-03', 'copy-public-security')).toBe('county-agency 2026-03-05 → promptly open');
  });
  it('DOC-03-y a threshold moves off a Sunday, and missed is overdue', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    const watched = papers.set('promptly.DOC-03', 3);
    expect(watched.explainOn('2026-03-09').line('DOC-03', 'copy-procuratorate')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 open',
    );
    expect(watched.explainOn('2026-03-10').line('DOC-03', 'copy-procuratorate')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
  });
});

describe('DOC-03 the place of the deciding organ', () => {
  const papers = active.facts({ county: '360825' }).happened('documents-received', '2026-03-05');
  const learnt = papers.event({
    type: 'facts-corrected',
    on: '2026-03-12',
    path: 'facts.decidedIn',
    now: '360802',
    document: '判决书',
  });
  const copies = (asked: typeof papers, on: string) =>
    asked
      .explainOn(on)
      .explanation.duties.flatMap(({ rule, clock, opens, status }) => (rule === 'DOC-03' ? [`${clock} ${opens} ${status}`] : []));
  it('DOC-03-z learnt later by a correction, the copies are owed since the papers came', () => {
    expect(copies(learnt, '2026-03-11')).toEqual([]);
    expect(copies(learnt, '2026-03-12')).toEqual(['copy-procuratorate 2026-03-05 open', 'copy-public-security 2026-03-05 open']);
  });
  it('DOC-03-w the same place, or none that is known, asks for no copy', () => {
    expect(copies(papers.facts({ decidedIn: '360825' }), '2026-03-12')).toEqual([]);
    expect(copies(papers, '2026-03-12')).toEqual([]);
  });
});

describe('RIGHT-05 whoever was never told the rules', () => {
  it('RIGHT-05-a is sanctioned only for a stated reason', () => {
    const untold = aCase()
      .onProbation()
      .term('2026-01-05', '2027-12-31')
      .registered('2026-01-05')
      .happened('breach-found', '2026-03-02', {
        evidence: [{ source: 'record', collectedOn: '2026-03-02', collector: 'li', sha256: 'a1' }],
      })
      .happened('statement-taken', '2026-03-02');
    expect(untold.doing('2026-03-03', 'admonish', ['county-head'])).toBe('refused by REG-05');
    expect(untold.doing('2026-03-03', 'admonish', ['county-head'], { note: 'the declaration is on Monday' })).toBe(
      'made admonished',
    );
    // On record all the same it is shown; a declaration afterwards does not mend it, and a stated reason does.
    const admonished = untold.happened('admonished', '2026-03-03');
    expect(admonished.explainOn('2026-03-03').found('REG-05')).toEqual(['warning since 2026-03-03']);
    expect(admonished.happened('declared', '2026-03-04').explainOn('2026-03-04').found('REG-05')).toEqual([
      'warning since 2026-03-03',
    ]);
    const stated = untold.happened('admonished', '2026-03-03', { note: 'the declaration is on Monday' });
    expect(stated.explainOn('2026-03-03').found('REG-05')).toEqual([]);
    expect(
      untold.happened('declared', '2026-03-02').happened('admonished', '2026-03-03').explainOn('2026-03-03').found('REG-05'),
    ).toEqual([]);
  });
});

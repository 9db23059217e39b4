import { describe, expect, it } from 'vitest';
import { COPIES } from '../corrections/copies.ts';
import { perform, servings } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const out = aCase().onTemporaryRelease('medical').active('2026-01-05').term('2026-01-05', '2027-12-31');
const DAY = '2026-08-05';
const on = plainDate(DAY);
const happened = (type: Parameters<CaseBuilder['happened']>[0], fields = {}, of = active) =>
  of.happened(type, DAY, { id: 'decision', ...fields });

/** What happened, and on whom which paper of it is served by which act. A dash: no paper of ours belongs to it. */
const ROWS: readonly [string, CaseBuilder, readonly string[]][] = [
  [
    'documents',
    happened('documents-received', {}, active.facts({ decidedIn: '360802', county: '360825' })),
    [
      'B01 → decision-organ: send-receipt',
      '- → procuratorate: serve-copy documents',
      '- → public-security: serve-copy documents',
    ],
  ],
  ['praise', happened('praised'), ['E02 → person: serve-copy praise', 'E02 → procuratorate: serve-copy praise']],
  ['praise-declined', happened('praise-declined'), ['G04 → person: serve-copy praise-declined']],
  ['admonition', happened('admonished'), ['E04 → person: serve-copy admonition', 'E04 → procuratorate: serve-copy admonition']],
  ['warning', happened('warned'), ['E06 → person: serve-copy warning', 'E06 → procuratorate: serve-copy warning']],
  ...(
    [
      ['praise', 'praised', 'E02'],
      ['admonition', 'admonished', 'E04'],
      ['warning', 'warned', 'E06'],
    ] as const
  ).map(([copyOf, type, paper]): [string, CaseBuilder, readonly string[]] => [
    `${copyOf} of a juvenile`,
    happened(type, {}, active.facts({ juvenileAtOffence: true })),
    ['guardian', 'person', 'procuratorate'].map((to) => `${paper} → ${to}: serve-copy ${copyOf}`),
  ]),
  ['punishment-proposal', happened('punishment-proposed'), ['E07 → procuratorate: serve-copy punishment-proposal']],
  [
    'place-permit',
    happened('place-permitted', {}, active.prohibited('2026-01-05', '2026-12-31')),
    ['D10 → procuratorate: serve-copy place-permit', 'D10 → trial-court: serve-copy place-permit'],
  ],
  [
    'interval',
    happened('interval-extended', { what: 're-examination', months: 2, approvedBy: 'higher' }, out),
    ['D18 → procuratorate: serve-copy interval'],
  ],
  ['revocation-proposal', happened('revocation-proposed'), ['E08 → procuratorate: serve-copy revocation-proposal']],
  [
    'revocation-proposal of parole',
    happened('revocation-proposed', {}, active.facts({ kind: 'parole' })),
    ['E09 → procuratorate: serve-copy revocation-proposal'],
  ],
  ['recommittal-proposal', happened('recommittal-proposed', {}, out), ['E10 → procuratorate: serve-copy recommittal-proposal']],
  ['arrest-request', happened('arrest-requested'), ['E11 → procuratorate: serve-copy arrest-request']],
  ['arrest-decision', happened('arrest-decided', { outcome: 'granted' }), ['- → procuratorate: serve-copy arrest-decision']],
  [
    'revocation-ruling',
    happened('court-ruled', { outcome: 'granted' }, active.facts({ kind: 'parole' })),
    [
      '- → prison: serve-copy revocation-ruling',
      '- → procuratorate: serve-copy revocation-ruling',
      '- → public-security: serve-copy revocation-ruling',
    ],
  ],
  [
    'return-decision',
    happened('organ-decided', { outcome: 'granted' }, out),
    ['- → procuratorate: serve-copy return-decision', '- → public-security: serve-copy return-decision'],
  ],
  [
    'move',
    happened('move-decided', { approved: true }),
    [
      'D07 → decision-organ: serve-copy move',
      'D07 → person: serve-move',
      'D07 → procuratorate: serve-copy move',
      'D07 → public-security: serve-copy move',
    ],
  ],
  ['move refused', happened('move-decided', { approved: false }), ['D07 → person: serve-move']],
  [
    'move-arrived',
    happened('papers-received'),
    ['- → new-procuratorate: serve-copy move-arrived', '- → new-public-security: serve-copy move-arrived'],
  ],
  [
    'commutation-proposal',
    happened('commutation-proposed', {}, out),
    [
      'E12 → prison: serve-copy commutation-proposal',
      'E12 → procuratorate: serve-copy commutation-proposal',
      'E12 → public-security: serve-copy commutation-proposal',
    ],
  ],
  [
    'commutation-ruling',
    happened('commutation-ruled', { outcome: 'granted' }, out),
    [
      '- → prison: serve-copy commutation-ruling',
      '- → procuratorate: serve-copy commutation-ruling',
      '- → public-security: serve-copy commutation-ruling',
    ],
  ],
  [
    'release',
    happened('released'),
    [
      'F04 → decision-organ: serve-copy release',
      'F04 → procuratorate: serve-copy release',
      'F04 → public-security: serve-copy release',
    ],
  ],
  [
    'release by pardon',
    happened('pardoned'),
    [
      'F04 → decision-organ: serve-copy release',
      'F04 → procuratorate: serve-copy release',
      'F04 → public-security: serve-copy release',
    ],
  ],
  [
    'death',
    happened('died', {}, out),
    [
      'F06 → decision-organ: serve-copy death',
      'F06 → prison: serve-copy death',
      'F06 → procuratorate: serve-copy death',
      'F06 → public-security: serve-copy death',
    ],
  ],
  [
    'emergency',
    happened('emergency-found', { emergency: 'other' }),
    ['- → higher-agency: serve-copy emergency', '- → procuratorate: serve-copy emergency'],
  ],
  ['attack on staff', happened('emergency-found', { emergency: 'attack-on-staff' }), ['- → public-security: serve-copy attack']],
  ['objection-answer', happened('objection-answered', { outcome: 'refused' }), ['G05 → person: serve-copy objection-answer']],
  ['leave refused', happened('leave-refused'), ['G04 → person: serve-refusal leave']],
  ['extension refused', happened('leave-extension-refused'), ['G04 → person: serve-refusal extension']],
  ['travel refused', happened('travel-refused'), ['G04 → person: serve-refusal travel']],
  ['meeting refused', happened('meeting-refused'), ['G04 → person: serve-refusal meeting']],
  [
    'leave of the higher agency',
    happened('leave-approved', { from: '2026-08-05', to: '2026-09-20', approvedBy: 'higher' }),
    ['D02 → procuratorate: tell-procuratorate'],
  ],
  ['loss of contact', happened('contact-lost'), ['D17 B07 → procuratorate: tell-procuratorate']],
];

const said = (of: CaseBuilder) =>
  servings(of.file(), on).filter(({ duty, done, what }) => (duty ?? done) !== undefined || what.zh !== '书面告知报到');

describe('what is served on whom, with which paper, as which act (rulebook §5.2)', () => {
  it.each(ROWS)('%s', (_name, of, expected) => {
    const rows = said(of).map(
      ({ papers, to, action, input }) =>
        `${papers.join(' ') || '-'} → ${to}: ${action}${input.copyOf || input.refused ? ` ${input.copyOf ?? input.refused}` : ''}`,
    );
    expect(rows.sort()).toEqual([...expected].sort());
  });

  it('leaves out no row of the table of copies', () => {
    const shown = new Set(ROWS.flatMap(([, of]) => said(of).map(({ input, to }) => `${input.copyOf} ${to}`)));
    const owed = COPIES.flatMap(({ of, to }) => to.map((recipient) => `${of} ${recipient.to}`));
    expect(owed.filter((row) => !shown.has(row))).toEqual([]);
  });

  // Each row's act, done as the row says and with its proof, does exactly that row's duty; without proof it is refused.
  it.each(
    ROWS.flatMap(([name, of]) => said(of).flatMap((row) => (row.duty ? [[`${name} on ${row.to}`, of, row] as const] : []))),
  )('%s is met by its act', (_name, of, row) => {
    const by = ['county-examiner', 'county-head', 'officer'] as const;
    const input = {
      on: DAY,
      ...row.input,
      form: 'direct',
      receipt: '签收人一',
      receiptHash: 'ab'.repeat(32),
      paperNumber: '1号',
    };
    const acted = perform(of.file(), row.action, input, { on, by });
    if (!acted.ok) throw new Error(JSON.stringify(acted));
    const [event] = acted.events;
    const after = servings(of.event({ ...event, id: 'service' }).file(), on);
    const same = after.filter(({ done }) => done?.id === 'service');
    expect(same.map(({ to, duty, of: record }) => [to, duty?.rule, duty?.clock, duty?.status, record?.id])).toEqual([
      [row.to, row.duty?.rule, row.duty?.clock, 'met', row.of?.id],
    ]);
    expect(same[0]?.done?.data).toMatchObject({ form: 'direct', receipt: '签收人一', receiptHash: 'ab'.repeat(32) });
    if (row.action === 'serve-copy' || row.action === 'serve-refusal') {
      expect(perform(of.file(), row.action, { on: DAY, ...row.input }, { on, by })).toMatchObject({ ok: false, refusal: {} });
      expect(
        perform(of.file(), row.action, { on: DAY, ...row.input, form: 'post', receiptHash: 'ab'.repeat(32) }, { on, by }).ok,
      ).toBe(true);
    }
  });

  it('a copy that names its record is of that record, not of an earlier one', () => {
    const twice = active.happened('warned', '2026-03-05', { id: 'first' }).happened('warned', '2026-04-07', { id: 'second' });
    const proof = { copyOf: 'warning', copyTo: 'person', form: 'direct', receipt: '签收' };
    const lines = (event?: string) =>
      twice
        .happened('copy-served', '2026-04-08', { ...proof, event })
        .explainOn('2026-04-08')
        .lines('ASSESS-02', 'copy-person');
    expect(lines('second')).toEqual([
      'county-agency 2026-03-05 → promptly open',
      'county-agency 2026-04-07 → promptly met on 2026-04-08',
    ]);
    expect(lines('first')[0]).toBe('county-agency 2026-03-05 → promptly met on 2026-04-08');
    const input = { on: '2026-04-08', ...proof, event: 'nobody’s' };
    expect(perform(twice.file(), 'serve-copy', input, { on: plainDate('2026-04-08'), by: ['officer'] }).ok).toBe(false);
  });

  it('one paper tells one refusal', () => {
    const twice = active
      .happened('leave-refused', '2026-03-02', { id: 'a' })
      .happened('leave-refused', '2026-03-03', { id: 'b' });
    const lines = (fields: object) =>
      twice
        .happened('refusal-served', '2026-03-04', { refused: 'leave', ...fields })
        .explainOn('2026-03-04')
        .lines('LEAVE-02', 'tell');
    const [first, second] = [/2026-03-02 → promptly/, /2026-03-03 → promptly/];
    expect(lines({}).map((line) => line.slice(-6))).toEqual(['-03-04', 'y open']);
    expect(lines({ event: 'b' }).map((line) => line.slice(-6))).toEqual(['y open', '-03-04']);
    expect(lines({})[0]).toMatch(first);
    expect(lines({})[1]).toMatch(second);
  });

  it('a move that was granted is served on the person once; the notice to report before the arrival', () => {
    const granted = active.happened('move-decided', '2026-03-02', { approved: true, id: 'm' });
    const row = (of: CaseBuilder) => servings(of.file(), on).find(({ action }) => action === 'serve-move');
    expect(row(granted)?.done).toBeUndefined();
    expect(row(granted.happened('move-served', '2026-03-03'))?.done?.on).toBe('2026-03-03');
    const expected = aCase().onProbation().effective('2026-08-01');
    const notice = (of: CaseBuilder) => servings(of.file(), on).filter(({ papers }) => papers.includes('B02'));
    expect(notice(expected).map(({ action, done }) => [action, done])).toEqual([['record-reporting-notice', undefined]]);
    expect(notice(expected.toldInWriting('2026-08-02'))[0]?.done?.on).toBe('2026-08-02');
    expect(notice(active)).toEqual([]);
  });
});

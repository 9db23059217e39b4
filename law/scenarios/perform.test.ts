import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../index.ts';
import { A_GROUP, aCase, EVIDENCE } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2026-12-31');
const WEEK = { from: '2026-03-10', to: '2026-03-16' };
const asked = active.happened('leave-requested', '2026-03-02', { ...WEEK, by: 'li' });

describe('the post', () => {
  it('refuses whoever does not hold it, under the action’s own rule', () => {
    expect(active.doing('2026-03-02', 'grade', ['officer'], { grade: 'strict' })).toBe('refused by CLS-01');
    expect(active.doing('2026-03-02', 'grade', ['prosecutor', 'auditor'], { grade: 'strict' })).toBe('refused by CLS-01');
    expect(active.doing('2026-03-02', 'grade', [], { grade: 'strict' })).toBe('refused by CLS-01');
    expect(active.doing('2026-03-02', 'grade', ['county-examiner'], { grade: 'strict' })).toBe('made graded');
  });
  it('one post of several is enough', () => {
    expect(active.doing('2026-03-02', 'grade', ['officer', 'county-head'], { grade: 'strict' })).toBe('made graded');
  });
  it('positioning is for the head of the justice bureau alone, not for the head of the agency', () => {
    const breached = active.happened('breach-found', '2026-02-02');
    const order = { ground: 2, from: '2026-03-02', to: '2026-06-01', approvedBy: 'bureau-head' };
    expect(breached.doing('2026-03-02', 'approve-positioning', ['county-head'], order)).toBe('refused by EPOS-01');
    expect(breached.doing('2026-03-02', 'approve-positioning', ['bureau-head'], order)).toBe('made positioning-approved');
  });
  it('an office approves seven days of leave and not eight', () => {
    expect(asked.doing('2026-03-02', 'approve-leave', ['office-head'], WEEK)).toBe('made leave-approved');
    expect(asked.doing('2026-03-02', 'approve-leave', ['office-head'], { ...WEEK, to: '2026-03-17' })).toBe(
      'refused by LEAVE-05',
    );
    expect(asked.doing('2026-03-02', 'approve-leave', ['county-examiner'], { ...WEEK, to: '2026-03-17' })).toBe(
      'made leave-approved',
    );
    expect(asked.doing('2026-03-02', 'approve-leave', ['county-head'], { ...WEEK, to: '2026-04-09' })).toBe(
      'refused by LEAVE-07',
    );
    const higher = { ...WEEK, to: '2026-04-09', approvedBy: 'higher' };
    expect(asked.doing('2026-03-02', 'approve-leave', ['county-head'], higher)).toBe('made leave-approved');
    // An office that writes the county's name does not become the county.
    expect(asked.doing('2026-03-02', 'approve-leave', ['office-head'], { ...WEEK, to: '2026-03-17', approvedBy: 'county' })).toBe(
      'refused by LEAVE-05',
    );
  });
});

describe('the state', () => {
  it('refuses what is not open in it, and says where it would be', () => {
    const done = aCase().effective('2026-03-03').perform('2026-03-05', 'record-visit', ['officer']);
    expect(done).toMatchObject({
      ok: false,
      refusal: { rule: 'CHECK-01', remedy: { en: expect.stringContaining('Registered, Active') } },
    });
  });
  it('comes by date as well as by event', () => {
    const expected = aCase().effective('2026-03-03');
    // Reporting late is recorded like any other; the person was overdue from 14 March.
    expect(expected.doing('2026-03-20', 'report-in', ['officer'])).toBe('made reported-in');
    expect(active.doing('2026-03-20', 'report-in', ['officer'])).toBe('refused by RPT-01');
  });
  it('after the end only the record itself may be mended', () => {
    const ended = active.event({ type: 'died', on: '2026-03-02', id: 'd' });
    const open = ended.explainOn('2026-03-03').explanation.actions.filter(({ allowed }) => allowed);
    expect(open.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['correct-event', 'withdraw-event', 'correct-facts']),
    );
    expect(open.map(({ action }) => action)).not.toEqual(expect.arrayContaining(['release']));
    expect(ended.doing('2026-03-03', 'register', ['county-examiner'])).toBe('refused by REG-01');
    expect(ended.doing('2026-03-03', 'withdraw-event', ['county-examiner'], { event: 'd', reason: 'another person' })).toBe(
      'made event-withdrawn',
    );
  });
});

describe('the guard', () => {
  const registered = aCase().effective('2026-03-03').registered('2026-03-05');
  it('nobody is registered twice', () => {
    expect(registered.doing('2026-03-06', 'register', ['county-examiner'])).toBe('refused by REG-01');
  });
  it('nobody is declared without a group', () => {
    expect(registered.doing('2026-03-06', 'declare', ['officer'])).toBe('refused by REG-03');
    expect(registered.groupFormed('2026-03-06').doing('2026-03-06', 'declare', ['officer'])).toBe('made declared');
  });
  it('a woman’s group and a juvenile’s group and declaration', () => {
    const men = { members: [{ role: 'police', sex: 'male' }] };
    expect(registered.aWoman().doing('2026-03-06', 'form-group', ['officer'], men)).toBe('refused by REG-03');
    expect(registered.aWoman().doing('2026-03-06', 'form-group', ['officer'], { members: A_GROUP })).toBe('made group-formed');
    expect(registered.aJuvenile().doing('2026-03-06', 'form-group', ['officer'], men)).toBe('refused by REG-03');
    const grouped = registered.aJuvenile().groupFormed('2026-03-06');
    expect(grouped.doing('2026-03-06', 'declare', ['officer'], { guardianPresent: false })).toBe('refused by JUV-03');
    expect(grouped.doing('2026-03-06', 'declare', ['officer'], { guardianPresent: true })).toBe('made declared');
  });
  it('a refusal of leave states its ground', () => {
    expect(asked.doing('2026-03-02', 'refuse-leave', ['office-head'])).toBe('refused by LEAVE-02');
    expect(asked.doing('2026-03-02', 'refuse-leave', ['office-head'], { refusedFor: 'no-proof' })).toBe('made leave-refused');
  });
  it('nothing is approved that nobody asked for, and nobody returns who is not away', () => {
    expect(active.doing('2026-03-02', 'approve-leave', ['county-head'], WEEK)).toBe('refused by LEAVE-02');
    expect(active.doing('2026-03-02', 'return-from-leave', ['officer'])).toBe('refused by LEAVE-09');
    expect(active.doing('2026-03-02', 'record-custody-end', ['officer'], { ended: 'freed' })).toBe('refused by CHECK-04');
    expect(active.doing('2026-03-02', 'ask-police', ['county-head'])).toBe('refused by LOST-02');
  });
  it('the steps of a move are taken in order', () => {
    expect(active.doing('2026-03-02', 'consult-move', ['county-examiner'])).toBe('refused by MOVE-02');
    const requested = active.happened('move-requested', '2026-03-02');
    expect(requested.doing('2026-03-02', 'consult-move', ['county-examiner'])).toBe('made move-consulted');
    expect(requested.doing('2026-03-02', 'decide-move', ['county-head'], { approved: true })).toBe('refused by MOVE-04');
  });
  it('an order is not laid over one in force', () => {
    const order = { ground: 2, from: '2026-03-02', to: '2026-06-01' };
    const fitted = active.happened('breach-found', '2026-02-02').happened('positioning-approved', '2026-03-02', order);
    expect(fitted.doing('2026-03-09', 'approve-positioning', ['bureau-head'], order)).toBe('refused by EPOS-02');
    expect(
      fitted.doing('2026-06-02', 'approve-positioning', ['bureau-head'], { ...order, from: '2026-06-02', to: '2026-09-01' }),
    ).toBe('made positioning-approved');
  });
  it('what one asks with the explanation is what one is told when one does it', () => {
    const told = active.explainOn('2026-03-02');
    expect(told.may('propose-revocation')).toBe('refused by REVP-01');
    expect(active.doing('2026-03-02', 'propose-revocation', ['county-head'])).toBe('refused by REVP-01');
  });
});

describe('the proposer never approves', () => {
  it('leave', () => {
    expect(asked.doing('2026-03-02', 'approve-leave', ['office-head'], WEEK, 'li')).toBe('refused by ORG-02');
    expect(asked.doing('2026-03-02', 'refuse-leave', ['office-head'], { refusedFor: 'no-proof' }, 'li')).toBe(
      'refused by ORG-02',
    );
    expect(asked.doing('2026-03-02', 'approve-leave', ['office-head'], WEEK, 'wang')).toBe('made leave-approved');
  });
  it('a sanction', () => {
    const heard = active
      .happened('breach-found', '2026-03-02', { by: 'li', evidence: EVIDENCE })
      .happened('statement-taken', '2026-03-02', { by: 'li' });
    expect(heard.doing('2026-03-03', 'warn', ['county-head'], {}, 'li')).toBe('refused by ORG-02');
    expect(heard.doing('2026-03-03', 'warn', ['county-head'], {}, 'wang')).toBe('made warned');
  });
  it('a move', () => {
    const answered = active
      .happened('move-requested', '2026-02-02', { by: 'li' })
      .happened('move-consulted', '2026-02-03')
      .happened('move-answered', '2026-02-05', { accepted: true });
    expect(answered.doing('2026-02-09', 'decide-move', ['county-head'], { approved: true }, 'li')).toBe('refused by ORG-02');
    expect(answered.doing('2026-02-09', 'decide-move', ['county-head'], { approved: true }, 'wang')).toBe('made move-decided');
  });
});

describe('the input', () => {
  it.each([
    [{ on: '2026-02-30' }, 'input.on: 2026-02-30 is not a date'],
    [{ on: '2026-03-03' }, 'input.on: 2026-03-03 lies after 2026-03-02'],
    [{ grade: undefined }, 'input.grade: is missing'],
    [{ colour: 'red' }, 'input: colour is not a field here'],
    [{ by: 'li' }, 'input: by is not a field here'],
    [{ ground: 12 }, 'input.ground: 12: Too big: expected number to be <=9'],
  ])('%j', (input, fault) =>
    expect(active.doing('2026-03-02', 'grade', ['county-head'], { grade: 'strict', ...input })).toBe(fault),
  );

  it('an action nobody knows', () => {
    expect(active.doing('2026-03-02', 'toString', ['county-head'])).toBe('action: toString is not an action of this case');
    expect(active.doing('2026-03-02', 'send-opinion', ['county-head'])).toBe(
      'action: send-opinion is not an action of this case',
    );
  });
  it('the day is today when left out, and may be earlier', () => {
    expect(active.perform('2026-03-02', 'grade', ['county-head'], { grade: 'strict' })).toEqual({
      ok: true,
      events: [{ type: 'graded', on: '2026-03-02', grade: 'strict' }],
    });
    expect(
      active.perform('2026-03-02', 'grade', ['county-head'], { grade: 'strict', on: '2026-02-27', proceeding: 'g' }),
    ).toEqual({
      ok: true,
      events: [{ type: 'graded', on: '2026-02-27', grade: 'strict', proceeding: 'g' }],
    });
  });
  it('the event it makes is one the case takes', () => {
    const done = active.perform('2026-03-02', 'grade', ['county-head'], { grade: 'strict' });
    const after = active.after(done.ok ? done.events : []);
    expect(parseCaseFile(after.file()).ok).toBe(true);
    expect(after.explainOn('2026-03-02').explanation.grade).toBe('strict');
  });
});

describe('corrections by id', () => {
  const recorded = aCase().effective('2026-03-03').event({ type: 'reported-in', on: '2026-03-21', id: 'r' });
  const correct = (input: unknown) => recorded.doing('2026-03-23', 'correct-event', ['officer'], input);
  it('say why', () => {
    expect(correct({ event: 'r', fields: { on: '2026-03-12' } })).toBe('refused by REG-02');
    expect(correct({ event: 'r', fields: { on: '2026-03-12' }, reason: 'typing error' })).toBe('made event-corrected');
  });
  it('name a record of this case', () => {
    expect(correct({ event: 'x', fields: { on: '2026-03-12' }, reason: 'typing error' })).toBe(
      'input.event: x is not a record of this case',
    );
    expect(recorded.doing('2026-03-23', 'withdraw-event', ['county-head'], { event: 'x', reason: 'twice' })).toBe(
      'input.event: x is not a record of this case',
    );
  });
  it('leave a record that can be read', () => {
    expect(correct({ event: 'r', fields: { on: '2026-02-30' }, reason: 'typing error' })).toBe(
      'events[2].fields.on: 2026-02-30 is not a date',
    );
    const facts = { path: 'facts.kind', was: 'suspended-sentence', now: 'fine', document: '判决书' };
    expect(recorded.doing('2026-03-23', 'correct-facts', ['county-head'], facts)).toMatch(
      /^events\[2\]\.now: facts\.kind: "fine" is not one of/,
    );
  });
  it('change what was wrong and nothing before it', () => {
    const done = recorded.perform('2026-03-23', 'correct-event', ['officer'], {
      event: 'r',
      fields: { on: '2026-03-12' },
      reason: 'typing error',
    });
    const mended = recorded.after(done.ok ? done.events : []);
    expect(mended.explainOn('2026-03-23').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met on 2026-03-12');
    expect(mended.explainOn('2026-03-22').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met-late on 2026-03-21');
  });
  it('an officer corrects, the county withdraws', () => {
    expect(recorded.doing('2026-03-23', 'withdraw-event', ['officer'], { event: 'r', reason: 'twice' })).toBe(
      'refused by REG-02',
    );
  });
});

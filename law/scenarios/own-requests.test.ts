/** What a person is told of the own requests: the day, the answer, the reason of a refusal (RIGHT-06), and nothing beside. */
import { describe, expect, it } from 'vitest';
import { ownRequests } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-09', to: '2026-03-12', reason: 'medical' });
const seenOn = (one: CaseBuilder, day: string) => ownRequests(one.file(), plainDate(day));

describe('RIGHT-06 own requests', () => {
  it('RIGHT-06-own-a a leave waits, with its days and its reason', () => {
    expect(seenOn(asked, '2026-03-02')).toEqual([
      {
        what: 'leave',
        proceeding: undefined,
        title: { zh: '外出申请', en: 'Request for leave' },
        asked: '2026-03-02',
        state: 'waiting',
        answered: null,
        from: '2026-03-09',
        to: '2026-03-12',
        about: { zh: '就医', en: 'Medical care' },
      },
    ]);
  });
  it('RIGHT-06-own-b granted: the days as they were granted', () => {
    const granted = asked.happened('leave-approved', '2026-03-03', { from: '2026-03-09', to: '2026-03-11' });
    expect(seenOn(granted, '2026-03-03')[0]).toMatchObject({ state: 'granted', answered: '2026-03-03', to: '2026-03-11' });
  });
  it('RIGHT-06-own-c refused: the ground by its name, what was written to it, and what may be done against it', () => {
    const refused = asked.happened('leave-refused', '2026-03-03', { refusedFor: 'no-proof', ground: '缺就诊证明', note: '内部' });
    const [one] = seenOn(refused, '2026-03-03');
    expect(one).toMatchObject({
      state: 'refused',
      ground: { zh: '证明材料不足，未按要求补正' },
      text: '缺就诊证明',
      remedy: { zh: expect.stringContaining('人民检察院') },
    });
    expect(JSON.stringify(one)).not.toContain('内部');
  });
  it('RIGHT-06-own-d sent up and withdrawn are said', () => {
    expect(seenOn(asked.happened('leave-sent-up', '2026-03-03'), '2026-03-03')[0]?.state).toBe('sent-up');
    expect(seenOn(asked.happened('leave-withdrawn', '2026-03-03'), '2026-03-03')[0]?.state).toBe('withdrawn');
  });
  it('RIGHT-06-own-e an extension is answered by the decision after it', () => {
    const away = asked
      .happened('leave-approved', '2026-03-03')
      .happened('leave-extension-requested', '2026-03-11', { to: '2026-03-14' });
    expect(seenOn(away, '2026-03-11')[0]).toMatchObject({ what: 'extension', state: 'waiting', to: '2026-03-14' });
    const no = away.happened('leave-extension-refused', '2026-03-12', { refusedFor: 'no-proper-reason' });
    expect(seenOn(no, '2026-03-12')[0]).toMatchObject({ state: 'refused', ground: { zh: '理由不正当' } });
    expect(seenOn(away.happened('leave-extended', '2026-03-12', { to: '2026-03-13' }), '2026-03-12')[0]).toMatchObject({
      state: 'granted',
      to: '2026-03-13',
    });
  });
  it('RIGHT-06-own-f travel across the county line is decided too', () => {
    const travel = active.happened('travel-requested', '2026-04-01', { from: '2026-04-10', to: '2026-06-10' });
    expect(seenOn(travel, '2026-04-01')[0]).toMatchObject({ what: 'travel', state: 'waiting', from: '2026-04-10' });
    const refused = travel.happened('travel-refused', '2026-04-02', { refusedFor: 'untrue' });
    expect(seenOn(refused, '2026-04-02')[0]).toMatchObject({ state: 'refused', ground: { zh: '申请内容不实' } });
  });
  it('RIGHT-06-own-i so is a meeting, and nobody met is named', () => {
    const meeting = active.happened('meeting-requested', '2026-04-01', { whom: 'victim', name: '王某', from: '2026-04-10' });
    const refused = meeting.happened('meeting-refused', '2026-04-02', { ground: '对方不同意' });
    const [one] = seenOn(refused, '2026-04-02');
    expect(one).toMatchObject({ what: 'meeting', state: 'refused', text: '对方不同意', about: { zh: '被害人及其近亲属' } });
    expect(JSON.stringify(one)).not.toContain('王某');
  });
  it('RIGHT-03-own-g an objection and a complaint with their answers; newest first; nobody complained of is named', () => {
    const filed = asked
      .happened('objection-filed', '2026-03-04', { disputed: 'warning', content: '不是我' })
      .happened('complaint-filed', '2026-03-05', { complainedOf: 'acc-1', content: '态度恶劣' })
      .happened('objection-answered', '2026-03-06', { content: '维持，理由如下' });
    const seen = seenOn(filed, '2026-03-06');
    expect(seen.map(({ what, state }) => `${what} ${state}`)).toEqual([
      'complaint waiting',
      'objection answered',
      'leave waiting',
    ]);
    expect(seen[1]).toMatchObject({ about: { zh: '警告' }, text: '维持，理由如下', answered: '2026-03-06' });
    expect(JSON.stringify(seen)).not.toMatch(/acc-1|态度恶劣/);
  });
  it('RIGHT-06-own-h nothing asked, nothing shown', () => {
    expect(seenOn(active, '2026-03-02')).toEqual([]);
  });
});

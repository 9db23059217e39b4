import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().facts({ county: '360825' }).active('2026-01-05');
const permitted = (on: string, fields: Record<string, unknown> = {}, of: CaseBuilder = active) =>
  of.happened('travel-permit-granted', on, { reason: 'work', destination: '360802', approvedBy: 'county', ...fields });
const TO = { reason: 'work', destination: '360802', frequency: '每周一次' };
const asking = (on: string, of: CaseBuilder = active) => of.happened('travel-requested', on, TO);
const trip = (of: CaseBuilder, from: string, to: string, destination = '360802') =>
  of.happened('travel-reported', from, { from, to, destination, form: 'phone' });

describe('LEAVE-11 one permit holds for six months', () => {
  it('LEAVE-11-a from 2 March to 1 September', () => {
    expect(asking('2026-03-02').doing('2026-03-02', 'grant-travel-permit', ['county-head'], { to: '2026-09-01' })).toBe(
      'made travel-permit-granted',
    );
    expect(asking('2026-03-02').doing('2026-03-02', 'grant-travel-permit', ['county-head'], { to: '2026-09-02' })).toBe(
      'refused by LEAVE-11',
    );
    expect(permitted('2026-03-02', { to: '2026-09-02' }).explainOn('2026-03-02').found('LEAVE-11')).toEqual([
      'breach since 2026-03-02',
    ]);
  });
  it('LEAVE-11-q is permitted by the county agency, not by an office', () => {
    const by = (approvedBy: string) =>
      permitted('2026-03-02', { to: '2026-09-01', approvedBy }).explainOn('2026-03-02').found('LEAVE-11');
    expect(by('judicial-office')).toEqual(['breach since 2026-03-02']);
    expect(by('bureau-head')).toEqual(['breach since 2026-03-02']);
    expect(by('county')).toEqual([]);
    expect(by('higher')).toEqual([]);
  });
  it('LEAVE-11-b from the end of August: February has no 31st', () => {
    // The same date is the last of February, 28 in 2027: the day before is the 27th. In 2028 it is the 29th, and the day before the 28th.
    expect(asking('2026-08-31').doing('2026-08-31', 'grant-travel-permit', ['county-head'], { to: '2027-02-27' })).toBe(
      'made travel-permit-granted',
    );
    expect(asking('2026-08-31').doing('2026-08-31', 'grant-travel-permit', ['county-head'], { to: '2027-02-28' })).toBe(
      'refused by LEAVE-11',
    );
    expect(asking('2027-08-31').doing('2027-08-31', 'grant-travel-permit', ['county-head'], { to: '2028-02-28' })).toBe(
      'made travel-permit-granted',
    );
  });
  it('LEAVE-11-c a trip on the last day is covered, one after it is leave without approval', () => {
    const held = permitted('2026-03-02');
    expect(trip(held, '2026-09-01', '2026-09-01').explainOn('2026-09-02').found('LEAVE-11')).toEqual([]);
    expect(trip(held, '2026-09-01', '2026-09-02').explainOn('2026-09-02').found('LEAVE-11')).toEqual(['breach since 2026-09-01']);
    expect(trip(held, '2026-09-02', '2026-09-02').explainOn('2026-09-02').found('LEAVE-11')).toEqual(['breach since 2026-09-02']);
  });
  it('LEAVE-11-d to another place is outside it; another district of the same city is not', () => {
    const held = permitted('2026-03-02');
    expect(trip(held, '2026-04-01', '2026-04-01', '360803').explainOn('2026-04-01').found('LEAVE-11')).toEqual([]);
    expect(trip(held, '2026-04-01', '2026-04-01', '110101').explainOn('2026-04-01').found('LEAVE-11')).toEqual([
      'breach since 2026-04-01',
    ]);
  });
  it('LEAVE-11-e ended, it covers nothing from that day on', () => {
    const ended = permitted('2026-03-02').happened('travel-permit-ended', '2026-05-06', { ground: '换了工作' });
    expect(trip(ended, '2026-05-05', '2026-05-05').explainOn('2026-05-06').found('LEAVE-11')).toEqual([]);
    expect(trip(ended, '2026-05-06', '2026-05-06').explainOn('2026-05-06').found('LEAVE-11')).toEqual([
      'breach since 2026-05-06',
    ]);
    expect(ended.doing('2026-05-07', 'end-travel-permit', ['county-head'], { ground: '换了工作' })).toBe('refused by LEAVE-11');
    expect(permitted('2026-03-02').doing('2026-05-06', 'end-travel-permit', ['county-head'])).toBe('refused by LEAVE-11');
  });
  it('LEAVE-11-f is asked for, decided and told like a leave', () => {
    const asks = active.perform('2026-03-02', 'request-travel-permit', ['person'], TO);
    expect(asks).toMatchObject({ ok: true, events: [{ via: 'self-service' }] });
    const asked = active.after(asks.ok ? asks.events : []);
    expect(asked.explainOn('2026-03-02').line('LEAVE-11', 'decide')).toBe('county-agency 2026-03-02 → promptly open');
    expect(asked.doing('2026-03-04', 'refuse-travel-permit', ['county-head'])).toBe('refused by LEAVE-11');
    const refused = asked.happened('travel-refused', '2026-03-04', { refusedFor: 'no-proof' });
    expect(refused.explainOn('2026-03-04').line('LEAVE-11', 'decide')).toBe(
      'county-agency 2026-03-02 → promptly met on 2026-03-04',
    );
    expect(refused.explainOn('2026-03-04').line('LEAVE-11', 'tell')).toBe('county-agency 2026-03-04 → promptly open');
    const told = refused.happened('refusal-served', '2026-03-05', { refused: 'travel' });
    expect(told.explainOn('2026-03-05').line('LEAVE-11', 'tell')).toBe('county-agency 2026-03-04 → promptly met on 2026-03-05');
    expect(told.doing('2026-03-05', 'refuse-travel-permit', ['county-head'], { refusedFor: 'untrue' })).toBe(
      'refused by LEAVE-11',
    );
  });
  it('LEAVE-11-g the person is reminded before it ends, and asks again', () => {
    // Fourteen days before 1 September is 18 August.
    const held = permitted('2026-03-02', {}, active.set('crossCity.remindDaysBefore', 14));
    expect(held.explainOn('2026-08-17').lines('LEAVE-11', 'renew')).toEqual([]);
    expect(held.explainOn('2026-08-18').line('LEAVE-11', 'renew')).toBe('judicial-office 2026-08-18 → 2026-09-01 open');
    expect(held.explainOn('2026-09-02').line('LEAVE-11', 'renew')).toBe('judicial-office 2026-08-18 → 2026-09-01 overdue');
    expect(held.happened('travel-reminded', '2026-08-20').explainOn('2026-08-20').line('LEAVE-11', 'renew')).toBe(
      'judicial-office 2026-08-18 → 2026-09-01 met on 2026-08-20',
    );
    expect(held.happened('travel-requested', '2026-08-25').explainOn('2026-08-25').line('LEAVE-11', 'renew')).toBe(
      'judicial-office 2026-08-18 → 2026-09-01 met on 2026-08-25',
    );
    expect(permitted('2026-03-02').explainOn('2026-08-30').lines('LEAVE-11', 'renew')).toEqual([]);
  });
  it('LEAVE-11-h no trip is reported without a permit', () => {
    expect(active.doing('2026-03-02', 'report-trip', ['officer'], { destination: '360802' })).toBe('refused by LEAVE-11');
    expect(permitted('2026-03-02').doing('2026-03-03', 'report-trip', ['person'], { destination: '360802' })).toBe(
      'made travel-reported',
    );
  });
  it('LEAVE-11-i trips count towards the thirty days only where the county says so', () => {
    // Twenty-five days of trips and six of leave, all in March and April.
    const trips = (of: CaseBuilder) => trip(permitted('2026-03-02', {}, of), '2026-03-06', '2026-03-30');
    const leave = { from: '2026-04-07', to: '2026-04-12' };
    const who = (of: CaseBuilder) =>
      of.happened('leave-requested', '2026-04-01', leave).explainOn('2026-04-01').duty('LEAVE-02', 'decide').who;
    expect(who(trips(active))).toBe('judicial-office');
    expect(who(trips(active.set('leave.permitDaysCount', true)))).toBe('higher-agency');
  });
  it('LEAVE-11-k nothing is permitted that nobody asked for, and a permit says where and how often', () => {
    const grant = (of: CaseBuilder, input = {}) => of.doing('2026-03-02', 'grant-travel-permit', ['county-head'], input);
    expect(grant(active, TO)).toBe('refused by LEAVE-11');
    const vague = active.happened('travel-requested', '2026-03-02', { destination: '360802' });
    expect(grant(vague)).toBe('refused by LEAVE-11');
    expect(grant(vague, { frequency: '每月两次' })).toBe('made travel-permit-granted');
    expect(active.perform('2026-03-02', 'request-travel-permit', ['person'], { reason: 'work' })).toMatchObject({ ok: false });
  });
  it('LEAVE-11-l a permit holds for what was asked, where it says nothing else', () => {
    const asked = active.happened('travel-requested', '2026-03-02', { ...TO, from: '2026-03-16', to: '2026-05-15' });
    const done = asked.perform('2026-03-04', 'grant-travel-permit', ['county-head'], { to: '2026-04-30' });
    const permit = { ...TO, from: '2026-03-16', to: '2026-04-30', approvedBy: 'county' };
    expect(done).toMatchObject({ ok: true, events: [permit] });
  });
  it('LEAVE-11-j a county may want it asked earlier; that is a word, not a refusal', () => {
    const ahead = active.set('crossCity.advanceDays', 20);
    const asked = (on: string) => ahead.happened('travel-requested', on, { ...TO, from: '2026-04-01' });
    // 12 March + 20 = 1 April.
    expect(asked('2026-03-12').explainOn('2026-03-12').found('LEAVE-11')).toEqual([]);
    expect(asked('2026-03-13').explainOn('2026-03-13').found('LEAVE-11')).toEqual(['notice since 2026-03-13']);
    expect(asked('2026-03-13').doing('2026-03-13', 'grant-travel-permit', ['county-head'])).toBe('made travel-permit-granted');
  });
});

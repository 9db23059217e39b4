import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../index.ts';
import { aCase } from './a-case.ts';

/** The sentences an office reads under its everyday duties, in both languages. */
const office = aCase()
  .onTemporaryRelease()
  .active('2026-01-05')
  .set('leave.checkInFrequency', 3)
  .set('leave.remindDaysBefore', 2)
  .set('crossCity.remindDaysBefore', 14)
  .set('lost.logEveryDays', 1)
  .set('contact.lostAfter', 24);
const away = office
  .happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-16' })
  .happened('leave-approved', '2026-03-03');
const lost = office
  .happened('contact-failed', '2026-03-09', { at: '2026-03-09T09:00:00+08:00' })
  .happened('contact-lost', '2026-03-10');
const held = office.happened('custody-notified', '2026-03-04', { measure: 'administrative-detention', until: '2026-03-10' });

describe('why', () => {
  it.each([
    [
      'a round of contact on leave',
      away.explainOn('2026-03-10').duty('LEAVE-08', 'contact'),
      '2026年3月10日起一轮外出期间的联络，频次由本县设定，至3月12日止。依据：实施办法 28。',
      '2026-03-10: a round of contact with the person on leave, as often as the county has set; it ends on 2026-03-12. Basis: 实施办法 28.',
    ],
    [
      'the reminder',
      away.explainOn('2026-03-14').duty('LEAVE-09', 'remind'),
      '2026年3月14日起临近外出期满（第7条记录），至3月16日止。依据：实施办法 28。',
      '2026-03-14: the last days of the leave begin (record 7); it ends on 2026-03-16. Basis: 实施办法 28.',
    ],
    [
      'the order to return',
      away.explainOn('2026-03-17').duty('LEAVE-10', 'order'),
      '2026年3月17日外出期满未归，应当日办理。依据：实施办法 28。',
      '2026-03-17: the leave ended and the person is not back; to be done the same day. Basis: 实施办法 28.',
    ],
    [
      'out of reach',
      lost.explainOn('2026-03-10').duty('LOST-01', 'recognise'),
      '2026年3月9日联系不上（第6条记录），24小时至3月10日09:00。依据：社区矫正法 30；实施办法 38。',
      '2026-03-09: out of reach (record 6); 24 hours end at 2026-03-10 09:00. Basis: 社区矫正法 30; 实施办法 38.',
    ],
    [
      'the tenth day',
      lost.explainOn('2026-03-20').duty('LOST-04', 'tenth-day'),
      '2026年3月20日失去联系已满十日（第7条记录），应当日办理。依据：社区矫正法 30；实施办法 34、35、38。',
      '2026-03-20: ten days without contact are over (record 7); to be done the same day. Basis: 社区矫正法 30; 实施办法 34、35、38.',
    ],
    [
      'a measure that should have ended',
      held.explainOn('2026-03-11').duty('CHECK-04', 'ask'),
      '2026年3月11日强制措施期限已满（第6条记录），法律要求及时办理，未规定天数。依据：社区矫正法 32。',
      '2026-03-11: the last day of the measure has passed (record 6); the law says promptly and sets no number of days. Basis: 社区矫正法 32.',
    ],
  ])('%s', (_what, { because }, zh, en) => {
    expect(because).toEqual({ zh, en });
  });
});

describe('an everyday act that is refused says what to do instead', () => {
  const EVERYDAY = [
    'leave',
    'leave-away',
    'travel',
    'custody',
    'meeting',
    'health',
    'rights',
    'refusals',
    'sanction',
    'revocation',
  ];
  const { actions } = catalogueOf('corrections');
  const everyday = Object.entries(actions).filter(([, { procedure }]) => EVERYDAY.includes(procedure));
  const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
  const held = active.happened('custody-notified', '2026-03-01', { measure: 'criminal-detention' });
  const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-09', to: '2026-03-12', destination: '440106' });
  it.each([
    ['probation', active],
    ['parole', active.onParole()],
    ['surveillance', active.underSurveillance()],
    ['temporary release', active.onTemporaryRelease()],
    ['somebody held', held],
    ['somebody who asked for leave', asked],
  ])('of %s', (_who, of) => {
    const refused = everyday.flatMap(([action, { by }]) => {
      const done = of.perform('2026-03-05', action, by, {});
      return !done.ok && 'refusal' in done ? [{ action, ...done.refusal }] : [];
    });
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.filter(({ remedy }) => !remedy).map(({ action }) => action)).toEqual([]);
    expect(refused.filter(({ cite }) => cite.length === 0)).toEqual([]);
  });
});

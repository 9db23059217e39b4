import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const HEAD = ['county-head'] as const;
const GROUND = { ground: 2 };
const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const parole = active.onParole();
const released = active.onTemporaryRelease();
const surveillance = active.underSurveillance();
const proposed = (on: string) => active.happened('revocation-proposed', on);

describe('REVP-01 what a proposal to revoke may rest on', () => {
  it('REVP-01-a nothing on record carries none', () => {
    expect(active.doing('2026-03-05', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
  });
  it('REVP-01-b a breach, a punishment or two warnings may; one warning may not', () => {
    expect(active.happened('breach-found', '2026-03-02').doing('2026-03-05', 'propose-revocation', HEAD, GROUND)).toBe(
      'made revocation-proposed',
    );
    expect(active.happened('punished', '2026-03-02').doing('2026-03-05', 'propose-revocation', HEAD, GROUND)).toBe(
      'made revocation-proposed',
    );
    const once = active.happened('warned', '2026-03-02');
    expect(once.doing('2026-03-05', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
    expect(once.happened('warned', '2026-04-02').doing('2026-04-03', 'propose-revocation', HEAD, GROUND)).toBe(
      'made revocation-proposed',
    );
  });
  it('REVP-01-c two warnings are shown until something is proposed', () => {
    const twice = active.happened('warned', '2026-03-02').happened('warned', '2026-05-06');
    expect(twice.explainOn('2026-05-06').found('REVP-01')).toEqual(['warning since 2026-05-06']);
    expect(twice.happened('revocation-proposed', '2026-05-20').explainOn('2026-05-20').found('REVP-01')).toEqual([]);
  });
  it('REVP-01-j punished by public security and a breach after it is shown until something is proposed', () => {
    const punished = active.happened('breach-found', '2026-03-02').happened('punished', '2026-03-16');
    expect(punished.explainOn('2026-04-02').found('REVP-01')).toEqual([]);
    const again = punished.happened('breach-found', '2026-04-01');
    expect(again.explainOn('2026-04-02').found('REVP-01')).toEqual(['warning since 2026-04-01']);
    expect(again.happened('revocation-proposed', '2026-04-03').explainOn('2026-04-03').found('REVP-01')).toEqual([]);
    // The same of temporary release is RECM-01(3); surveillance is never revoked, and parole knows no such ground.
    expect(again.onTemporaryRelease().explainOn('2026-04-02').found('RECM-01')).toEqual(['warning since 2026-04-01']);
    expect(again.underSurveillance().explainOn('2026-04-02').found('REVP-01')).toEqual([]);
    expect(again.onParole().explainOn('2026-04-02').found('REVJ-01')).toEqual([]);
  });

  // T05: late over a month, told in writing, without a proper reason. 20 January + 10 = Friday 30 January; the same date in February is the 28th.
  const never = aCase().effective('2026-01-20');
  it('REVP-01-d late by a month to the day is not over a month', () => {
    expect(never.toldInWriting('2026-01-20').doing('2026-02-28', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
  });
  it('REVP-01-e a day more is', () => {
    expect(never.toldInWriting('2026-01-20').doing('2026-03-01', 'propose-revocation', HEAD, GROUND)).toBe(
      'made revocation-proposed',
    );
  });
  it('REVP-01-f the month counts from the day that the holiday moved', () => {
    // 25 September + 10 moves to 8 October; 8 November is a month later.
    const october = aCase().effective('2026-09-25').toldInWriting('2026-09-25');
    expect(october.doing('2026-11-08', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
    expect(october.doing('2026-11-09', 'propose-revocation', HEAD, GROUND)).toBe('made revocation-proposed');
  });
  it('REVP-01-g never told in writing, or late with a proper reason, it is not', () => {
    expect(never.doing('2026-03-01', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
    const excused = never.toldInWriting('2026-01-20').reportedIn('2026-03-02', 'yes');
    expect(excused.doing('2026-03-02', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
  });
  it('REVP-01-h out of contact over a month carries one', () => {
    const lost = active.happened('contact-lost', '2026-01-31');
    expect(lost.doing('2026-02-28', 'propose-revocation', HEAD)).toBe('refused by REVP-01');
    expect(lost.doing('2026-03-01', 'propose-revocation', HEAD, GROUND)).toBe('made revocation-proposed');
  });
});

describe('a proposal names its ground by the number of the article', () => {
  const breached = active.happened('breach-found', '2026-03-02');
  const day = '2026-03-05';
  it('REVP-01-i words are no ground, nor is a sixth of five', () => {
    for (const ground of [undefined, '', 'he never listens', 6]) {
      expect(breached.doing(day, 'propose-revocation', HEAD, { ground })).toBe('refused by REVP-01');
    }
    expect(breached.doing(day, 'propose-revocation', HEAD, { ground: 5 })).toBe('made revocation-proposed');
  });
  it('REVJ-01-c parole has three', () => {
    const free = parole.happened('breach-found', '2026-03-02');
    expect(free.doing(day, 'propose-revocation', HEAD, { ground: 3 })).toBe('made revocation-proposed');
    expect(free.doing(day, 'propose-revocation', HEAD, { ground: 4 })).toBe('refused by REVJ-01');
  });
  it('RECM-01-d temporary release has eight', () => {
    expect(released.doing(day, 'propose-recommittal', HEAD, { ground: 8 })).toBe('made recommittal-proposed');
    expect(released.doing(day, 'propose-recommittal', HEAD, { ground: 9 })).toBe('refused by RECM-01');
    expect(released.doing(day, 'propose-recommittal', HEAD)).toBe('refused by RECM-01');
  });
  it('REVP-04-g an arrest has four, and asks for one of its own', () => {
    const pending = breached.happened('revocation-proposed', day, { ground: 5 });
    expect(pending.doing(day, 'request-arrest', HEAD)).toBe('refused by REVP-04');
    expect(pending.doing(day, 'request-arrest', HEAD, { ground: 5 })).toBe('refused by REVP-04');
    expect(pending.doing(day, 'request-arrest', HEAD, { ground: 1 })).toBe('made arrest-requested');
  });
});

describe('each kind has its own road', () => {
  it('REVJ-01-a parole is refused under its own rule, and two warnings are shown under it', () => {
    expect(parole.doing('2026-03-05', 'propose-revocation', HEAD)).toBe('refused by REVJ-01');
    expect(
      parole.happened('warned', '2026-03-02').happened('warned', '2026-05-06').explainOn('2026-05-06').found('REVJ-01'),
    ).toEqual(['warning since 2026-05-06']);
  });
  it('REVJ-01-b a breach on record carries a proposal, and never found is over a month', () => {
    expect(parole.happened('breach-found', '2026-03-02').doing('2026-03-05', 'propose-revocation', HEAD, GROUND)).toBe(
      'made revocation-proposed',
    );
    const lost = parole.happened('contact-lost', '2026-01-31');
    expect(lost.doing('2026-02-28', 'propose-revocation', HEAD)).toBe('refused by REVJ-01');
    expect(lost.doing('2026-03-01', 'propose-revocation', HEAD, GROUND)).toBe('made revocation-proposed');
  });
  it('REVP-06-a surveillance is never revoked, whatever is on record', () => {
    const worst = surveillance.happened('breach-found', '2026-03-02').happened('punished', '2026-03-02');
    expect(worst.explainOn('2026-03-05').may('propose-revocation')).toBe('refused by REVP-06');
    expect(worst.explainOn('2026-03-05').may('propose-recommittal')).toBe('refused by REVP-06');
    expect(worst.explainOn('2026-03-05').may('record-new-crime-revocation')).toBe('refused by REVP-06');
  });
  it('REVP-06-b a proposal on record is a breach', () => {
    expect(surveillance.happened('revocation-proposed', '2026-03-05').explainOn('2026-03-05').found('REVP-06')).toEqual([
      'breach since 2026-03-05',
    ]);
  });
  it('RECM-01-a temporary release is returned, not revoked', () => {
    expect(released.explainOn('2026-03-05').may('propose-revocation')).toBe('refused by RECM-01');
    expect(released.explainOn('2026-03-05').may('propose-recommittal')).toBe('allowed');
    expect(released.happened('revocation-proposed', '2026-03-05').explainOn('2026-03-05').found('RECM-01')).toEqual([
      'breach since 2026-03-05',
    ]);
  });
  it('RECM-01-b probation and parole are revoked, not returned', () => {
    for (const other of [active, parole]) {
      expect(other.explainOn('2026-03-05').may('propose-recommittal')).toBe('refused by RECM-01');
      expect(other.happened('recommittal-proposed', '2026-03-05').explainOn('2026-03-05').found('RECM-01')).toEqual([
        'breach since 2026-03-05',
      ]);
    }
  });
  it('RECM-01-c two warnings are shown', () => {
    expect(
      released.happened('warned', '2026-03-02').happened('warned', '2026-05-06').explainOn('2026-05-06').found('RECM-01'),
    ).toEqual(['warning since 2026-05-06']);
  });
});

describe('REVP-03 the court rules within 30 days', () => {
  it('REVP-03-a counts from the proposal', () => {
    // 3 March + 30 = Thursday 2 April.
    const answer = proposed('2026-03-03').happened('court-ruled', '2026-04-02', { outcome: 'refused' }).explainOn('2026-04-02');
    expect(answer.line('REVP-03')).toBe('court 2026-03-03 → 2026-04-02 met on 2026-04-02');
  });
  it('REVP-03-b due at Qingming moves to 7 April', () => {
    expect(proposed('2026-03-05').explainOn('2026-04-07').line('REVP-03')).toBe('court 2026-03-05 → 2026-04-07 open');
  });
  it('REVP-03-c once the arrest is granted the day stands', () => {
    const arrested = proposed('2026-03-05')
      .happened('arrest-requested', '2026-03-05')
      .happened('arrest-decided', '2026-03-06', { outcome: 'granted' });
    expect(arrested.explainOn('2026-04-04').line('REVP-03')).toBe('court 2026-03-05 → 2026-04-04 open');
    expect(arrested.explainOn('2026-04-05').line('REVP-03')).toBe('court 2026-03-05 → 2026-04-04 overdue');
    const refused = proposed('2026-03-05')
      .happened('arrest-requested', '2026-03-05')
      .happened('arrest-decided', '2026-03-06', { outcome: 'refused' });
    expect(refused.explainOn('2026-04-05').line('REVP-03')).toBe('court 2026-03-05 → 2026-04-07 open');
  });
  it('REVP-03-d missed is overdue', () => {
    expect(proposed('2026-03-03').explainOn('2026-04-03').line('REVP-03')).toBe('court 2026-03-03 → 2026-04-02 overdue');
  });
  it('REVP-03-e withdrawn it is lifted', () => {
    const answer = proposed('2026-03-03').happened('proposal-withdrawn', '2026-03-20').explainOn('2026-04-03');
    expect(answer.line('REVP-03')).toBe('court 2026-03-03 → 2026-04-02 lifted');
    expect(answer.state).toBe('active');
  });
  it('REVP-03-f an arrest under an earlier proposal does not hold the day of a later one', () => {
    const again = proposed('2025-10-13')
      .happened('arrest-requested', '2025-10-13')
      .happened('arrest-decided', '2025-10-14', { outcome: 'granted' })
      .happened('court-ruled', '2025-10-20', { outcome: 'refused' })
      .happened('revocation-proposed', '2026-03-05');
    expect(again.explainOn('2026-04-07').lines('REVP-03').at(-1)).toBe('court 2026-03-05 → 2026-04-07 open');
  });
});

describe('REVP-04 the court decides on an arrest within 48 hours', () => {
  const asked = (at?: string) => proposed('2026-03-06').happened('arrest-requested', '2026-03-06', at ? { at } : {});
  const decided = (at: string) =>
    asked('2026-03-06T15:00:00+08:00')
      .event({ type: 'arrest-decided', on: '2026-03-08', at, outcome: 'refused' })
      .explainOn('2026-03-08');
  it('REVP-04-a from hour to hour, over a weekend', () => {
    // Friday 6 March 15:00 + 48 hours = Sunday 15:00.
    const duty = asked('2026-03-06T15:00:00+08:00').explainOn('2026-03-08').duty('REVP-04', 'court');
    expect(duty).toMatchObject({ who: 'court', due: '2026-03-08', dueAt: '2026-03-08T15:00:00+08:00', status: 'open' });
  });
  it('REVP-04-b at the hour it is in time, a minute later it is late', () => {
    expect(decided('2026-03-08T15:00:00+08:00').line('REVP-04', 'court')).toBe('court 2026-03-06 → 2026-03-08 met on 2026-03-08');
    expect(decided('2026-03-08T15:01:00+08:00').line('REVP-04', 'court')).toBe(
      'court 2026-03-06 → 2026-03-08 met-late on 2026-03-08',
    );
  });
  it('REVP-04-c without an hour it ends with the second day', () => {
    const duty = asked().explainOn('2026-03-08').duty('REVP-04', 'court');
    expect(duty).toMatchObject({ due: '2026-03-08', status: 'open' });
    expect(duty.dueAt).toBeUndefined();
  });
  it('REVP-04-d missed is overdue', () => {
    expect(asked().explainOn('2026-03-09').line('REVP-04', 'court')).toBe('court 2026-03-06 → 2026-03-08 overdue');
  });
  it('REVP-04-e over the end of February', () => {
    const late = proposed('2026-02-27').happened('arrest-requested', '2026-02-27', { at: '2026-02-27T16:30:00Z' });
    // 16:30 in UTC is half past midnight of the 28th in Shanghai: 48 hours later is 2 March.
    expect(late.explainOn('2026-03-01').duty('REVP-04', 'court').dueAt).toBe('2026-03-02T00:30:00+08:00');
  });
  it('REVP-04-f only with a proposal to revoke suspension or parole', () => {
    const returning = released.happened('recommittal-proposed', '2026-03-06');
    expect(returning.doing('2026-03-06', 'request-arrest', HEAD)).toBe('refused by REVP-04');
    expect(proposed('2026-03-06').doing('2026-03-06', 'request-arrest', HEAD, GROUND)).toBe('made arrest-requested');
    expect(returning.happened('arrest-requested', '2026-03-06').explainOn('2026-03-06').found('REVP-04')).toEqual([
      'breach since 2026-03-06',
    ]);
  });
});

describe('RECM-02 the organ decides on the return within 30 days', () => {
  const returning = (on: string) => released.happened('recommittal-proposed', on);
  it('RECM-02-a counts from the proposal', () => {
    const answer = returning('2026-03-03')
      .happened('organ-decided', '2026-04-02', { outcome: 'refused' })
      .explainOn('2026-04-02');
    expect(answer.line('RECM-02')).toBe('decision-organ 2026-03-03 → 2026-04-02 met on 2026-04-02');
    expect(answer.state).toBe('active');
  });
  it('RECM-02-b due at Qingming moves to 7 April', () => {
    expect(returning('2026-03-05').explainOn('2026-04-07').line('RECM-02')).toBe('decision-organ 2026-03-05 → 2026-04-07 open');
  });
  it('RECM-02-c missed is overdue', () => {
    expect(returning('2026-03-03').explainOn('2026-04-03').line('RECM-02')).toBe(
      'decision-organ 2026-03-03 → 2026-04-02 overdue',
    );
  });
});

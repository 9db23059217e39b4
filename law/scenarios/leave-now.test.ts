import { describe, expect, it } from 'vitest';
import { leavesOn } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
// Monday 9 to Friday 13 March: five days.
const week = { from: '2026-03-09', to: '2026-03-13', reason: 'family', destination: '110101', proceeding: 'spring' };
const asked = active.happened('leave-requested', '2026-03-02', week);
const granted = asked.happened('leave-approved', '2026-03-03', { proceeding: 'spring', approvedBy: 'judicial-office' });
const stagesOn = (of: CaseBuilder, day: string) =>
  leavesOn(of.file(), plainDate(day)).map(({ stage, daysLate }) => (daysLate > 0 ? `${stage} ${daysLate}` : stage));

describe('leaves in hand', () => {
  it('goes from the request to the return', () => {
    expect(stagesOn(active, '2026-03-02')).toEqual([]);
    expect(stagesOn(asked, '2026-03-02')).toEqual(['asked']);
    expect(stagesOn(granted, '2026-03-08')).toEqual(['granted']);
    expect(stagesOn(granted, '2026-03-09')).toEqual(['away']);
    expect(stagesOn(granted, '2026-03-13')).toEqual(['away']);
    expect(stagesOn(granted, '2026-03-15')).toEqual(['overstayed 2']);
    expect(stagesOn(granted.happened('leave-returned', '2026-03-13', { proceeding: 'spring' }), '2026-03-20')).toEqual([]);
  });
  it('says until when, where, how long, and the last word', () => {
    const heard = granted.happened('leave-checked-in', '2026-03-11', { proceeding: 'spring' });
    expect(leavesOn(heard.file(), plainDate('2026-03-12'))).toEqual([
      {
        proceeding: 'spring',
        stage: 'away',
        from: '2026-03-09',
        to: '2026-03-13',
        days: 5,
        daysLate: 0,
        destination: '110101',
        reason: 'family',
        approvedBy: 'judicial-office',
        askedOn: '2026-03-02',
        lastWord: '2026-03-11',
        extensionTo: null,
      },
    ]);
  });
  it('is sent up, refused or withdrawn', () => {
    expect(stagesOn(asked.happened('leave-sent-up', '2026-03-03', { proceeding: 'spring' }), '2026-03-03')).toEqual(['sent-up']);
    expect(stagesOn(asked.happened('leave-refused', '2026-03-03', { proceeding: 'spring' }), '2026-03-03')).toEqual([]);
    expect(stagesOn(asked.happened('leave-withdrawn', '2026-03-03', { proceeding: 'spring' }), '2026-03-03')).toEqual([]);
  });
  it('shows the extension that waits, and the longer leave once it is granted', () => {
    const waits = granted.happened('leave-extension-requested', '2026-03-12', { proceeding: 'spring', to: '2026-03-15' });
    expect(leavesOn(waits.file(), plainDate('2026-03-12'))).toMatchObject([{ to: '2026-03-13', extensionTo: '2026-03-15' }]);
    const longer = waits.happened('leave-extended', '2026-03-13', {
      proceeding: 'spring',
      to: '2026-03-15',
      approvedBy: 'county',
    });
    expect(leavesOn(longer.file(), plainDate('2026-03-15'))).toMatchObject([
      { stage: 'away', to: '2026-03-15', days: 7, extensionTo: null },
    ]);
  });
  it('whoever is held is not on leave, and nobody is after the case has ended', () => {
    const held = granted.happened('custody-notified', '2026-03-10', { measure: 'criminal-detention' });
    expect(stagesOn(held, '2026-03-11')).toEqual([]);
    // A leave to 13 March, held from the 16th to the 20th: three days late before, two after.
    const late = granted.happened('custody-notified', '2026-03-16', { measure: 'criminal-detention' }).outOfCustody('2026-03-20');
    expect(leavesOn(late.file(), plainDate('2026-03-22'))).toMatchObject([{ stage: 'overstayed', daysLate: 5 }]);
    expect(stagesOn(granted.happened('died', '2026-03-10'), '2026-03-11')).toEqual([]);
  });
  it('the request says how long it is and who decides', () => {
    expect(asked.explainOn('2026-03-02').duty('LEAVE-02', 'decide').because).toMatchObject({
      zh: '2026年3月2日申请外出5日，两个月内累计5日，由司法所决定（第6条记录），法律要求及时办理，未规定天数。依据：社区矫正法 27；实施办法 27。',
    });
  });
});

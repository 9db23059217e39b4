import { describe, expect, it } from 'vitest';
import { aGridEvent } from './a-grid-event.ts';

const disposed = aGridEvent('01')
  .begun('2026-10-12 09:00')
  .happened('disposed', '2026-10-12 11:00', { result: '已清运', noPhoto: '夜间', by: 'handler' })
  .happened('check-assigned', '2026-10-12 11:30');

describe('who may do what', () => {
  it('GRID-01-h on the spot only what the matter list lets the grid manager finish', () => {
    expect(
      aGridEvent('01')
        .reported('2026-10-12 09:00')
        .do('resolve-on-spot', '2026-10-12 09:30', 'grid-manager', { result: '已清扫' }),
    ).toBe('done');
    expect(
      aGridEvent('03')
        .reported('2026-10-12 09:00')
        .do('resolve-on-spot', '2026-10-12 09:30', 'grid-manager', { result: '已劝止' }),
    ).toMatchObject({ rule: 'GRID-01' });
  });
  it('GRID-01-i a refusal names the right place to go', () => {
    const reported = aGridEvent('05').reported('2026-10-12 09:00');
    expect(
      reported.do('refuse-event', '2026-10-12 10:00', 'grid-centre', { reasons: '已进入诉讼', rightPlace: ' ' }),
    ).toMatchObject({
      rule: 'GRID-01',
    });
    expect(
      reported.do('refuse-event', '2026-10-12 10:00', 'grid-centre', { reasons: '已进入诉讼', rightPlace: '县人民法院' }),
    ).toBe('done');
  });
  it('GRID-03-c a unit may ask once to have it taken back; then it goes to another unit, or stays', () => {
    const asked = aGridEvent()
      .reported('2026-10-09 09:00')
      .happened('accepted', '2026-10-09 10:00')
      .happened('dispatched', '2026-10-09 11:00', { unit: 'a' })
      .happened('return-requested', '2026-10-10 09:00', { reasons: '非本单位职责', by: 'a1' });
    expect(asked.do('dispatch-event', '2026-10-10 10:00', 'grid-centre', { unit: 'a' })).toMatchObject({ rule: 'GRID-03' });
    expect(asked.do('dispatch-event', '2026-10-10 10:00', 'grid-centre', { unit: 'b' })).toBe('done');
    const rejected = asked.happened('return-rejected', '2026-10-10 10:00');
    expect(rejected.do('request-return', '2026-10-10 11:00', 'handling-unit', { reasons: '再次' })).toMatchObject({
      rule: 'GRID-03',
    });
    const other = asked.happened('dispatched', '2026-10-10 10:00', { unit: 'b' });
    expect(other.do('request-return', '2026-10-10 11:00', 'handling-unit', { reasons: '非本单位职责' })).toBe('done');
  });
  it('GRID-04-k an extension is asked before the time, once, and is no longer than the limit', () => {
    const begun = aGridEvent('01').begun('2026-10-12 09:00');
    const ask = (when: string, amount: number) =>
      begun.do('request-extension', when, 'handling-unit', { reasons: '需调设备', amount });
    expect(ask('2026-10-12 14:59', 4)).toBe('done');
    expect(ask('2026-10-12 15:01', 4)).toMatchObject({ rule: 'GRID-04', zh: '延期须在到期前申请，现已到期' });
    expect(ask('2026-10-12 14:59', 4.5)).toMatchObject({ rule: 'GRID-04', zh: '延期不得超过原时限4工作时' });
    const extended = begun
      .happened('extension-requested', '2026-10-12 10:00', { reasons: '需调设备', amount: 1 })
      .happened('extension-granted', '2026-10-12 10:10', { amount: 1 });
    expect(extended.do('request-extension', '2026-10-12 11:00', 'handling-unit', { reasons: '再', amount: 1 })).toMatchObject({
      zh: '延期次数已用完',
    });
  });
  it('GRID-04-l whoever asked for the extension does not grant it', () => {
    const asked = aGridEvent('01')
      .begun('2026-10-12 09:00')
      .happened('extension-requested', '2026-10-12 10:00', { reasons: '需调设备', amount: 1, by: 'one' });
    expect(asked.do('grant-extension', '2026-10-12 10:10', 'grid-centre', { amount: 1 }, 'one')).toMatchObject({
      rule: 'ORG-02',
    });
    expect(asked.do('grant-extension', '2026-10-12 10:10', 'grid-centre', { amount: 1 }, 'two')).toBe('done');
  });
  it('GRID-04-m what is late is not suspended', () => {
    const begun = aGridEvent('01').begun('2026-10-12 09:00');
    expect(begun.do('suspend-event', '2026-10-12 15:00', 'grid-centre', { reasons: '道路施工' })).toBe('done');
    expect(begun.do('suspend-event', '2026-10-12 15:01', 'grid-centre', { reasons: '道路施工' })).toMatchObject({
      rule: 'GRID-04',
    });
  });
  it('GRID-04-n disposal comes with a photograph, or with why there is none', () => {
    const begun = aGridEvent('01').begun('2026-10-12 09:00');
    const done = (input: object) =>
      begun.do('report-disposal', '2026-10-12 10:00', 'handling-unit', { result: '已清运', ...input });
    expect(done({})).toMatchObject({ rule: 'GRID-04' });
    expect(done({ photos: ['f1'] })).toBe('done');
    expect(done({ noPhoto: '涉及住户隐私' })).toBe('done');
  });
  it('GRID-05-b the checker is never the handler', () => {
    const check = (actor: string) => disposed.do('pass-check', '2026-10-12 14:00', 'grid-checker', {}, actor);
    expect(check('handler')).toMatchObject({ rule: 'ORG-02' });
    expect(check('checker')).toBe('done');
    expect(disposed.do('pass-check', '2026-10-12 14:00', 'handling-unit', {}, 'x')).toMatchObject({ rule: 'GRID-05' });
  });
  it('GRID-07-b nobody is urged for being late who is not', () => {
    const begun = aGridEvent('01').begun('2026-10-12 09:00');
    const urge = (when: string, urging: string) => begun.do('urge-event', when, 'grid-centre', { urging });
    expect(urge('2026-10-12 14:00', 'overdue')).toMatchObject({ rule: 'GRID-07' });
    expect(urge('2026-10-12 14:00', 'leader')).toBe('done');
    expect(urge('2026-10-12 15:01', 'overdue')).toBe('done');
  });
  it('GRID-06-b where there is a reporter, the call-back says whether he was reached', () => {
    const closed = aGridEvent('01')
      .begun('2026-10-12 09:00', { reporter: '王某' })
      .happened('disposed', '2026-10-12 10:00', { result: '已清运' })
      .happened('check-assigned', '2026-10-12 10:30')
      .happened('check-passed', '2026-10-12 11:00');
    expect(closed.do('archive-event', '2026-10-13 09:00', 'grid-centre')).toMatchObject({ rule: 'GRID-06' });
    expect(closed.do('archive-event', '2026-10-13 09:00', 'grid-centre', { calledBack: false })).toBe('done');
    expect(closed.do('reopen-event', '2026-10-13 09:00', 'grid-centre', { defect: '又堆满了' })).toBe('done');
  });
});

describe('what becomes of it', () => {
  it('GRID-07-c what is late goes up: to be urged, then to the superior of the unit', () => {
    const begun = aGridEvent('01').begun('2026-10-12 09:00');
    expect(begun.asOf('2026-10-12 15:00').found('GRID-07')).toEqual([]);
    expect(begun.asOf('2026-10-12 15:01').found('GRID-07')).toEqual(['warning since 2026-10-12']);
    // Urged at 15:30: two hours on Monday, two on Tuesday, so 10:30.
    const urged = begun.happened('urged', '2026-10-12 15:30', { urging: 'overdue' });
    expect(urged.asOf('2026-10-13 10:30').found('GRID-07')).toEqual([]);
    expect(urged.asOf('2026-10-13 10:31').found('GRID-07')).toEqual(['breach since 2026-10-13']);
    const done = urged.happened('disposed', '2026-10-13 10:20', { result: '已清运' }).asOf('2026-10-13 11:00');
    expect(done.duty('GRID-07').status).toBe('met');
    expect(done.duty('GRID-04').status).toBe('met-late');
    expect(done.found('GRID-07')).toEqual([]);
  });
  it('GRID-10-a joined to another event it owes nothing any more; what was late stays so', () => {
    const dispatched = aGridEvent()
      .reported('2026-10-09 09:00')
      .happened('accepted', '2026-10-09 10:00')
      .happened('dispatched', '2026-10-09 11:00', { unit: 'a' });
    const joined = dispatched.happened('merged', '2026-10-09 15:00', { into: 'leading' }).asOf('2026-10-16');
    expect(joined.state).toBe('merged');
    expect(joined.line('GRID-03')).toBe('handling-unit 2026-10-09 → 2026-10-10 lifted');
    expect(joined.explanation.joined).toBe('leading');
    const late = dispatched.happened('merged', '2026-10-12 15:00', { into: 'leading' }).asOf('2026-10-16');
    expect(late.line('GRID-03')).toBe('handling-unit 2026-10-09 → 2026-10-10 overdue');
  });
  it('GRID-10-b the unit it was last dispatched to has it in hand', () => {
    expect(disposed.asOf('2026-10-12').explanation.handler).toBe('urban-management');
    expect(aGridEvent().reported('2026-10-12 09:00').asOf('2026-10-12').explanation.handler).toBeUndefined();
  });
  it('GRID-06-c ends archived, with an evaluation that can be made again from the record', () => {
    const archived = disposed
      .happened('check-failed', '2026-10-12 14:00', { defect: '残留' })
      .happened('rework-started', '2026-10-12 14:10')
      .happened('disposed', '2026-10-12 15:00', { result: '已清运' })
      .happened('check-assigned', '2026-10-12 15:30')
      .happened('check-passed', '2026-10-12 16:00')
      .happened('archived', '2026-10-13 09:00', { calledBack: true, satisfaction: 'satisfied' })
      .asOf('2026-10-13');
    expect(archived.state).toBe('archived');
    expect(archived.findings('GRID-06').map(({ zh }) => zh)).toEqual([
      '本件评价：各环节均按时；返工1次，退回0次，延期0次，挂起0次；回访：满意',
    ]);
  });
  it('GRID-06-d satisfaction counts over callers reached only; dissatisfaction is looked at', () => {
    const closed = disposed.happened('check-passed', '2026-10-12 14:00');
    const unheard = closed.happened('archived', '2026-10-13 09:00', { calledBack: false, satisfaction: 'satisfied' });
    expect(unheard.asOf('2026-10-13').findings('GRID-06')[0]?.zh).toContain('回访：未回访到');
    const unhappy = closed.happened('archived', '2026-10-13 09:00', { calledBack: true, satisfaction: 'dissatisfied' });
    expect(unhappy.asOf('2026-10-13').found('GRID-06')).toEqual(['warning since 2026-10-13', 'favourable since 2026-10-13']);
  });
  it('GRID-04-o a suspension not looked at on its day is told', () => {
    const suspended = aGridEvent('02')
      .begun('2026-10-12 09:00')
      .happened('suspended', '2026-10-12 10:00', { reasons: '等配件', reviewOn: '2026-10-14' });
    expect(suspended.asOf('2026-10-14').found('GRID-04')).toEqual([]);
    expect(suspended.asOf('2026-10-15').found('GRID-04')).toEqual(['warning since 2026-10-12']);
  });
});

describe('GRID-11 / what it may not become', () => {
  const report = (text: string, more: object = {}) =>
    aGridEvent().do('report-event', '2026-10-12 09:00', 'grid-manager', { category: '05', text, ...more });
  it.each([
    ['C4-1', '该户思想动态不稳定'],
    ['C4-1', '有上访倾向，需关注'],
    ['C4-1', '家中宗教信仰待核'],
    ['C4-2', '了解是否怀孕'],
    ['C4-3', '该人员评分为红色人员'],
    ['C4-8', '邻居说他私生活混乱'],
  ])('%s refuses «%s»', (_id, text) => expect(report(text)).toMatchObject({ rule: 'GRID-11' }));
  it('takes what happened, where, and what is to be done', () => {
    expect(report('二楼住户因漏水争执，请调解')).toBe('done');
  });
  it('has no field for a score, a colour or a belief', () => {
    expect(report('漏水', { riskScore: 3 })).toEqual(['input: riskScore is not a field here']);
    expect(report('漏水', { colour: 'red' })).toEqual(['input: colour is not a field here']);
  });
  it('asks what was done the same question', () => {
    const begun = aGridEvent('05').begun('2026-10-12 09:00');
    expect(
      begun.do('report-disposal', '2026-10-12 10:00', 'handling-unit', { result: '已掌握其思想动态', noPhoto: '无' }),
    ).toMatchObject({ rule: 'GRID-11' });
  });
});

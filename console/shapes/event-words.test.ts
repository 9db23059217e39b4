import { expect, test } from 'vitest';
import { catalogueOf } from '../../law/index.ts';
import { eventDetail, fieldOrder } from './event-words.ts';

const say = (data: Record<string, unknown>, language: 'zh' | 'en' = 'zh', type = 'leave-approved', kind?: string) =>
  eventDetail({ type, data }, '2026-10-09', language, { kind });

test('a leave is said as a span, a reason and who approved it', () => {
  const leave = { from: '2026-10-03', to: '2026-10-09', reason: 'medical', approvedBy: 'judicial-office' };
  expect(say(leave)).toBe('10月3日—10月9日，就医，批准机关 司法所');
  expect(say(leave, 'en')).toBe('3 Oct—9 Oct, Medical care, Approved by: Judicial office');
});

test('what was filled in is said in the order of the form, without what the label says of filling in', () => {
  const type = 'visit-planned';
  // A stored record has its fields in no order of ours.
  const data = { ends: '10:00', visitPlace: 'home', day: '2026-09-20', begins: '09:00' };
  const order = fieldOrder(catalogueOf('corrections'), type);
  expect(eventDetail({ type, data }, '2026-10-09', 'en', { order })).toBe('Day: 20 Sep, Begins: 09:00, Ends: 10:00, Where: Home');
  expect(fieldOrder(undefined, type)).toEqual([]);
});

test('who signed for a copy stands alone', () => {
  const served = { copyOf: 'warning', copyTo: 'procuratorate', form: 'post', receipt: 'EMS 1' };
  expect(say(served, 'zh', 'copy-served')).toBe('警告决定，送达给 人民检察院，邮寄送达，EMS 1');
});

test('a span of one day is said once', () => {
  expect(say({ from: '2026-09-05', to: '2026-09-05' }, 'en', 'meeting-approved')).toBe('5 Sep');
  expect(say({ from: '2026-09-05', to: '2026-09-06' }, 'zh', 'meeting-approved')).toBe('9月5日—9月6日');
});

test('a group is a number of people, free text stands alone', () => {
  expect(say({ members: [{ role: 'family' }, { role: 'police' }], note: '本人签字' })).toBe('小组成员 2 人，本人签字');
});

test('what was chosen comes first, sentences after it', () => {
  const proposal = { acceptsJudgment: true, content: '按时报告，参加学习', takesPart: true };
  expect(say(proposal, 'zh', 'praise-proposed')).toBe('认罪悔罪 是，积极参加教育学习 是，按时报告，参加学习');
  expect(say({ copyOf: 'praise', copyTo: 'person' }, 'zh', 'copy-served')).toBe('表扬决定，送达给 本人');
});

test('a correction says what it should have been', () => {
  expect(say({ event: 'e8', fields: { form: '到所', on: '2026-08-30' }, reason: '原记有误' })).toBe(
    '应为 到所，发生日期 8月30日，原记有误',
  );
});

test('yes and no are words, blanks are not said', () => {
  expect(say({ guardianPresent: true, note: '', ground: null })).toBe('监护人到场 是');
  expect(say({})).toBe('');
});

test('a numbered ground is said in words, where its article numbers it', () => {
  expect(say({ ground: 2 }, 'zh', 'admonished')).toBe('依据 违反报告、会客、外出、迁居等规定，情节轻微');
  expect(say({ ground: 'outstanding' }, 'en', 'praised')).toBe('Ground: An outstanding act: no six months to wait for');
  expect(say({ ground: 2 }, 'zh', 'contact-barred')).toBe('依据 2');
});

test('the ground of a revocation is that of the kind, the ground of a proposal that of its sanction', () => {
  expect(say({ ground: 2 }, 'zh', 'revocation-proposed', 'parole')).toBe('依据 受到两次警告，仍不改正');
  expect(say({ ground: 1 }, 'en', 'revocation-proposed', 'suspended-sentence')).toBe(
    'Ground: a serious breach of a prohibition order',
  );
  expect(say({ sanction: 'punishment', ground: 2 }, 'zh', 'sanction-proposed')).toBe(
    '处分种类 提请治安管理处罚，依据 违反人民法院禁止令，依法应予治安管理处罚',
  );
  expect(say({ ground: 6 }, 'en', 'recommittal-proposed', 'temporary-release')).toBe(
    'Ground: the ground is gone and the sentence is not over',
  );
});

import type { Locator, Page } from 'playwright-core';
import { checkCharacter } from '../../server/registers/people/id-number.ts';
import { act, choose, findOnPages, finishAct, openAct } from './file-steps.ts';
import { expectBothSizes } from './languages.ts';
import { openCase, previewSays } from './leave-steps.ts';
import { PHONE } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const NAME = '测试扬';
const NUMBER = '99010119910606101';
const OTHER = '测试缓';
const OTHER_NUMBER = '99010119910707103';
/** Six months from Thursday 30 April end on Friday 30 October; the twentieth day after it is Thursday 19 November. */
const REGISTERED = '2026-04-30';
const ELIGIBLE = '2026-10-30';
const CONDITIONS = ['认罪悔罪', '遵守法律法规', '遵守报告、会客、外出、迁居等规定', '积极参加教育学习'];
const CONDUCT = '按时报告，参加学习和公益活动，两次帮助邻里';
const WHY_NOT = '教育学习缺课较多，补课后再议';

const numberOf = (digits: string) => digits + checkCharacter(digits);

/** Half a year without a fault, at the officer's own office. */
async function goodRecord(stage: Stage, name: string, digits: string): Promise<string> {
  const officer = await stage.server.as('officer');
  const unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
  const events = [
    { type: 'decision-effective', on: '2026-04-27' },
    { type: 'documents-received', on: '2026-04-29' },
    { type: 'receipt-sent', on: '2026-04-29' },
    { type: 'reported-in', on: REGISTERED },
    { type: 'registered', on: REGISTERED },
    { type: 'group-formed', on: REGISTERED, members: [{ role: 'judicial-office', sex: 'male' }] },
    { type: 'declared', on: REGISTERED },
    { type: 'plan-made', on: REGISTERED },
    { type: 'graded', on: REGISTERED, grade: 'relaxed' },
    { type: 'grade-told', on: REGISTERED },
    { type: 'graded', on: '2026-06-01', grade: 'relaxed' },
    { type: 'plan-reviewed', on: '2026-06-01' },
    { type: 'visit-made', on: '2026-06-10' },
    { type: 'report-made', on: '2026-06-15', form: 'in-person' },
    { type: 'assessed', on: '2026-07-30', from: REGISTERED, to: '2026-07-30', result: 'good' },
    { type: 'points-entered', on: '2026-08-20', row: 'GOOD_DEED', points: 5, evidence: [{ source: '社区证明' }] },
    { type: 'graded', on: '2026-09-01', grade: 'relaxed' },
    { type: 'report-made', on: '2026-09-10', form: 'in-person' },
    { type: 'visit-made', on: '2026-09-15' },
  ];
  const opened = await officer.command('/api/cases', {
    case: 'corrections',
    person: { name, idNumber: numberOf(digits) },
    unit,
    facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-04-27', to: '2028-04-26' } },
    settings: { profile: 'demo' },
    events,
  });
  expect(opened.status === 201, `the case was not opened: ${opened.text}`);
  return opened.body.id;
}

/** What the file says of praise among what lies ahead. */
const ahead = (page: Page): Locator =>
  page.getByRole('region', { name: '可以期待的' }).locator('.ahead').filter({ hasText: /^表扬/ });
/** The decision that is owed. */
const owed = (page: Page): Locator => page.locator('.file-now li').filter({ hasText: '审议是否表扬' });

/** Before the day: the earliest day stands in the file, nothing is owed, and points that reach the line only say so. */
async function beforeTheDay(stage: Stage, id: string): Promise<void> {
  const page = await stage.as('officer');
  await openCase(stage, page, id);
  await ahead(page).getByText('10月30日').waitFor();
  await page.getByText('若无变化，最早可于2026-10-30考虑表扬').waitFor();
  await act(page, '记分', async (form) => {
    await form.getByText('助人为乐、好人好事').click();
    await previewSays(form, '本周期自 7月31日 已计 5 分，记后 10 分', '积分只作参考，是否处理由人决定。');
    await form.getByLabel(/^来源/).fill('村民委员会证明');
  });
  await page.getByText(/计10分，达到提示线10分，可以审议表扬；积分只作参考，是否处理由人决定/).waitFor();
  expect((await owed(page).count()) === 0, 'points opened the duty to decide before its day');
}

/** The day has come: the decision stands in the list with its last day, and the reason is one click away. */
async function theDayComes(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/duties?rule=REWARD-01&q=${encodeURIComponent(NAME)}`);
  const row = await findOnPages(page, NAME, '审议是否表扬');
  await row.getByText('11月19日 周四').waitFor();
  await row.click();
  await owed(page).click();
  const why = page.locator('.file-why');
  await why.getByText('2026年10月30日起符合表扬的时间条件，次日起算第20日为11月19日。依据：实施办法 33。').waitFor();
  await why.getByRole('link', { name: '实施办法 第33条' }).or(why.getByText('实施办法 第33条')).first().waitFor();
  await ahead(page).getByText('日期已到').waitFor();
  await ahead(page).getByText('至迟 11月19日 决定').waitFor();
  await stage.picture(page, 'praise-owed');
  // Nobody has proposed it yet: the form says what comes first, and what else may be decided.
  await owed(page).getByRole('button', { name: '表扬', exact: true }).click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByText('没有待决定的表扬意见').waitFor();
  await drawer.getByRole('button', { name: '先办：提出表扬意见' }).waitFor();
  await drawer.getByRole('button', { name: '或者：审议后暂不表扬' }).waitFor();
}

/** The office affirms each of the four conditions; with one denied there is no proposal. */
async function proposed(stage: Stage, page: Page, id: string): Promise<void> {
  await openCase(stage, page, id);
  const form = await openAct(page, '提出表扬意见');
  const condition = (name: string) => form.locator('.field').filter({ hasText: new RegExp(`^${name}`) });
  for (const name of CONDITIONS) await condition(name).getByText('是', { exact: true }).click();
  await condition('遵守法律法规').getByText('否', { exact: true }).click();
  await previewSays(form, '四项条件没有逐项确认：遵守法律法规', '逐项审查后确认；不符合的，作出暂不表扬的决定');
  await condition('遵守法律法规').getByText('是', { exact: true }).click();
  await form.getByLabel('主要表现').fill(CONDUCT);
  await previewSays(form, '7月31日 至 10月30日，记分合计 10 分', '达到提示线 10 分，可以审议表扬', '决定是否表扬');
  await finishAct(page, '提出表扬意见');
}

/** The second person sees what was affirmed, by whom, and what it rests on. */
async function decided(stage: Stage, page: Page, id: string): Promise<void> {
  await openCase(stage, page, id);
  await owed(page).getByRole('button', { name: '表扬', exact: true }).click();
  const form = page.locator('.ant-drawer-open form.procedure-form');
  await form.getByText(/于10月30日提出/).waitFor();
  expect((await form.getByText('已确认').count()) === CONDITIONS.length, 'not every condition is shown as affirmed');
  await previewSays(form, CONDUCT, /4月30日—7月30日，良好/);
  expect((await form.getByLabel('批准机关').count()) === 0, 'the form asks who decides');
  await previewSays(form, '将决定书送达本人', '抄送人民检察院');
  await stage.picture(page, 'praise-decision');
  await expectBothSizes(page, 'the form of praise', false);
  await finishAct(page, '表扬');
}

/** The paper that the duty to serve leads to says what was written, is signed, and served on these with the scan of each receipt. */
async function served(
  stage: Stage,
  page: Page,
  id: string,
  paper: { readonly title: string; readonly says: string },
  recipients: readonly string[],
): Promise<void> {
  await openCase(stage, page, id);
  await page.locator('.file-now li').filter({ hasText: '将决定书送达本人' }).click();
  await page.locator('.file-why').getByRole('button', { name: '登记抄送、送达' }).click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByText(paper.title).first().waitFor();
  await drawer.getByText(paper.says).waitFor();
  await drawer.getByRole('button', { name: /^签\s*发$/ }).click();
  await page.getByText(/已签发，文号/).waitFor();
  for (const [place, recipient] of recipients.entries()) {
    if (place > 0) await choose(page, drawer, '受送达人', recipient);
    await drawer.getByText(/登记后办结/).waitFor();
    await drawer.getByLabel('回证扫描件（图片或 PDF）').setInputFiles({
      name: `${recipient}回证.pdf`,
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.7 ${recipient}`),
    });
    await drawer.getByRole('button', { name: '登记送达' }).click();
    await drawer.getByRole('link', { name: '回证扫描件' }).nth(place).waitFor();
  }
}

/** Nothing is owed any more, the history says how it was served, and praise is looked forward to from another day. */
async function movedOn(stage: Stage, page: Page, id: string, record: string, because: RegExp): Promise<void> {
  await openCase(stage, page, id);
  const told = page.locator('.timeline .entry').filter({ hasText: '抄送、送达文书' }).filter({ hasText: record });
  await told
    .filter({ hasText: '送达给 本人' })
    .getByText(/直接送达/)
    .first()
    .waitFor();
  for (const done of ['审议是否表扬', '将决定书送达本人', '抄送人民检察院']) {
    expect((await page.locator('.file-now li').filter({ hasText: done }).count()) === 0, `still owed: ${done}`);
  }
  await ahead(page).getByText('2027年4月30日').waitFor();
  await ahead(page).getByText(because).waitFor();
}

async function declined(stage: Stage, page: Page, id: string): Promise<void> {
  await openCase(stage, page, id);
  await act(page, '审议后暂不表扬', async (form) => {
    await previewSays(form, '暂不表扬没有写明依据', '选择不符合的条件；选“其他”的，写明理由');
    await choose(page, form, '不符合的条件', '未积极参加教育学习等活动');
    await form.getByLabel('具体理由').fill(WHY_NOT);
    await previewSays(form, '将决定书送达本人');
    await expectBothSizes(page, 'the form of a decision against praise', false);
  });
}

/** The person reads on the own page what was decided, why, and when it is considered again. */
async function readByThePerson(stage: Stage, id: string): Promise<void> {
  const officer = await stage.server.as('officer');
  const issued = await officer.post(`/api/cases/${id}/self-codes`, {});
  const phone = await stage.visitor(PHONE);
  await phone.goto(`${stage.server.url}/self`);
  await phone.getByLabel('进入码（12 位数字）').fill(issued.body.code);
  await phone.getByLabel('身份证号末四位').fill(numberOf(OTHER_NUMBER).slice(-4));
  await phone.getByRole('button', { name: '进入', exact: true }).click();
  const expected = phone.getByRole('region', { name: '可以期待的事' });
  await expected.getByText('最早 2027年4月30日').waitFor();
  await expected.getByText(/2026年10月30日审议后暂不表扬（未积极参加教育学习等活动）；到期再次审议/).waitFor();
  await expected.scrollIntoViewIfNeeded();
  await stage.picture(phone, 'praise-self');
}

export const praiseJourney: Journey = {
  name: 'praise: the day comes, proposed with its four conditions, decided by another, served; a decision against it is told with its reason',
  async run(stage) {
    const [id, other] = await Promise.all([goodRecord(stage, NAME, NUMBER), goodRecord(stage, OTHER, OTHER_NUMBER)]);
    await beforeTheDay(stage, id);

    await stage.moveTo(`${ELIGIBLE}T08:00`);
    const [officer, examiner, head] = await Promise.all([
      stage.as('officer'),
      stage.as('county-examiner'),
      stage.as('county-head'),
    ]);
    await theDayComes(stage, examiner);
    await proposed(stage, officer, id);
    await decided(stage, head, id);
    await served(stage, head, id, { title: '表扬决定书', says: CONDUCT }, ['社区矫正对象', '人民检察院']);
    await movedOn(stage, officer, id, '表扬决定', /自接受社区矫正之日起满六个月；本地规定处分、表扬后重新起算的，自其日起算/);
    await officer.getByText('若无变化，最早可于2027-04-30考虑表扬').waitFor();
    await expectBothSizes(officer, 'the file of somebody praised', false);

    await declined(stage, examiner, other);
    await served(stage, head, other, { title: '告知书', says: `未积极参加教育学习等活动；${WHY_NOT}` }, ['社区矫正对象']);
    await movedOn(
      stage,
      officer,
      other,
      '暂不表扬的决定',
      /2026年10月30日审议后暂不表扬（未积极参加教育学习等活动）；到期再次审议/,
    );
    await readByThePerson(stage, other);
  },
};

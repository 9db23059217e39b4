import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addDays, plainDate } from '../../law/kernel/plain-date.ts';
import { checkCharacter } from '../../server/registers/people/id-number.ts';
import { act, choose, finishAct, openAct } from './file-steps.ts';
import { expectBothSizes } from './languages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const NAME = '测试失';
const DIGITS = '99010119910404101';
/** Nobody answers on Thursday 29 October at nine; on Friday the 30th contact counts as lost. Ten days later is Monday 9 November, twelve Wednesday the 11th. */
const FAILED = '2026-10-29';
const LOST = '2026-10-30';
const TENTH = '2026-11-09';
const FOUND = '2026-11-11';
const DECIDED = '2026-11-12';
const EVIDENCE = Buffer.from('%PDF-1.7 what the search found');

/** What the county asks of its offices when somebody cannot be reached; national law names no hour. */
const HOURS = { 'contact.lostAfter': 24, 'lost.onSiteHours': 24, 'lost.logEveryDays': 1 };

/** Somebody under supervision for a good while, at the officer's own office. */
async function underSupervision(stage: Stage): Promise<string> {
  const officer = await stage.server.as('officer');
  const unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
  const opened = await officer.command('/api/cases', {
    case: 'corrections',
    person: { name: NAME, idNumber: DIGITS + checkCharacter(DIGITS) },
    unit,
    settings: { set: HOURS },
    facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-06-01', to: '2028-05-31' } },
    events: [
      { type: 'decision-effective', on: '2026-06-01' },
      { type: 'documents-received', on: '2026-06-03' },
      { type: 'receipt-sent', on: '2026-06-04' },
      { type: 'reported-in', on: '2026-06-05' },
      { type: 'registered', on: '2026-06-05' },
      { type: 'group-formed', on: '2026-06-08', members: [{ role: 'judicial-office', sex: 'male' }] },
      { type: 'declared', on: '2026-06-08' },
      { type: 'plan-made', on: '2026-06-08' },
      { type: 'graded', on: '2026-06-08', grade: 'ordinary' },
      { type: 'grade-told', on: '2026-06-08' },
      { type: 'report-made', on: '2026-10-26', form: 'phone' },
      { type: 'visit-made', on: '2026-10-20' },
    ],
  });
  expect(opened.status === 201, `the case was not opened: ${opened.text}`);
  return opened.body.id;
}

async function fileOf(stage: Stage, role: string, id: string): Promise<Page> {
  const page = await stage.as(role);
  await page.goto(`${stage.server.url}/cases/${id}`);
  await page.getByRole('article').waitFor();
  return page;
}

/** Out of reach, lost, searched for: what is owed stands in the file with its hour. */
async function search(stage: Stage, id: string): Promise<void> {
  const officer = await fileOf(stage, 'officer', id);
  await act(officer, '登记联系不上', async (form) => {
    await form.getByLabel('发生日期').fill(FAILED);
    await form.getByLabel('时刻（可不填）').fill('09:00');
  });
  await owed(officer, '判断是否失去联系', /10月30日 09:00 前/);
  await act(officer, '登记失去联系', (form) => form.getByLabel('时刻（可不填）').fill('08:00'));
  await atHead(officer, '失去联系，自 10月30日').waitFor();
  await owed(officer, '实地查找', /10月31日 08:00 前/);
  await owed(officer, '请求公安机关协助查找', /及时/);
  await officer.getByText('2026-11-09、2026-11-30当日研判').waitFor();
  await stage.picture(officer, 'lost-owed');
  for (const [way, step] of [
    ['询问家属', '其母称两日未见。'],
    ['实地走访', '住处无人应答。'],
  ] as const) {
    await act(officer, '记录查找步骤', async (form) => {
      await choose(officer, form, '查找方式', way);
      await form.getByLabel('查找经过').fill(step);
    });
  }
  await gone(officer, '实地查找');
  const county = await fileOf(stage, 'county-examiner', id);
  await act(county, '请求公安机关协助');
  await act(county, '通报人民检察院');
  await owed(county, '协助查找并答复', /及时/);
  await act(county, '登记公安机关答复', (form) => form.getByLabel('答复内容').fill('10月29日购票离县。'));
  await gone(county, '协助查找并答复');
}

/** Every day of the search is written down; on the tenth somebody looks, and the file says so on that day. */
async function tenthDay(stage: Stage, id: string): Promise<void> {
  const officer = await stage.server.as('officer');
  for (let on = plainDate('2026-10-31'); on <= TENTH; on = addDays(on, 1)) {
    const { version } = (await officer.get(`/api/cases/${id}`)).body;
    const input = { on, at: `${on}T10:00:00+08:00`, way: 'phone', step: '电话无人接听。' };
    const step = await officer.command(`/api/cases/${id}/actions/record-search-step`, { version, input });
    expect(step.status === 200, `the search of ${on} was not recorded: ${step.text}`);
  }
  const head = await fileOf(stage, 'county-head', id);
  await owed(head, '失联满十日，研判查找情况和可能的处理', /11月9日/);
  await stage.picture(head, 'lost-tenth');
  await act(head, '研判查找情况', (form) =>
    form.getByLabel('查找情况和研判意见').fill('去向已明，请当地公安机关协助；找到后视情节处理。'),
  );
  await gone(head, '失联满十日，研判查找情况和可能的处理');
}

/** Evidence with its file, the person's word, a proposal; what is missing is refused in words. */
async function heard(stage: Stage, id: string): Promise<void> {
  const officer = await fileOf(stage, 'officer', id);
  await act(officer, '登记违规', async (form) => {
    await form.getByLabel(/^违规事实/).fill('脱离监管12日，未请假离县。');
    await form.getByLabel(/^来源/).fill('查找记录、车票信息');
    await form.getByLabel(/^收集日期/).fill(stage.today);
    await form.getByLabel(/^收集人/).fill('恩江司法所');
    await form.getByLabel(/^附上文件/).setInputFiles({ name: '查找记录.pdf', mimeType: 'application/pdf', buffer: EVIDENCE });
    await form.getByText(/已存入本案/).waitFor();
    await stage.picture(officer, 'lost-evidence');
  });
  await owed(officer, '查明违规，固定证据，听取陈述，提出意见', /及时/);
  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: '下载并核对' }).click(),
  ]);
  const fetched = join(stage.server.dataFolder, 'evidence.pdf');
  await download.saveAs(fetched);
  expect(readFileSync(fetched).equals(EVIDENCE), 'what is downloaded is not what was kept');
  await officer.getByText('已核对：与记录的校验值一致').waitFor();

  const open = await openAct(officer, '记录本人陈述');
  await open.getByText('没有写明本人怎么说').waitFor();
  await open.getByLabel(/^本人的陈述和申辩/).fill('外出打工，手机停机，知道应当请假。');
  await open.getByText('没有写明本人怎么说').waitFor({ state: 'hidden' });
  await finishAct(officer, '记录本人陈述');
  await act(officer, '提出处分意见', async (form) => {
    await form.getByText('警告', { exact: true }).click();
    await form.getByLabel(/^处分理由/).fill('脱离监管超过10日（实施办法第35条第2项）。');
  });
}

/** The second signer finds it in the worklist, sees what it rests on, and decides; the level is not asked for. */
async function warned(stage: Stage): Promise<void> {
  const head = await stage.as('county-head');
  await head.goto(`${stage.server.url}/duties?rule=WARN-01`);
  const row = head.locator('main [data-row]').filter({ hasText: NAME });
  await row.getByText('由另一人决定是否警告').waitFor();
  await row.click();
  await head.getByRole('article').waitFor();
  const form = await openAct(head, '警告');
  const basis = form.getByRole('region', { name: '处分的根据' });
  await basis.getByText(/外出打工/).waitFor();
  await basis.getByRole('button', { name: '下载并核对' }).waitFor();
  expect((await form.getByLabel('批准机关').count()) === 0, 'the form asks who decides');
  await choose(head, form, /^依据/, '2　不按规定时间报到或者脱离监管，超过十日');
  await stage.picture(head, 'lost-second-signer');
  await expectBothSizes(head, 'the form of a warning', true);
  await finishAct(head, '警告');
  await gone(head, '由另一人决定是否警告');
  await gone(head, '查明原因，作出处理');
  await owed(head, '抄送人民检察院', /及时/);
}

/** The decision is signed as a paper and served; serving it with its receipt is the copy that was owed. */
async function served(stage: Stage, id: string): Promise<void> {
  const head = await stage.as('county-head');
  await head.goto(`${stage.server.url}/cases/${id}/papers`);
  await head.locator('main [data-row]').filter({ hasText: '警告决定书' }).first().click();
  await head.getByRole('button', { name: /^签\s*发$/ }).click();
  await head.getByText(/已签发，文号/).waitFor();
  for (const recipient of ['社区矫正对象', '人民检察院']) {
    await choose(head, head.locator('body'), '受送达人', recipient);
    await head.getByLabel('代收人、邮件号或者拒收理由').fill('签收');
    await head
      .getByLabel('回证扫描件（图片或 PDF）')
      .setInputFiles({ name: `${recipient}回证.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${recipient}`) });
    const before = await head.getByRole('link', { name: '回证扫描件' }).count();
    await head.getByRole('button', { name: '登记送达' }).click();
    await head.getByRole('link', { name: '回证扫描件' }).nth(before).waitFor();
  }
  const file = await fileOf(stage, 'county-examiner', id);
  await gone(file, '抄送人民检察院');
  await gone(file, '将决定书送达本人');
}

async function objected(stage: Stage, id: string): Promise<void> {
  const officer = await fileOf(stage, 'officer', id);
  await act(officer, '提出异议', async (form) => {
    await choose(officer, form, /^对什么有异议/, '警告');
    await form.getByLabel(/^异议内容和理由/).fill('认为外出打工有正当理由。');
  });
  await officer.getByText('本人对“警告”的异议尚未答复').first().waitFor();
  const county = await fileOf(stage, 'county-examiner', id);
  await owed(county, '答复异议', /及时/);
  await act(county, '答复异议', async (form) => {
    await form.getByText('不准予', { exact: true }).click();
    await form.getByLabel(/^答复内容和理由/).fill('外出应当请假，维持警告；可以向人民检察院提出。');
  });
  await gone(county, '答复异议');
}

/** What stands beside the name at the head of the file. */
const atHead = (page: Page, what: string) => page.getByRole('heading', { level: 1 }).getByText(what);

/** What is owed now under exactly these words; the reason below them may name other things. */
const dutyOf = (page: Page, what: string) =>
  page.locator('.file-now li').filter({ has: page.locator('.duty-what').filter({ hasText: new RegExp(`^${what}`) }) });

/** The duty stands among what is owed now, with its day or hour. */
async function owed(page: Page, what: string, when: RegExp): Promise<void> {
  await dutyOf(page, what).filter({ hasText: when }).first().waitFor();
}

/** The duty no longer stands among what is owed now. */
async function gone(page: Page, what: string): Promise<void> {
  await dutyOf(page, what).first().waitFor({ state: 'detached' });
}

export const lostJourney: Journey = {
  name: 'lost, searched for by the hour, found after twelve days, heard, warned by a second signer, the copy served, the objection answered',
  async run(stage) {
    await stage.moveTo(`${LOST}T08:00`);
    const id = await underSupervision(stage);
    await search(stage, id);

    await stage.moveTo(TENTH);
    await tenthDay(stage, id);

    await stage.moveTo(FOUND);
    const found = await fileOf(stage, 'officer', id);
    await act(found, '登记查找到人', async (form) => {
      await choose(found, form, /^由谁找到/, '公安机关');
      await form.getByText('否', { exact: true }).click();
    });
    await found.getByText(/2026-11-11找到，脱离监管12日，已超过10日，达到警告界限/).waitFor();
    await owed(found, '查明原因，作出处理', /及时/);
    await atHead(found, '失去联系').waitFor({ state: 'detached' });

    await stage.moveTo(DECIDED);
    await heard(stage, id);
    await warned(stage);
    await served(stage, id);
    await objected(stage, id);
  },
};

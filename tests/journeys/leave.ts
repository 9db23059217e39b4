import type { Page } from 'playwright-core';
import { act, choose, findOnPages, openAct } from './file-steps.ts';
import { choosePlace, dayAfter, openCase, previewSays, somebodyQuiet } from './leave-steps.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const NAME_OF_PROOF = '吉安市中心人民医院门诊预约单';

/** Eight days' leave (LEAVE-05, 09, 10): too long for the office, granted by the county, overstayed, heard, warned. */
export const leaveJourney: Journey = {
  name: 'leave: eight days refused at the office, granted by the county, overstayed, ordered back, heard and warned',
  async run(stage) {
    const from = dayAfter(stage.today, 3);
    const to = dayAfter(from, 7);
    const officer = await stage.as('officer');
    const person = await somebodyQuiet(officer);
    await openCase(stage, officer, person.id);
    await request(stage, officer, from, to);
    await refusedAtTheOffice(stage, person.id);
    await grantedByTheCounty(stage, person);

    await stage.moveTo(dayAfter(to, 1));
    await overstayed(stage, person);
    await warned(stage, person.id);
  },
};

async function request(stage: Stage, page: Page, from: string, to: string): Promise<void> {
  const form = await openAct(page, '申请外出');
  await form.getByLabel(/^开始日期/).fill(from);
  await form.getByLabel(/^结束日期/).fill(to);
  await choose(page, form, /^事由/, '就医');
  await choosePlace(page, form, '北京市', '市辖区', '东城区');
  await choose(page, form, /^材料种类/, '诊断证明、就医预约');
  await form.getByLabel(/^材料名称/).fill(NAME_OF_PROOF);
  await form
    .getByLabel(/^附上文件/)
    .setInputFiles({ name: '门诊预约单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 appointment') });
  await form.getByText(/已存入本案/).waitFor();
  await previewSays(form, /申请外出8日，两个月内累计8日，由县级社区矫正机构决定/);
  await stage.picture(page, 'leave-request');
  await form.getByRole('button', { name: '确认办理' }).click();
  await page.getByText('已记入卷宗：申请外出').first().waitFor();
  await page.locator('.kept-files').filter({ hasText: NAME_OF_PROOF }).getByRole('button', { name: '下载并核对' }).waitFor();
}

async function refusedAtTheOffice(stage: Stage, caseId: string): Promise<void> {
  const page = await stage.as('office-head');
  await openCase(stage, page, caseId);
  const form = await openAct(page, '批准外出');
  await previewSays(form, /本次外出8日.*不能由司法所批准/, '实施办法 第27条', /报县级社区矫正机构审批/);
  await form.getByRole('button', { name: '确认办理' }).click();
  await form
    .getByText(/不能由司法所批准/)
    .nth(1)
    .waitFor();
}

async function grantedByTheCounty(stage: Stage, { name }: { name: string }): Promise<void> {
  const page = await stage.as('county-head');
  await page.goto(`${stage.server.url}/duties?scope=mine&rule=LEAVE-02`);
  const row = page.locator('main [data-row]').filter({ hasText: name }).first();
  await row.waitFor();
  await row.click();
  await page.getByRole('article').waitFor();
  await act(page, '批准外出', (form) => previewSays(form, '外出期满，返回并销假'));
}

async function overstayed(stage: Stage, { id, name }: { id: string; name: string }): Promise<void> {
  const page = await stage.as('officer');
  await page.goto(`${stage.server.url}/today?band=overdue`);
  const row = await findOnPages(page, name, '外出期满，返回并销假');
  await row.getByText('超 1 日').waitFor();
  await openCase(stage, page, id);
  await page
    .getByText(/外出至.*逾期1日未归/)
    .first()
    .waitFor();
  await stage.picture(page, 'leave-overstayed');
  await act(page, '责令立即返回', (form) => choose(page, form, /^方式/, '电话'));
  await act(page, '销假', async (form) => {
    await form.getByText('否', { exact: true }).click();
  });
  await page
    .getByText(/才返回，逾期1日/)
    .first()
    .waitFor();
}

async function warned(stage: Stage, caseId: string): Promise<void> {
  const officer = await stage.as('officer');
  await openCase(stage, officer, caseId);
  await act(officer, '登记违规', async (form) => {
    await form.getByLabel(/^违规事实/).fill('外出期满逾期未归，经电话责令后返回。');
    await form.getByLabel(/^来源/).fill('外出审批表、通话记录');
    await form.getByLabel(/^收集日期/).fill(stage.today);
    await form.getByLabel(/^收集人/).fill('司法所工作人员');
    await form
      .getByLabel(/^附上文件/)
      .setInputFiles({ name: '通话记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 calls') });
    await form.getByText(/已存入本案/).waitFor();
  });
  await act(officer, '记录本人陈述', (form) => form.getByLabel(/^本人的陈述/).fill('末班车停运，没有及时报告。'));
  const head = await stage.as('county-head');
  await openCase(stage, head, caseId);
  await act(head, '警告', (form) => choose(head, form, /^依据/, '2　不按规定时间报到或者脱离监管，超过十日'));
  await head.getByText(/警告/).first().waitFor();
  expect((await head.getByText('警告', { exact: true }).count()) > 0, 'the file does not show the warning');
}

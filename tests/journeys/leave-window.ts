import type { Page } from 'playwright-core';
import { act, choose, openAct } from './file-steps.ts';
import { ask, choosePlace, dayAfter, openCase, previewSays, somebodyQuiet } from './leave-steps.ts';
import { expect, type Journey, type Stage } from './stage.ts';

/** Twice twelve days within the last two months, and seven more: short enough for the office, thirty-one with the others (LEAVE-07). */
export const leaveWindowJourney: Journey = {
  name: 'leave: a third one crosses thirty days in two months; the form says so before, the office and the county may not, it goes up and is granted',
  async run(stage) {
    const officer = await stage.as('officer');
    const head = await stage.as('county-head');
    const person = await somebodyQuiet(officer, dayAfter(stage.today, -100));
    for (const first of [-47, -27]) await beenAway(officer, head, person.id, dayAfter(stage.today, first));

    await openCase(stage, officer, person.id);
    const form = await openAct(officer, '申请外出');
    await form.getByLabel(/^开始日期/).fill(dayAfter(stage.today, 4));
    await form.getByLabel(/^结束日期/).fill(dayAfter(stage.today, 10));
    await choose(officer, form, /^事由/, '处理家庭事务');
    await choosePlace(officer, form, '浙江省', '杭州市', '西湖区');
    await previewSays(form, '上级机构', /申请外出7日，两个月内累计31日，由上一级社区矫正机构决定/, '报上一级社区矫正机构审批');
    await form
      .getByText(/累计31日/)
      .first()
      .scrollIntoViewIfNeeded();
    await stage.picture(officer, 'leave-window');
    await form.getByRole('button', { name: '确认办理' }).click();
    await officer.getByText('已记入卷宗：申请外出').first().waitFor();

    await mayNotApprove(stage, await stage.as('office-head'), person.id, /应由上一级社区矫正机构批准，不能由司法所批准/);
    await mayNotApprove(stage, head, person.id, /应由上一级社区矫正机构批准，不能由县级社区矫正机构批准/);
    const examiner = await stage.as('county-examiner');
    await openCase(stage, examiner, person.id);
    await act(examiner, '报上一级审批', (up) => up.getByLabel(/^文书字号/).fill('永矫外请〔2026〕7号'));
    await decidedAbove(stage, person);

    await openCase(stage, examiner, person.id);
    await examiner.getByText('上一级批准的外出，通报检察机关').first().waitFor();
  },
};

/** Twelve days from `from`, asked for, granted by the county and returned from: recorded over the interface. */
async function beenAway(officer: Page, head: Page, caseId: string, from: string): Promise<void> {
  const last = dayAfter(from, 11);
  const record = async (page: Page, action: string, input: object) => {
    const { version } = await ask<{ version: number }>(page, 'GET', `/api/cases/${caseId}`);
    await ask(page, 'POST', `/api/cases/${caseId}/actions/${action}`, { version, input });
  };
  await record(officer, 'request-leave', { on: dayAfter(from, -4), from, to: last, reason: 'work', destination: '330106' });
  await record(head, 'approve-leave', { on: dayAfter(from, -3) });
  await record(officer, 'return-from-leave', { on: last, backOn: last });
}

async function mayNotApprove(stage: Stage, page: Page, caseId: string, why: RegExp): Promise<void> {
  await openCase(stage, page, caseId);
  const form = await openAct(page, '批准外出');
  await previewSays(form, why, '实施办法 第27条', '报上一级社区矫正机构审批');
}

/** The next higher agency finds the request among those that wait, and grants it. */
async function decidedAbove(stage: Stage, { id, name }: { id: string; name: string }): Promise<void> {
  const page = await stage.as('higher-agency');
  await page.getByRole('link', { name: '外出', exact: true }).click();
  await page.getByText(/^等待审批/).click();
  const row = page.locator('main [data-row]').filter({ hasText: name });
  await row.getByText('已报上一级').waitFor();
  await row.getByText('浙江省杭州市西湖区').waitFor();
  await row.click();
  await page.getByRole('article').waitFor();
  await act(page, '批准外出', (form) => previewSays(form, '外出期满，返回并销假', '通报检察机关'));
  const { events } = await ask<{ events: { type: string; approvedBy?: string }[] }>(page, 'GET', `/api/cases/${id}/file`);
  const decided = events.findLast(({ type }) => type === 'leave-approved');
  expect(decided?.approvedBy === 'higher', `the leave was granted by ${decided?.approvedBy}`);
}

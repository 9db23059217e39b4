import type { Page } from 'playwright-core';
import { act, expectState } from './file-steps.ts';
import { expect, type Journey } from './stage.ts';

export interface Judgment {
  readonly name: string;
  readonly idNumber: string;
  /** What the form reads from the number. */
  readonly reads: string;
  readonly effective: string;
  readonly noticed: string;
}

/** Records a judgment of a year's probation, for the office of 恩江, and waits until the file is there. */
export async function recordJudgment(page: Page, { name, idNumber, reads, effective, noticed }: Judgment): Promise<void> {
  await page.getByRole('link', { name: '新收案件', exact: true }).first().click();
  await page
    .getByLabel('姓名*')
    .or(page.getByLabel(/^姓名\s*\*?$/))
    .first()
    .fill(name);
  await page.getByLabel(/^身份证号/).fill(idNumber);
  await page.getByText(reads).waitFor();
  await page.getByText('缓刑', { exact: true }).first().click();
  await page.getByLabel('机关名称').fill('永丰县人民法院');
  await page.getByLabel(/^生效日期/).fill(effective);
  await page.getByLabel(/^收到通知日期/).fill(noticed);
  await page.getByLabel(/^起/).fill(effective);
  await page.getByLabel('年', { exact: true }).fill('1');
  await page.getByRole('button', { name: '用推算的日子' }).click();
  await page.getByText('与推算一致').waitFor();
  await page.getByLabel(/^执行地司法所/).click();
  await page.keyboard.type('恩江');
  await page.keyboard.press('Enter');
  await page.locator('.new-case-preview').getByText(/报到/).first().waitFor();
  await page.getByRole('button', { name: '新收案件' }).click();
  await page.getByText(`已新收：${name}`).waitFor();
}

/** A judgment of three weeks ago arrives today: expected, and at once overdue for everybody to see. */
export const newCaseJourney: Journey = {
  name: 'a new case from a judgment: expected, overdue for all to see, then reported in and registered',
  async run(stage) {
    const page = await stage.as('county-examiner');
    await recordJudgment(page, {
      name: '测试乙',
      idNumber: '990101198802022015',
      reads: '男，1988-02-02 出生',
      effective: '2026-09-14',
      noticed: '2026-10-09',
    });
    await expectState(page, '逾期未报到');

    await page.getByRole('link', { name: '待入矫', exact: true }).first().click();
    await page.getByText('测试乙').first().waitFor();
    await page.goto(`${stage.server.url}/today?scope=county&band=overdue`);
    await page.locator('[data-row]').first().waitFor();
    expect(
      (await page.getByText('测试乙').count()) > 0 || (await page.getByText(/下一页/).count()) > 0,
      'the overdue band does not show the new case',
    );

    await page.getByRole('link', { name: '待入矫', exact: true }).first().click();
    await page.locator('[data-row]').filter({ hasText: '测试乙' }).first().click();
    await page.getByRole('article').waitFor();
    await act(page, '登记接收');
    await expectState(page, '已登记');
  },
};

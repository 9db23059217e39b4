import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { type Sample, sampleLedger, sampleWorkbook } from '../ledger/sample.ts';
import { act, expectState } from './file-steps.ts';
import { expect, type Journey } from './stage.ts';

const DAY = '2026-10-09';
const [ROWS, BAD] = [500, 20];

/** Uploads a workbook as a trial and waits for its report. */
async function trial(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: '台账导入', exact: true }).first().click();
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: '上传并试导入' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.locator('.import-report').waitFor({ timeout: 120_000 });
}

/** Confirms the trial on the page and waits until its rows are in. */
async function confirm(page: Page, count: number): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: `确认导入 ${count} 人` }).click();
  await page.waitForURL((url) => url.href !== before && /\/imports\//.test(url.href));
  await page.getByRole('link', { name: '查看人员' }).waitFor({ timeout: 180_000 });
}

/** Writes into the refused workbook what its red column asks for, as a clerk would: row by row, from the papers. */
async function mend(path: string, sample: Sample): Promise<number> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  expect(sheet !== undefined, 'the refused workbook has no sheet');
  const bad = sample.rows.filter(({ fault }) => fault !== undefined);
  let mended = 0;
  let columns: string[] = [];
  sheet.eachRow((row) => {
    const cells = (row.values as unknown[]).slice(1).map((value) => String(value ?? ''));
    if (cells.includes('身份证号')) {
      columns = cells;
      return;
    }
    const original = columns.length === 0 ? undefined : bad[mended];
    if (original?.fault === undefined) return;
    expect(
      cells.some((cell) => cell.length > 4),
      'a refused row is empty',
    );
    const title = sample.header[sample.keys.indexOf(original.fault.column)] ?? '';
    row.getCell(columns.indexOf(title) + 1).value = original.fault.mend;
    mended += 1;
  });
  await workbook.xlsx.writeFile(path);
  return mended;
}

/** The issue's own errand: the ledger in, the bad rows mended, a person from arrival to release on the day. */
export const importJourney: Journey = {
  name: 'import a ledger of 500 rows with 20 bad ones, mend them, take a person in who reports, and release on the day',
  async run(stage) {
    const folder = stage.server.dataFolder;
    const sample = sampleLedger({ rows: ROWS, bad: BAD, on: plainDate(DAY), seed: 7 });
    const ledger = join(folder, 'ledger.xlsx');
    writeFileSync(ledger, await sampleWorkbook(sample));

    const page = await stage.as('county-examiner');
    await trial(page, ledger);
    const report = page.locator('.import-report');
    const text = (await report.textContent()) ?? '';
    expect(
      text.includes(String(ROWS - BAD)) && text.includes(String(BAD)),
      `the report does not say ${ROWS - BAD} and ${BAD}: ${text.slice(0, 200)}`,
    );
    await page.mouse.move(0, 0);
    await stage.picture(page, 'import');
    await confirm(page, ROWS - BAD);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载退回的行/ }).click(),
    ]);
    const refused = join(folder, 'refused.xlsx');
    await download.saveAs(refused);
    expect(readFileSync(refused).length > 1_000, 'the refused workbook is empty');
    expect((await mend(refused, sample)) === BAD, 'the refused workbook does not hold the bad rows in their order');
    await trial(page, refused);
    await confirm(page, BAD);

    await trial(page, ledger);
    const again = (await page.locator('.import-report').textContent()) ?? '';
    expect(
      /没有可以导入的行/.test(again) || /已在册，不重复\s*480/.test(again),
      `the same ledger again would add people: ${again.slice(0, 200)}`,
    );

    const name = await takeIn(page, stage.server.url);
    const { term, id } = await factsOf(stage, name);
    await stage.moveTo(term.to);
    const last = await stage.as('county-examiner');
    await last.goto(`${stage.server.url}/cases/${id}`);
    await last.getByRole('article').waitFor();
    await act(last, '收到个人总结');
    await act(last, '解除矫正');
    await expectState(last, '解除矫正');
    await stage.picture(last, 'released');
  },
};

/** The imported person who comes today: registered, group, declaration, plan, grade, first report and visit. */
async function takeIn(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/expected`);
  const row = page.locator('main [data-row]').filter({ hasText: '等' }).or(page.locator('main [data-row]')).last();
  await row.waitFor();
  await row.click();
  await page.getByRole('article').waitFor();
  const name = ((await page.getByRole('article').getAttribute('aria-label')) ?? '').replace('的卷宗', '');
  await act(page, '登记接收');
  await expectState(page, '已登记');
  await act(page, '组成矫正小组', (form) => fillGroup(page, form));
  await act(page, '入矫宣告');
  await expectState(page, '在矫');
  await act(page, '制定矫正方案');
  await act(page, '确定管理类别', (form) => form.getByText('普管', { exact: true }).click());
  await act(page, '记录报告');
  await act(page, '记录查访');
  return name;
}

/** Two members: the office's worker and, for a woman's group too, a woman of the family. */
async function fillGroup(page: Page, form: ReturnType<Page['locator']>): Promise<void> {
  await form.getByRole('button', { name: '再加一名' }).click();
  for (const [index, role] of ['司法所工作人员', '家庭成员'].entries()) {
    await form.locator('.ant-select').nth(index).click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(role, { exact: true }).click();
    await form.getByText('女', { exact: true }).nth(index).click();
  }
}

async function factsOf(stage: Parameters<Journey['run']>[0], name: string): Promise<{ id: string; term: { to: string } }> {
  const api = await stage.server.as('county-examiner');
  const { body } = await api.get(`/api/cases?q=${encodeURIComponent(name)}&state=active&limit=200`);
  const found = body.items.find((one: { name: string }) => one.name === name);
  expect(found !== undefined, `${name} is not an active case`);
  return found;
}

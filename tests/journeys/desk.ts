import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { countOn, expectOpenToAll } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

/** The workbook that the page gives out: its lines as text. */
async function takeOut(stage: Stage, page: Page): Promise<string[][]> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 xlsx' }).click()]);
  const path = join(stage.server.dataFolder, 'list.xlsx');
  await download.saveAs(path);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const lines: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    lines.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
  });
  return lines;
}

/** The lists: a filter kept under a name, columns of one's own, one act for several rows, and the workbook with as many rows as the page says. */
async function lists(stage: Stage, page: Page): Promise<void> {
  await page.getByRole('link', { name: '义务清单', exact: true }).click();
  await page.locator('main [data-row]').first().waitFor();
  await page.getByLabel('全部档次').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText('已超期', { exact: true }).click();
  await page.waitForURL(/band=overdue/);
  await page.getByRole('button', { name: /^常用筛选/ }).click();
  await page.getByLabel('给现在的条件起个名').fill('所有超期');
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByRole('button', { name: '所有超期', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${stage.server.url}/duties`);
  await page.getByRole('button', { name: '常用筛选 1' }).click();
  await page.getByRole('button', { name: '所有超期', exact: true }).click();
  await page.waitForURL(/band=overdue/);

  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('checkbox', { name: '依据' }).uncheck();
  await page.getByRole('checkbox', { name: '起算', exact: true }).check();
  await page.getByRole('button', { name: '起算 上移' }).click();
  await stage.picture(page, 'desk-columns');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('main [data-row]').first().waitFor();
  const heads = await page.locator('main th').allTextContents();
  expect(
    !heads.includes('依据') && heads.indexOf('起算') === heads.length - 2,
    `the columns kept are ${heads.join('、')} after a reload`,
  );

  const lines = await takeOut(stage, page);
  const total = await countOn(page);
  expect(lines.length === total + 3, `the workbook has ${lines.length - 3} rows and the page says ${total}`);
  expect(lines[0]?.[0]?.includes('导出') === true, `nobody's name stands on the sheet: ${lines[0]?.[0]}`);
  expect(lines[1]?.join() === heads.join(), `the sheet's columns are ${lines[1]?.join()} and the page's ${heads.join()}`);
  await page.getByText(`已导出 ${total} 行`).waitFor();
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await page.keyboard.press('Escape');

  await page.goto(`${stage.server.url}/people?state=active`);
  const rows = page.locator('main [data-row]');
  await rows.first().waitFor();
  for (const index of [0, 1, 2]) await rows.nth(index).getByRole('checkbox').check();
  await page.getByRole('button', { name: '成批办理…' }).click();
  const dialog = page.getByRole('dialog', { name: /成批办理/ });
  await dialog.getByLabel('选择办理事项').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText('记录报告', { exact: true }).click();
  await dialog.locator('form').waitFor();
  await stage.picture(page, 'desk-batch');
  await dialog.getByRole('button', { name: '为 3 人办理' }).click();
  await dialog.getByText('已办 3 人').waitFor();
  expect((await dialog.locator('.batch-rows li').count()) === 3, 'not every row has its outcome');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** The dashboard: a number, its list, and the same number there; charts are drawn, and their tables lead to lists too. */
async function dashboard(stage: Stage, page: Page): Promise<void> {
  await page.getByRole('link', { name: '概览', exact: true }).click();
  const rules = page.getByRole('region', { name: '超期最多的事项' });
  await rules.getByRole('link').first().waitFor();
  await page.locator('.chart-picture svg').nth(5).waitFor();
  await page.mouse.move(0, 0);
  await stage.picture(page, 'desk-overview');
  const said = Number(await rules.getByRole('link').first().locator('b').textContent());
  await rules.getByRole('link').first().click();
  await page.waitForURL(/\/duties\?.*rule=/);
  expect((await countOn(page)) === said, `the dashboard says ${said} and the list ${await countOn(page)}`);
  await page.goBack();
  const trend = page.locator('figure', { hasText: '十二个月的接收与解除' });
  await trend.getByText('看数字表').click();
  const cell = trend.locator('tbody a').filter({ hasNotText: /^0$/ }).first();
  const received = Number(await cell.textContent());
  await cell.click();
  await page.waitForURL(/\/people\?/);
  expect((await countOn(page)) === received, `the trend says ${received} and the list ${await countOn(page)}`);
  await page.goto(`${stage.server.url}/overview`);
  await page.locator('.chart-picture svg').nth(5).waitFor();
  await expectOpenToAll(page, '/overview');
}

export const deskJourney: Journey = {
  name: 'a day at the desk: from a number to its list, a saved filter, columns, one act for many, the workbook',
  async run(stage) {
    const page = await stage.as('county-head');
    // Whatever an earlier run on the same data has kept.
    const api = await stage.server.as('county-head');
    await api.send('PUT', '/api/lists/duties/columns', { columns: null });
    await dashboard(stage, page);
    await lists(stage, page);
    for (const path of ['/duties', '/people']) {
      await page.goto(`${stage.server.url}${path}`);
      await page.locator('main [data-row]').first().waitFor();
      await expectOpenToAll(page, path);
    }
    const auditor = await stage.as('auditor');
    await auditor.getByLabel('全部行为').click();
    await auditor.keyboard.type('导出');
    await auditor.keyboard.press('Enter');
    await auditor.locator('main tbody tr').first().waitFor();
    await auditor
      .getByText(/rows: \d+/)
      .first()
      .waitFor();
  },
};

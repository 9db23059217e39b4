import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, type Journey, type Stage } from './stage.ts';

/** Faults of accessibility that keep somebody out, at the size of a phone and of a desk. */
async function expectOpenToAll(page: Page, where: string): Promise<void> {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(size);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = grave.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)}`);
    expect(grave.length === 0, `${where} at ${size.width}: ${said.join(' | ')}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over <= 1, `${where} is ${over} pixels wider than a window of ${size.width}`);
  }
}

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

/** How many the page says there are. */
async function countOn(page: Page): Promise<number> {
  return Number((await page.getByText(/^共 \d+ [项人]$/).textContent())?.match(/\d+/)?.[0]);
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

/** The calendar with the keyboard: days off are marked, a day's count is its list, a row opens the file. */
async function calendar(stage: Stage, page: Page): Promise<void> {
  await page.getByRole('link', { name: '日历', exact: true }).click();
  const holiday = page.locator('[data-day="2026-10-01"]');
  await holiday.waitFor();
  expect(((await holiday.textContent()) ?? '').includes('国庆'), `1 October is marked ${await holiday.textContent()}`);
  await page.locator('[data-day="2026-10-09"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/day=2026-10-16/);
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2026-10-16');
  await page.locator('.day-duties [data-row]').first().waitFor();
  const cell = (await page.locator('[data-day="2026-10-16"] .day-counts').textContent()) ?? '';
  const owed = Number(/(\d+) 项/.exec(cell)?.[1]);
  expect((await countOn(page)) === owed && owed > 0, `the day says ${cell} and its list ${await countOn(page)}`);
  await page.mouse.move(0, 0);
  await stage.picture(page, 'desk-calendar');
  await page.keyboard.press('w');
  await page.waitForURL(/view=week/);
  await page.keyboard.press('m');
  await page.waitForURL(/view=month/);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('t');
  await page.locator('[data-day="2026-10-09"]').waitFor();
  await expectOpenToAll(page, '/calendar');
  await page.locator('.day-duties [data-row]').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('article').waitFor();
}

/** Who looks and when, over the screen and on paper; paper has no menu and no buttons. */
async function mark(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/people?standing=in-service`);
  await page.locator('main [data-row]').first().waitFor();
  const { name } = (await (await stage.server.as('county-head')).get('/api/me')).body;
  const said = (await page.locator('.watermark').getAttribute('data-mark')) ?? '';
  expect(said.includes(name) && said.includes(`${stage.today} `) && /\d{2}:\d{2}$/.test(said), `the mark says ${said}`);
  const shown = await page.locator('.watermark').evaluate((layer) => {
    const { position, pointerEvents, backgroundImage, zIndex } = getComputedStyle(layer);
    const { width, height } = layer.getBoundingClientRect();
    return { position, pointerEvents, painted: backgroundImage.startsWith('url("data:'), zIndex: Number(zIndex), width, height };
  });
  expect(
    shown.position === 'fixed' && shown.pointerEvents === 'none' && shown.painted && shown.zIndex > 1000 && shown.width >= 1300,
    `the mark is drawn as ${JSON.stringify(shown)}`,
  );
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate(() => {
    const visible = (selector: string) =>
      [...document.querySelectorAll(selector)].some((one) => one instanceof HTMLElement && one.offsetParent !== null);
    const layer = document.querySelector('.watermark');
    return {
      menu: visible('#menu a'),
      buttons: visible('main button') || visible('.top'),
      rows: visible('main tbody tr'),
      line: visible('.print-mark') ? (document.querySelector('.print-mark')?.textContent ?? '') : '',
      exact: layer === null ? '' : getComputedStyle(layer).printColorAdjust,
    };
  });
  expect(!paper.menu && !paper.buttons && paper.rows, `on paper: ${JSON.stringify(paper)}`);
  expect(
    paper.line.includes(name) && paper.line.includes('打印于') && paper.exact === 'exact',
    `the paper says ${JSON.stringify(paper)}`,
  );
  await stage.picture(page, 'desk-paper');
  await page.emulateMedia({ media: null });
}

/** All type large, kept with the account: also in another window; nothing is pushed out of the page. */
async function largeType(stage: Stage, page: Page): Promise<void> {
  const sizeOf = (where: Page) =>
    where.evaluate(() => ({
      body: Number.parseFloat(getComputedStyle(document.body).fontSize),
      button: Number.parseFloat(getComputedStyle(document.querySelector('main .ant-btn') ?? document.body).fontSize),
    }));
  await page.goto(`${stage.server.url}/duties`);
  await page.locator('main [data-row]').first().waitFor();
  const before = await sizeOf(page);
  await page.getByRole('banner').locator('.avatar').click();
  await page.getByRole('button', { name: '大字', exact: true }).click();
  await page.waitForFunction(() => document.documentElement.dataset.type === 'large');
  const other = await stage.as('county-head');
  await other.goto(`${stage.server.url}/duties`);
  await other.locator('main [data-row]').first().waitFor();
  const after = await sizeOf(other);
  expect(
    after.body === before.body * 1.25 && after.button > before.button,
    `type went from ${JSON.stringify(before)} to ${JSON.stringify(after)}`,
  );
  await other.mouse.move(0, 0);
  await stage.picture(other, 'desk-large');
  for (const path of ['/today', '/duties', '/calendar']) {
    await other.goto(`${stage.server.url}${path}`);
    await other.locator('main [data-row]').first().waitFor();
    await expectOpenToAll(other, `${path} in large type`);
  }
  await other.getByRole('banner').locator('.avatar').click();
  await other.getByRole('button', { name: '标准字', exact: true }).click();
  await other.waitForFunction(() => document.documentElement.dataset.type === undefined);
}

export const deskJourney: Journey = {
  name: 'a day at the desk: dashboard to list, saved filter, columns, one act for many, the workbook; calendar; large type; the mark on screen and paper',
  async run(stage) {
    const page = await stage.as('county-head');
    // Whatever an earlier run on the same data has kept.
    const api = await stage.server.as('county-head');
    await api.send('PUT', '/api/lists/duties/columns', { columns: null });
    await api.send('PATCH', '/api/me', { largeType: false });
    await dashboard(stage, page);
    await lists(stage, page);
    await calendar(stage, page);
    await mark(stage, page);
    await largeType(stage, page);
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

import type { Page } from 'playwright-core';
import { countOn, expectNoSideways, expectOpenToAll } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

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
  await expectOpenToAll(other, '/duties in large type');
  for (const path of ['/today', '/calendar', '/overview']) {
    await other.goto(`${stage.server.url}${path}`);
    await other.locator('main a[href], main [data-row]').first().waitFor();
    await expectNoSideways(other, `${path} in large type`);
  }
  await other.getByRole('banner').locator('.avatar').click();
  await other.getByRole('button', { name: '标准字', exact: true }).click();
  await other.waitForFunction(() => document.documentElement.dataset.type === undefined);
}

export const calendarJourney: Journey = {
  name: 'the calendar with the keyboard, the mark of who looks on screen and paper, and large type that stays',
  async run(stage) {
    const page = await stage.as('county-head');
    // Whatever an earlier run on the same data has kept.
    const api = await stage.server.as('county-head');
    await api.send('PATCH', '/api/me', { largeType: false });
    await calendar(stage, page);
    await mark(stage, page);
    await largeType(stage, page);
  },
};

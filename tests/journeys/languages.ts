import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, type Journey } from './stage.ts';

/** Faults of accessibility that keep somebody out. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = grave.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`);
  expect(grave.length === 0, `${where}: ${said.join(' | ')}`);
}

/** Nothing is being fetched or faded in any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.ant-skeleton, .ant-spin') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

async function expectNoSideways(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 1, `${where} is ${over} pixels wider than the window`);
}

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

/** The page as it stands, at the size of a phone and at that of a desk; it is left at the desk. */
export async function expectBothSizes(page: Page, where: string, accessible: boolean): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await settled(page);
    const said = `${where} at ${size.width}`;
    if (accessible) await expectAccessible(page, said);
    await expectNoSideways(page, said);
  }
}

export const languagesJourney: Journey = {
  name: 'the main pages in Chinese and English, on a desk and on a phone, without a barrier',
  async run(stage) {
    const door = await stage.visitor();
    await door.goto(`${stage.server.url}/sign-in`);
    await door.getByLabel('账号').waitFor();
    await expectBothSizes(door, 'sign-in', true);
    const page = await stage.as('county-examiner');
    const main = async (language: 'zh' | 'en') => {
      for (const path of [
        '/today',
        '/expected',
        '/imports',
        '/cases/new',
        '/letters',
        '/settings',
        '/settings/holidays',
        '/help/file',
        '/people',
      ]) {
        await page.goto(`${stage.server.url}${path}`);
        await page.locator('main h1').first().waitFor();
        await page.locator('main [data-row], main .empty-state, main form, main .card').first().waitFor();
        await expectBothSizes(page, `${path} ${language}`, language === 'zh');
        if (language === 'en') {
          const heading = (await page.locator('main h1').first().textContent()) ?? '';
          expect(/[A-Za-z]/.test(heading), `${path} in English is headed ${heading}`);
        }
      }
      await page.locator('main [data-row]').first().click();
      await page.getByRole('article').waitFor();
      await expectBothSizes(page, `file ${language}`, true);
    };
    await main('zh');
    await page.setViewportSize(PHONE);
    await page.goto(`${stage.server.url}/today`);
    await page.locator('main [data-row]').first().waitFor();
    await stage.picture(page, 'today-phone');
    await page.setViewportSize(DESK);
    await page
      .getByRole('button', { name: /中 \/ EN/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
    await main('en');
    await page.goto(`${stage.server.url}/today`);
    await page.locator('main [data-row]').first().waitFor();
    await stage.picture(page, 'today-en');
    await page.locator('main [data-row]').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await settled(page);
    await stage.picture(page, 'file-en');
    await page
      .getByRole('button', { name: /中 \/ EN/ })
      .first()
      .click();
    await page.goto(`${stage.server.url}/today`);
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor();
  },
};

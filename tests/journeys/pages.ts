/** What journeys ask of any page: that nobody is kept out, that it fits, and how many it says there are. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from './stage.ts';

export const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 768 };
const SIZES = [PHONE, DESK];

/** Faults of accessibility that keep somebody out, and a page wider than its window, at each of `sizes`; the page is left at its own. */
export async function expectOpenToAll(page: Page, where: string, sizes: readonly (typeof PHONE)[] = SIZES): Promise<void> {
  const own = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = grave.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)}`);
    expect(grave.length === 0, `${where} at ${size.width}: ${said.join(' | ')}`);
    await expectFits(page, `${where} at ${size.width}`);
  }
  if (own) await page.setViewportSize(own);
}

/** Nothing stands out of the window, on a phone and on a desk, at which the page is left. */
export async function expectNoSideways(page: Page, where: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectFits(page, `${where} at ${size.width}`);
  }
}

async function expectFits(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 1, `${where} is ${over} pixels wider than the window`);
}

/** How many the page says there are. */
export async function countOn(page: Page): Promise<number> {
  return Number((await page.getByText(/^共 \d+ [项人]$/).textContent())?.match(/\d+/)?.[0]);
}

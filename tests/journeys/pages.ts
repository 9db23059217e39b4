/** What journeys ask of any page: that nobody is kept out, that it fits, and how many it says there are. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from './stage.ts';

/** A phone, and the desk, at which a page is left. */
const SIZES = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
] as const;

/** Faults of accessibility that keep somebody out, at the size of a phone and of a desk. */
export async function expectOpenToAll(page: Page, where: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = grave.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)}`);
    expect(grave.length === 0, `${where} at ${size.width}: ${said.join(' | ')}`);
    await expectFits(page, `${where} at ${size.width}`);
  }
}

/** Nothing stands out of the window, on a phone and on a desk. */
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

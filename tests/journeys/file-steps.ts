/** Steps that several journeys take in a person's file. */
import type { Locator, Page } from 'playwright-core';
import { expect } from './stage.ts';

/** Finds a person with the search box, by name or by what else it takes, and opens the file. */
export async function openFile(page: Page, name: string, by = name): Promise<void> {
  await page.getByRole('searchbox').or(page.getByLabel('姓名、拼音首字母、证件后六位')).first().fill(by);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people\?q=/);
  await page.getByRole('heading', { name: '在册人员' }).waitFor();
  await page.locator('main [data-row]').filter({ hasText: name }).first().click();
  await page.getByRole('article').waitFor();
}

/** Opens the form of one act in the open file, chosen from the list. */
export async function openAct(page: Page, title: string): Promise<Locator> {
  await page
    .getByRole('article')
    .getByRole('button', { name: /^办\s*理$/ })
    .click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByLabel('找一项').fill(title);
  await drawer.getByRole('button', { name: title, exact: true }).first().click();
  const form = drawer.locator('form.procedure-form');
  await form.waitFor();
  return form;
}

/** Chooses from the list under a label. */
export async function choose(page: Page, form: Locator, label: RegExp | string, choice: string): Promise<void> {
  await form.getByLabel(label).first().click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(choice, { exact: true }).click();
}

/** Confirms the form that is open, and waits until it is in the history. */
export async function finishAct(page: Page, title: string): Promise<void> {
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByRole('button', { name: '确认办理' }).click();
  await page.getByText(`已记入卷宗：${title}`).first().waitFor();
  await drawer.waitFor({ state: 'hidden' });
}

/** Carries out one act in the open file: chosen from the list, filled in, confirmed. */
export async function act(
  page: Page,
  title: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  await fill(await openAct(page, title));
  await finishAct(page, title);
}

/** The state that the file's header shows. */
export async function expectState(page: Page, state: string): Promise<void> {
  const article = page.getByRole('article');
  await article.getByText(state, { exact: true }).first().waitFor();
  expect(await article.getByText(state, { exact: true }).first().isVisible(), `the file does not say ${state}`);
}

/** The row about this person, and about this where a person has several, on whichever page of the list it stands. */
export async function findOnPages(page: Page, name: string, what = '') {
  for (;;) {
    const rows = page.locator('main [data-row]');
    await rows.first().waitFor();
    const row = rows.filter({ hasText: name }).filter({ hasText: what });
    if ((await row.count()) > 0) return row.first();
    const next = page.getByRole('link', { name: '下一页' });
    expect((await next.count()) > 0, `no page of the list has ${name}`);
    const address = page.url();
    await next.click();
    await page.waitForURL((url) => url.href !== address);
    await page.waitForLoadState('networkidle');
  }
}

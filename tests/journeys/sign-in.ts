import type { Page } from 'playwright-core';
import { expect, type Journey, type Stage, signIn } from './stage.ts';

/** Most script, as packed for the wire, that somebody downloads until the first day's work is on the screen. */
const FIRST_SCREEN_BYTES = 300_000;

/** Wrong password, right password, the day's work, one duty explained, its file, an act refused with its article. */
export const signInJourney: Journey = {
  name: 'sign in wrong and right, see today, ask why, open the file, be refused what the law refuses',
  async run(stage) {
    const page = await stage.visitor();
    const { account, password } = stage.server.account('county-examiner');
    await page.goto(`${stage.server.url}/people`);
    await signIn(page, account, 'not-the-password');
    await page.getByRole('alert').getByText('账号或密码不对').waitFor();
    await page.getByLabel(/^密码/).fill(password);
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByRole('heading', { name: '在册人员' }).waitFor();
    expect(page.url().endsWith('/people'), `after signing in one is at ${page.url()} and not where one wanted to go`);

    await page.getByRole('link', { name: /^今日/ }).first().click();
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor();
    const overdue = page.getByRole('region', { name: /^已超期/ });
    await overdue.locator('[data-row]').first().click();
    const why = page.locator('section.why');
    await why.getByText('逾期后果').waitFor();
    await why.getByText('由人决定').waitFor();
    const voice = why.locator('.rule-voice .because');
    await voice.waitFor();
    const face = await why.locator('.rule-voice').evaluate((element) => getComputedStyle(element).fontFamily);
    expect(/Song|Serif/i.test(face), `the law speaks in ${face}`);
    await page.mouse.move(0, 0);
    await stage.picture(page, 'today');

    await overdue.locator('[data-row]').first().focus();
    await page.keyboard.press('Enter');
    const article = page.getByRole('article');
    await article.waitFor();
    await page.getByText(/^链 \d+\/\d+/).waitFor();
    await stage.picture(page, 'file');
    await article.getByRole('button', { name: /^办\s*理$/ }).click();
    const drawer = page.locator('.ant-drawer-open');
    await drawer.getByLabel('找一项').fill('解除矫正');
    await drawer.getByRole('heading', { name: /解除矫正.*不予办理/ }).waitFor();
    expect(((await drawer.locator('.refusal-box .law').first().textContent()) ?? '').length > 5, 'the refusal gives no reason');
    await expectLightFirstScreen(stage, account, password);
  },
};

/** A new visitor with nothing in the cache, from the address to today's list. */
async function expectLightFirstScreen(stage: Stage, account: string, password: string): Promise<void> {
  const page = await stage.visitor();
  const sizes = sizesOfScripts(page);
  await page.goto(stage.server.url);
  await signIn(page, account, password);
  await page
    .getByRole('region', { name: /^已超期/ })
    .locator('[data-row]')
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  const scripts = await Promise.all(sizes);
  const bytes = scripts.reduce((sum, size) => sum + size, 0);
  expect(scripts.length > 1 && bytes <= FIRST_SCREEN_BYTES, `the first screen takes ${bytes} bytes in ${scripts.length} scripts`);
}

/** Grows with every script that `page` fetches: bytes as they travelled, packed. */
function sizesOfScripts(page: Page): Promise<number>[] {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return sizes;
}

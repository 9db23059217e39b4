import { expect, type Journey } from './stage.ts';

export const keyboardJourney: Journey = {
  name: 'today with the keyboard alone: sign in, rows, why, file, back, search',
  async run(stage) {
    const page = await stage.visitor();
    const { account, password } = stage.server.account('officer');
    await page.goto(stage.server.url);
    await page.getByLabel('账号').waitFor();
    await page.keyboard.type(account);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('main [data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator('main [data-row]').nth(1);
    expect(await second.evaluate((row) => row === document.activeElement), '`j` twice is not on the second row');
    await page.keyboard.press('k');
    expect(
      await page
        .locator('main [data-row]')
        .first()
        .evaluate((row) => row === document.activeElement),
      '`k` does not go back up',
    );
    const outline = await page
      .locator('main [data-row]')
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(outline !== 'none', 'the focus of a row cannot be seen');
    await page.keyboard.press('w');
    await page.locator('section.why').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor();
    await page.keyboard.press('/');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(focused.includes('姓名'), `\`/\` puts the focus on ${focused || 'nothing'}`);
  },
};

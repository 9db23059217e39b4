import type { Page } from 'playwright-core';
import { checkCharacter } from '../../server/registers/people/id-number.ts';
import { expectState, findOnPages } from './file-steps.ts';
import { recordJudgment } from './new-case.ts';
import { expect, type Journey } from './stage.ts';

const NAME = '测试丙';
const DIGITS = '99010119900303101';
/** Ten days from 8 October end on Sunday the 18th, and so on Monday the 19th: this is the day after. */
const TOO_LATE = '2026-10-20';

/** A judgment of yesterday: nobody is late. Nothing is typed, the days go by, and the person who has not come is on everybody's list. */
export const dayPassesJourney: Journey = {
  name: 'a new case is expected; the last day passes without the person, and it is overdue on the list of the day',
  async run(stage) {
    const page = await stage.as('county-examiner');
    await recordJudgment(page, {
      name: NAME,
      idNumber: DIGITS + checkCharacter(DIGITS),
      reads: '1990-03-03 出生',
      effective: '2026-10-08',
      noticed: '2026-10-09',
    });
    await expectState(page, '待报到');
    await openExpected(page);
    const waiting = page.locator('main [data-row]').filter({ hasText: NAME });
    await waiting.getByText(/^10月19日/).waitFor();
    expect((await waiting.getByText('逾期未报到').count()) === 0, 'the person is called late before the last day');

    await stage.moveTo(TOO_LATE);
    const later = await stage.as('county-examiner');
    await openExpected(later);
    await later.locator('main [data-row]').filter({ hasText: NAME }).getByText('逾期未报到').waitFor();

    const officer = await stage.as('officer');
    await officer.goto(`${stage.server.url}/today?band=overdue`);
    const row = await findOnPages(officer, NAME);
    await row.getByText('10月19日', { exact: true }).waitFor();
    await row.getByText('超 1 日').waitFor();
    await stage.picture(officer, 'overdue');
  },
};

async function openExpected(page: Page): Promise<void> {
  await page.getByRole('link', { name: '待入矫', exact: true }).first().click();
  await page.locator('main [data-row]').first().waitFor();
}

import { addDays, plainDate } from '../../law/kernel/plain-date.ts';
import { expectBothSizes } from './languages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const LEAST_PEOPLE = 300;
/** «涉及 305 人» → 305. */
const countIn = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN);

/** The head of the agency changes a parameter and enters a holiday notice, each looked at before it holds; an office reads and changes nothing. */
export const replanJourney: Journey = {
  name: 'change a setting that touches three hundred people, previewed and confirmed; enter the next year’s holidays',
  async run(stage) {
    await changeParameter(stage);
    await enterNotice(stage);
    await officeReads(stage);
  },
};

async function changeParameter(stage: Stage): Promise<void> {
  const page = await stage.as('county-head');
  await page.goto(`${stage.server.url}/settings`);
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
  await page.getByRole('row', { name: /管理类别评定周期/ }).waitFor();
  await stage.picture(page, 'settings');
  await page.getByText('国家规定', { exact: true }).first().click();
  const locked = page.getByRole('row', { name: /^报到期限/ });
  expect((await locked.getByRole('button').count()) === 0, 'a number of national law has no button');
  await page.getByText('本县可设', { exact: true }).click();
  await page
    .getByRole('row', { name: /管理类别评定周期/ })
    .getByRole('button', { name: /更\s*改/ })
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('spinbutton').fill('6');
  await drawer.getByLabel('自哪天起').fill('2026-01-01');
  await drawer.getByLabel('依据（本县文件）').fill('永司矫〔2026〕9号');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await page.getByText('待确认', { exact: true }).waitFor();
  const previewed = countIn(await page.getByText(/^涉及 \d+ 人$/).textContent());
  expect(previewed >= LEAST_PEOPLE, `the change touches ${previewed} people`);
  await page.getByRole('region', { name: '人员' }).locator('tbody tr').first().waitFor();
  await expectBothSizes(page, 'a change of settings', true);
  await stage.picture(page, 'replan');
  await page.getByRole('button', { name: '确认变更' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认变更' }).click();
  await page.getByText('已生效', { exact: true }).waitFor();
  const applied = countIn(await page.getByText(/^涉及 \d+ 人$/).textContent());
  expect(applied === previewed, `${previewed} people were previewed and ${applied} were touched`);
  expect((await page.getByText(/与预览不同/).count()) === 0, 'nobody differs from the preview');
  // The file of the first of them reads the new number.
  const first = page.getByRole('region', { name: '人员' }).locator('tbody tr').first();
  await first.getByRole('link').click();
  await page.getByRole('article').waitFor();
}

/** Made up: one row a day, as an office types a notice off. */
function noticeTable(): string {
  const stretches = [
    ['元旦', '2027-01-01', 3],
    ['春节', '2027-02-05', 7],
    ['清明', '2027-04-03', 3],
    ['劳动节', '2027-05-01', 5],
    ['端午', '2027-06-09', 1],
    ['中秋', '2027-09-15', 3],
    ['国庆节', '2027-10-01', 7],
  ] as const;
  const rows = stretches.flatMap(([name, first, days]) =>
    Array.from({ length: days }, (_day, n) => `${addDays(plainDate(first), n)},休,${name}`),
  );
  return ['日期,安排,节日', ...rows, '2027-02-13,班,春节'].join('\n');
}

async function enterNotice(stage: Stage): Promise<void> {
  const page = await stage.as('county-head');
  await page.goto(`${stage.server.url}/settings/holidays`);
  await page
    .getByRole('row', { name: /^2027 / })
    .getByRole('button', { name: /录\s*入/ })
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('input[type=file]').setInputFiles({
    name: '放假安排.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(noticeTable()),
  });
  await drawer.getByText('已读 7 段放假、1 天调休').waitFor();
  await drawer.getByLabel('通知文号').fill('演示〔2026〕1号');
  // A made-up day that is no weekend is refused, and the form keeps what was typed.
  await drawer.getByLabel('调休上班的周末 1').fill('2027-01-06');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await drawer
    .getByRole('alert')
    .getByText(/2027-01-06/)
    .waitFor();
  await drawer.getByLabel('调休上班的周末 1').fill('2027-02-13');
  await stage.picture(page, 'holiday-notice');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await page.getByText('待确认', { exact: true }).waitFor();
  const previewed = countIn(await page.getByText(/^涉及 \d+ 人$/).textContent());
  expect(previewed > 0, 'the notice moves duties');
  await page.getByRole('region', { name: '人员' }).getByText(/→/).first().waitFor();
  await page.getByRole('button', { name: '确认变更' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认变更' }).click();
  await page.getByText('已生效', { exact: true }).waitFor();
  const applied = countIn(await page.getByText(/^涉及 \d+ 人$/).textContent());
  expect(applied === previewed, `${previewed} people were previewed and ${applied} were touched`);
  await page.goto(`${stage.server.url}/settings/holidays`);
  await page.getByRole('row', { name: /2027 本县已录入 演示〔2026〕1号/ }).waitFor();
}

/** An office reads the settings, changes none, and was told of its days that have moved. */
async function officeReads(stage: Stage): Promise<void> {
  const page = await stage.as('officer');
  const told = page.locator('main [data-row]').filter({ hasText: '永司矫〔2026〕9号' });
  for (let turn = 0; turn < 20 && (await told.count()) === 0; turn += 1) {
    await page.waitForTimeout(turn === 0 ? 0 : 1_000);
    await page.goto(`${stage.server.url}/messages`);
    await page.waitForLoadState('networkidle');
  }
  expect((await told.getByText(/\d+项期限有变动/).count()) > 0, 'the office is told of the days that have moved');
  await page.goto(`${stage.server.url}/settings`);
  await page.getByRole('row', { name: /管理类别评定周期 6 个月 本县设定 · 永司矫〔2026〕9号/ }).waitFor();
  expect((await page.getByRole('button', { name: /更\s*改/ }).count()) === 0, 'an office changes no setting');
}

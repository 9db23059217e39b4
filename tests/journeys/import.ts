import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { REFUSAL_COLUMNS } from '../../server/services/ledger/columns.ts';
import { type Sample, sampleLedger, sampleWorkbook } from '../ledger/sample.ts';
import { act, expectState, openFile } from './file-steps.ts';
import { expect, type Journey } from './stage.ts';

const [ROWS, BAD] = [500, 20];
/** The header of the sample stands in this row of the sheet, below its titles. */
const HEADER_ROW = 3;

/** A workbook as the file chooser gives it to the page: its name is the county's own, Chinese. */
interface Workbook {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const workbookOf = (name: string, buffer: Buffer): Workbook => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer,
});

/** Uploads a workbook as a trial and waits for its report. */
async function trial(page: Page, workbook: Workbook): Promise<void> {
  await page.getByRole('link', { name: '台账导入', exact: true }).first().click();
  await page.locator('input[type=file]').setInputFiles(workbook);
  await page.getByRole('button', { name: '上传并试导入' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.locator('.import-report').waitFor({ timeout: 120_000 });
}

/** Confirms the trial on the page and waits until its rows are in. */
async function confirm(page: Page, count: number): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: `确认导入 ${count} 人` }).click();
  await page.waitForURL((url) => url.href !== before && /\/imports\//.test(url.href));
  await page.getByRole('link', { name: '查看人员' }).waitFor({ timeout: 180_000 });
}

/** The report's numbers, by the words under them. */
async function expectTiles(page: Page, wanted: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, count] of Object.entries(wanted)) {
    const said = await page.locator('.import-report .tile', { hasText: label }).locator('b').textContent();
    expect(said === String(count), `${label}: ${said} and not ${count}`);
  }
}

/** Every bad row is refused under its own number in Excel, and every refusal says why. */
async function expectRefusals(page: Page, sample: Sample): Promise<void> {
  await page.getByLabel('只看退回').check();
  const rows = page.getByRole('region', { name: '问题' }).locator('tbody tr');
  const numbers = new Set(await rows.locator('td[data-title="行"]').allTextContents());
  const said = [...numbers].map(Number).sort((a, b) => a - b);
  expect(said.join() === sample.badRows.join(), `rows ${said.join()} are refused and not ${sample.badRows.join()}`);
  const reasons = await rows.locator('td[data-title="原因"]').allTextContents();
  expect(reasons.length > 0 && reasons.every((reason) => reason.trim() !== ''), 'a refusal gives no reason');
}

/** How many people the register says there are. */
async function countPeople(page: Page): Promise<number> {
  await page.getByRole('link', { name: '在册人员', exact: true }).first().click();
  return Number((await page.getByText(/^共 \d+ 人$/).textContent())?.match(/\d+/)?.[0]);
}

/** Mends the refused rows as a clerk would from the papers: by the row number beside each, in the column that was wrong. */
async function mend(path: string, sample: Sample): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  expect(sheet !== undefined, 'the refused workbook has no sheet');
  const columns = new Map<string, number>();
  sheet.getRow(HEADER_ROW).eachCell((cell, column) => columns.set(cell.text, column));
  const column = (title: string): number => {
    const found = columns.get(title);
    expect(found !== undefined, `the refused workbook has no column ${title}`);
    return found;
  };
  let mended = 0;
  sheet.eachRow((row, at) => {
    if (at <= HEADER_ROW) return;
    const number = Number(row.getCell(column(REFUSAL_COLUMNS.row)).text);
    const fault = sample.rows.find((one) => one.number === number)?.fault;
    expect(fault !== undefined, `row ${number} was given back and is a good one`);
    expect(row.getCell(column(REFUSAL_COLUMNS.reason)).text !== '', `row ${number} was given back without a reason`);
    row.getCell(column(sample.header[sample.keys.indexOf(fault.column)] ?? '')).value = fault.mend;
    mended += 1;
  });
  expect(mended === BAD, `${mended} rows were given back and not ${BAD}`);
  return workbookOf('退回（已改）.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** The issue's own errand: the ledger in, the bad rows mended, a person from arrival to release on the day. */
export const importJourney: Journey = {
  name: 'import a ledger of 500 rows with 20 bad ones, mend them, take a person in who reports, and release on the day',
  async run(stage) {
    const sample = sampleLedger({ rows: ROWS, bad: BAD, on: plainDate(stage.today), seed: 7 });
    const ledger = workbookOf('永丰县台账.xlsx', await sampleWorkbook(sample));

    const page = await stage.as('county-examiner');
    const before = await countPeople(page);
    await trial(page, ledger);
    await expectTiles(page, { 可以导入: ROWS - BAD, 已在册: 0, 退回: BAD });
    await expectRefusals(page, sample);
    await page.mouse.move(0, 0);
    await stage.picture(page, 'import');
    await confirm(page, ROWS - BAD);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载退回的行/ }).click(),
    ]);
    const refused = join(stage.server.dataFolder, 'refused.xlsx');
    await download.saveAs(refused);
    const mended = await mend(refused, sample);
    await trial(page, mended);
    await expectTiles(page, { 可以导入: BAD, 已在册: 0, 退回: 0 });
    await confirm(page, BAD);
    await page.getByRole('link', { name: '查看人员' }).click();
    await page.getByText(`共 ${before + ROWS} 人`).waitFor();

    // The same files again: every row that is in is known, and there is nothing to confirm.
    await trial(page, mended);
    await expectTiles(page, { 可以导入: 0, 已在册: BAD, 退回: 0 });
    await trial(page, ledger);
    await expectTiles(page, { 可以导入: 0, 已在册: ROWS - BAD, 退回: BAD });
    expect(await page.getByRole('button', { name: '没有可以导入的行' }).isDisabled(), 'nothing is new and can be confirmed');
    const { total } = (await (await stage.server.as('county-examiner')).get('/api/cases?limit=1')).body;
    expect(total === before + ROWS, `the same files again made ${total - before - ROWS} more people`);

    await takeIn(page, sample);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { term } = (await (await stage.server.as('county-examiner')).get(`/api/cases/${id}`)).body;
    await stage.moveTo(term.to);
    const last = await stage.as('county-examiner');
    await last.goto(`${stage.server.url}/cases/${id}`);
    await last.getByRole('article').waitFor();
    await act(last, '收到个人总结');
    await act(last, '解除矫正');
    await expectState(last, '解除矫正');
    await stage.picture(last, 'released');
  },
};

/** Somebody the ledger calls missing comes in after all: registered, group, declaration, plan, grade, first report and visit. */
async function takeIn(page: Page, sample: Sample): Promise<void> {
  const missing = sample.rows.find(({ values, fault }) => values.reporting === '未报到且下落不明' && fault === undefined);
  const { name = '', idNumber = '' } = missing?.values ?? {};
  expect(name !== '' && idNumber !== '', 'the sample has nobody who is missing');
  await openFile(page, name, idNumber.slice(-6));
  await expectState(page, '逾期未报到');
  await act(page, '登记报到');
  await act(page, '登记接收');
  await expectState(page, '已登记');
  await act(page, '组成矫正小组', (form) => fillGroup(page, form));
  await act(page, '入矫宣告');
  await expectState(page, '在矫');
  await act(page, '制定矫正方案');
  await act(page, '确定管理类别', (form) => form.getByText('普管', { exact: true }).click());
  await act(page, '记录报告');
  await act(page, '记录查访');
}

/** Two members: the office's worker and, for a woman's group too, a woman of the family. */
async function fillGroup(page: Page, form: ReturnType<Page['locator']>): Promise<void> {
  await form.getByRole('button', { name: '再加一项' }).click();
  for (const [index, role] of ['司法所工作人员', '家庭成员'].entries()) {
    await form.locator('.ant-select').nth(index).click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(role, { exact: true }).click();
    await form.getByText('女', { exact: true }).nth(index).click();
  }
}

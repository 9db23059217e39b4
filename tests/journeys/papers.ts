import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { toDrawing } from '../../server/platform/documents/pdf.ts';
import { writeDocx } from '../../tools/papers/docx.ts';
import { expect, type Journey, type Stage } from './stage.ts';

/** One of each look, for the guide. */
const SHOWN = ['A04', 'B03', 'C01', 'D02', 'D16', 'E06', 'F01', 'F03', 'F04', 'G01'];

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
}

/** The page's own session asks the API. */
async function ask<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await page.request.fetch(path, {
    method,
    headers: { origin: new URL(page.url()).origin },
    ...(body === undefined ? {} : { data: body }),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${answer.ok() ? '' : await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function expectOpenToAll(page: Page, where: string): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.length === 0, `${where}: ${grave.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`).join(' | ')}`);
}

/** A paper of the case is drafted on the page, filled, signed, printed, and served with the scan of its receipt. */
async function fromDraftToReceipt(stage: Stage, page: Page, caseId: string): Promise<void> {
  await page.goto(`${stage.server.url}/cases/${caseId}`);
  await page.locator('main').getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('heading', { name: /的文书$/ }).waitFor();
  await page.getByLabel('制作文书').fill('E04');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText('训诫决定书').click();
  await page.getByRole('button', { name: /^起\s*草$/ }).click();
  await page.getByLabel('本人陈述').fill('本人承认未按时报告。');
  await stage.picture(page, 'papers-draft');
  await expectOpenToAll(page, 'the draft');
  await page.getByRole('button', { name: /^签\s*发$/ }).click();
  await page.getByText(/已签发，文号：（2026）.*训字第\d+号/).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 PDF' }).click()]);
  const printed = join(stage.server.dataFolder, 'paper.pdf');
  await download.saveAs(printed);
  expect(readFileSync(printed).subarray(0, 5).toString() === '%PDF-', 'the paper is a PDF');
  const scan = join(stage.server.dataFolder, 'receipt.pdf');
  writeFileSync(scan, '%PDF-1.7 the receipt');
  await page.getByLabel('回证扫描件（图片或 PDF）').setInputFiles(scan);
  await page.getByRole('button', { name: '登记送达' }).click();
  await page.getByText('送达已登记').first().waitFor();
  await page.getByRole('link', { name: '回证扫描件' }).waitFor();
  await stage.picture(page, 'papers-served');
}

/** A template with a field nobody knows is refused by name; a good one is tried and taken. */
async function templates(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/templates`);
  await page.getByRole('button', { name: '上传模板' }).nth(3).click();
  const file = join(stage.server.dataFolder, 'template.docx');
  writeFileSync(file, await writeDocx([{ p: '本县意见书 {文号} {姓名} {星座}' }], { margins: [20, 20, 20, 20] }));
  await page.getByLabel('Word 文件（.docx）').setInputFiles(file);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '上传模板' }).click();
  await page.getByText(/没有“星座”这个字段/).waitFor();
  await stage.picture(page, 'papers-template');
  writeFileSync(file, await writeDocx([{ p: '本县意见书 {文号} {姓名}' }], { margins: [20, 20, 20, 20] }));
  await page.getByLabel('Word 文件（.docx）').setInputFiles(file);
  await Promise.all([page.waitForEvent('download'), drawer.getByRole('button', { name: /^试\s*印$/ }).click()]);
  await drawer.getByRole('button', { name: '上传模板' }).click();
  await page.getByRole('button', { name: /第1版，2026-10-09起/ }).waitFor();
}

/** The head sets how numbers are written, from tomorrow: those of today stay as they are. */
async function numbering(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/settings`);
  const card = page.getByRole('region', { name: '文书文号' });
  await card.getByRole('button', { name: /^更\s*改$/ }).click();
  await card.getByLabel('格式').fill('〔{年}〕{简称}{字}字第{号}号');
  await card.getByLabel('机关简称').fill('永司矫');
  await card.getByText('〔2026〕永司矫警字第1号').waitFor();
  await card.getByLabel('启用日期').fill('2027-01-01');
  await expectOpenToAll(page, 'the way numbers are written');
  await card.getByRole('button', { name: /^保\s*存$/ }).click();
  await card.getByRole('button', { name: /^更\s*改$/ }).waitFor();
}

/** What ten of the papers look like for a person of the demonstration. */
async function drawings(stage: Stage, page: Page, caseId: string): Promise<void> {
  for (const kind of SHOWN) {
    const { id } = await ask<Item>(page, 'POST', `${stage.server.url}/api/papers`, { caseId, kind });
    const answer = await page.request.get(`${stage.server.url}/api/papers/${id}/content?form=docx`);
    const drawing = await toDrawing(await answer.body());
    const sheet = await stage.visitor({ width: kind === 'F04' ? 1123 : 794, height: kind === 'F04' ? 794 : 1123 });
    await sheet.setContent(`<style>body{margin:0}svg{width:100vw;height:auto;display:block}</style>${drawing}`);
    await stage.picture(sheet, `papers-${kind}`);
    await sheet.close();
  }
}

export const papersJourney: Journey = {
  name: 'papers: drafted, signed, printed, served; a template of the county',
  async run(stage) {
    const page = await stage.as('county-head');
    const { items } = await ask<{ items: { id: string; state: string }[] }>(
      page,
      'GET',
      `${stage.server.url}/api/cases?case=corrections&state=active&limit=5`,
    );
    const caseId = items[0]?.id ?? '';
    await fromDraftToReceipt(stage, page, caseId);
    await page.goto(`${stage.server.url}/papers`);
    await page.getByRole('button', { name: /^文号登记簿/ }).click();
    await page
      .getByText(/（2026）.*训字第\d+号/)
      .first()
      .waitFor();
    await stage.picture(page, 'papers-register');
    await expectOpenToAll(page, 'the register of numbers');
    await drawings(stage, page, caseId);
    await templates(stage, page);
    await numbering(stage, page);
  },
};

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findOnPages } from './file-steps.ts';
import { expect, type Journey, type Stage } from './stage.ts';

/** The page's own session does an act of the case. */
async function acts(stage: Stage, page: Page, caseId: string, action: string, input: object): Promise<void> {
  const at = `${stage.server.url}/api/cases/${caseId}`;
  const { version } = await (await page.request.get(at)).json();
  const answer = await page.request.post(`${at}/actions/${action}`, {
    headers: { origin: stage.server.url },
    data: { version, input: { on: stage.today, ...input } },
  });
  expect(answer.ok(), `${action}: ${answer.status()} ${answer.ok() ? '' : await answer.text()}`);
}

/** Somebody whose breach, statement and evidence are on record, warned by the head. */
async function warned(stage: Stage, head: Page): Promise<{ caseId: string; name: string }> {
  const list = await head.request.get(`${stage.server.url}/api/cases?case=corrections&state=active&grade=ordinary&limit=30`);
  const { items } = (await list.json()) as { items: { id: string; person: { name: string } }[] };
  const one = items[items.length - 1];
  expect(one !== undefined, 'nobody is active');
  const caseId = one?.id ?? '';
  const examiner = await stage.as('county-examiner');
  const kept = await examiner.request.post(`${stage.server.url}/api/files`, {
    headers: { origin: stage.server.url },
    multipart: {
      caseId,
      file: { name: 'call.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 record of the call') },
    },
  });
  const { sha256 } = (await kept.json()) as { sha256: string };
  const evidence = [{ source: '电话记录', collectedOn: stage.today, collector: '王测试', sha256 }];
  await acts(stage, examiner, caseId, 'record-breach', { ground: '未按规定报告', content: '未经批准外出一日' });
  await acts(stage, examiner, caseId, 'keep-evidence', { evidence });
  await acts(stage, examiner, caseId, 'take-statement', { content: '本人承认外出，未请假。' });
  await acts(stage, examiner, caseId, 'propose-sanction', { sanction: 'warning', ground: 1 });
  await acts(stage, head, caseId, 'warn', { ground: 1 });
  return { caseId, name: one?.person.name ?? '' };
}

/** The row of the day's list is gone to with one click: the paper stands there, ready. */
async function fromTheList(stage: Stage, page: Page, name: string, caseId: string): Promise<void> {
  await page.goto(`${stage.server.url}/today?scope=county&band=promptly`);
  const row = await findOnPages(page, name, '将决定书送达本人');
  await row.getByRole('button', { name: '登记抄送、送达' }).click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByText('警告决定书').first().waitFor();
  expect(page.url().includes(`/cases/${caseId}/papers`), page.url());
  await drawer.getByRole('button', { name: /^签\s*发$/ }).click();
  await page.getByText(/已签发，文号：（2026）.*警字第\d+号/).waitFor();
}

/** Served with the scan of the receipt; the duty is done, the list no longer shows it. */
async function served(page: Page, scan: string): Promise<void> {
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByText(/登记后办结/).waitFor();
  await drawer.getByLabel('回证扫描件（图片或 PDF）').setInputFiles(scan);
  await drawer.getByRole('button', { name: '登记送达' }).click();
  await page.getByText('案件中的相应事项同时办结').first().waitFor();
}

export const copiesJourney: Journey = {
  name: 'copies: a warning is owed, served on the person with a receipt, withdrawn, served anew; the proof stands in the file',
  async run(stage) {
    const page = await stage.as('county-head');
    const { caseId, name } = await warned(stage, page);
    const scan = join(stage.server.dataFolder, 'copy-receipt.pdf');
    writeFileSync(scan, '%PDF-1.7 the receipt of a copy');

    await fromTheList(stage, page, name, caseId);
    await served(page, scan);
    const drawer = page.locator('.ant-drawer-open');
    await drawer.getByRole('button', { name: '撤回送达' }).click();
    await page.getByLabel(/撤回理由/).fill('登记错了日期');
    await page.locator('.ant-popover:visible').getByRole('button', { name: '撤回送达' }).click();
    await drawer.getByText('已撤回：登记错了日期').waitFor();
    await served(page, scan);
    await page.keyboard.press('Escape');

    // Which copies, on whom, with which proof; that of the procuratorate is still owed.
    const copies = page.getByRole('region', { name: '抄送与送达' });
    const rows = copies.getByRole('row').filter({ hasText: '警告决定' });
    await rows.filter({ hasText: '社区矫正对象' }).getByText('回证扫描件').first().waitFor();
    await rows
      .filter({ hasText: '人民检察院' })
      .first()
      .getByRole('button', { name: /^送\s*达$/ })
      .waitFor();
    await stage.picture(page, 'papers-copies');

    await page.getByRole('link', { name: '返回今日待办' }).click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.goto(`${stage.server.url}/cases/${caseId}`);
    const entry = page.locator('.timeline .entry').filter({ hasText: '抄送、送达文书' }).filter({ hasText: '直接送达' }).first();
    await entry.getByText(/文书字号 （2026）.*警字第\d+号/).waitFor();
    const [taken] = await Promise.all([page.waitForEvent('download'), entry.getByRole('button', { name: '下载并核对' }).click()]);
    const receipt = join(stage.server.dataFolder, 'copy-receipt-taken.pdf');
    await taken.saveAs(receipt);
    expect(readFileSync(receipt, 'utf8') === '%PDF-1.7 the receipt of a copy', 'the entry gives another file than the receipt');
    await entry.getByText('已核对：与记录的校验值一致').waitFor();

    // No paper of ours belongs to a report of an emergency: its form asks for the proof.
    await acts(stage, page, caseId, 'record-emergency', { emergency: 'other', content: '演示' });
    await page.reload();
    const owed = page.locator('[data-row]').filter({ hasText: '抄送上一级社区矫正机构' });
    await owed.getByRole('button', { name: '登记抄送、送达' }).click();
    const form = page.locator('form.procedure-form');
    await form.waitFor();
    await form.getByRole('button', { name: '确认办理' }).click();
    await page.getByText('没有写明送达方式').first().waitFor();
    await form.getByLabel('方式').fill('邮寄');
    await page.getByTitle('邮寄送达').click();
    await form.getByLabel('回执、邮件号或者签收人').fill('EMS 990101');
    await form.getByRole('button', { name: '确认办理' }).click();
    await page.getByText('已记入卷宗：登记抄送、送达').first().waitFor();
  },
};

import type { Page } from 'playwright-core';
import { openApi } from '../server/api.ts';
import { expectOpenToAll } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const NAME = '冯改期';

/** Opens the list anew until a row says `text`. */
async function waitForMessage(page: Page, stage: Stage, text: RegExp): Promise<void> {
  const row = page.locator('main [data-row]').filter({ hasText: NAME }).filter({ hasText: text });
  for (let turn = 0; turn < 40; turn += 1) {
    await page.goto(`${stage.server.url}/messages`);
    await page.getByRole('heading', { name: '消息', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    if ((await row.count()) > 0) return;
    await page.waitForTimeout(1_000);
  }
  throw new Error(`no message says ${text}`);
}

export const messagesJourney: Journey = {
  name: 'messages: the bell, a day that moved is put right, and what the person was told',
  async run(stage) {
    const { account, password } = stage.server.account('officer');
    const officer = await openApi(stage.server.url).signIn(account, password);
    const unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
    // 30 September + 10 = 10 October, a make-up working day or the Saturday before the 12th; told today either way.
    const opened = await officer.command('/api/cases', {
      case: 'corrections',
      person: { name: NAME, idNumber: '990101198803187719', phone: '13900000001' },
      unit,
      facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-09-30', to: '2028-09-29' } },
      events: [{ type: 'decision-effective', on: '2026-09-30' }],
    });
    expect(opened.status === 201, `the case was not opened: ${opened.text}`);
    const { id } = opened.body;

    const page = await stage.as('officer');
    await waitForMessage(page, stage, /到县社区矫正机构报到.*到期/);
    await page.goto(`${stage.server.url}/today`);
    await page.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click();
    await page.waitForURL(/\/messages/);
    await expectOpenToAll(page, 'the messages');
    await stage.picture(page, 'messages-list');

    const { body: events } = await officer.get(`/api/cases/${id}/events`);
    const examinerAccount = stage.server.account('county-examiner');
    const examiner = await openApi(stage.server.url).signIn(examinerAccount.account, examinerAccount.password);
    const corrected = await examiner.command(`/api/cases/${id}/actions/correct-event`, {
      version: opened.body.version,
      input: { event: events.items[0].id, fields: { on: '2026-10-04' }, reason: '判决书上的生效日期录错' },
    });
    expect(corrected.status === 200, `the day was not corrected: ${corrected.text}`);
    await waitForMessage(page, stage, /先前告知的“到县社区矫正机构报到”10月.*现改为10月14日/);
    await stage.picture(page, 'messages-recall');
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByRole('link', { name: '消息', exact: true }).waitFor();

    await page.locator('main [data-row]').filter({ hasText: NAME }).first().click();
    await page.waitForURL(/\/cases\//);
    await page.getByRole('link', { name: '告知记录' }).click();
    await page.getByRole('heading', { name: `告知记录：${NAME}` }).waitFor();
    await page.getByText('期限提醒').first().waitFor();
    await page.getByText('139••••0001').first().waitFor();
    await page.getByLabel('电话号码').fill('13900000002');
    await page.getByRole('button', { name: '登记新号码' }).click();
    await page.getByText('139••••0002').waitFor();
    await expectOpenToAll(page, 'what the person was told');
    await stage.picture(page, 'messages-case');
    for (const number of ['0002', '0001']) {
      const line = page.getByRole('listitem').filter({ hasText: `139••••${number}` });
      await line.getByRole('button', { name: '停用' }).click();
      const why = page.locator('.ant-popover:not(.ant-popover-hidden)');
      await why.getByLabel('停用原因').fill('本人称号码有误');
      await why.getByRole('button', { name: /^确\s*定$/ }).click();
      await line.getByText(/停用：本人称号码有误/).waitFor();
    }
    await page.getByText('没有可用的号码：请核实并登记。').waitFor();

    await page.goto(`${stage.server.url}/messages?show=failed`);
    await page.getByRole('heading', { name: '消息', exact: true }).waitFor();
    await page.getByRole('link', { name: '停用的号码' }).click();
    await page.locator('main tr').filter({ hasText: NAME }).getByText('本人称号码有误').first().waitFor();
    await expectOpenToAll(page, 'the stopped numbers');
    await stage.picture(page, 'messages-stopped');
  },
};

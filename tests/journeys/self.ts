import type { Page } from 'playwright-core';
import { openApi } from '../server/api.ts';
import { expectOpenToAll, PHONE } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const NAME = '孟自助';
const ID_NUMBER = '990101199004120010';
const CALL = '0796-5550123';

const DESK = { width: 1440, height: 900 };

/** A person in hand at the officer's office, with duties of his own. */
async function openCase(stage: Stage): Promise<string> {
  const { account, password } = stage.server.account('officer');
  const officer = await openApi(stage.server.url).signIn(account, password);
  const unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
  const opened = await officer.command('/api/cases', {
    case: 'corrections',
    person: { name: NAME, idNumber: ID_NUMBER, phone: '13900000009' },
    unit,
    facts: { kind: 'suspended-sentence', county: '360825', offence: '盗窃罪', term: { from: '2026-09-01', to: '2028-08-31' } },
    settings: { profile: 'demo' },
    events: [
      { type: 'decision-effective', on: '2026-09-01' },
      { type: 'registered', on: '2026-09-04' },
      { type: 'group-formed', on: '2026-09-04', members: [{ role: 'judicial-office', sex: 'female' }] },
      { type: 'declared', on: '2026-09-05' },
      { type: 'plan-made', on: '2026-09-05' },
      { type: 'graded', on: '2026-09-05', grade: 'strict' },
    ],
  });
  expect(opened.status === 201, `the case was not opened: ${opened.text}`);
  return opened.body.id;
}

/** What differs in each run, on a picture that is kept: the code, the address, the hour. */
async function sameEachTime(page: Page): Promise<void> {
  await page.evaluate(() => {
    const say = (selector: string, text: string) => {
      for (const place of document.querySelectorAll(selector)) place.textContent = text;
    };
    say('.self-sheet-code', '0000 0000 0000');
    say('.self-sheet-address', 'https://guitu.example/self');
    say('.self-sheet-code + span', '2026年10月12日 周一 10:00 前有效，只能用一次');
  });
}

async function enter(page: Page, code: string, number: string): Promise<void> {
  await page.getByLabel('进入码（12 位数字）').fill(code);
  await page.getByLabel('身份证号末四位').fill(number);
  await page.getByRole('button', { name: '进入', exact: true }).click();
}

export const selfJourney: Journey = {
  name: 'self: a code on a sheet, the own page on a telephone, a leave asked for, refused and read',
  async run(stage) {
    const caseId = await openCase(stage);
    const officer = await stage.as('officer', undefined, DESK);
    await officer.goto(`${stage.server.url}/cases/${caseId}`);
    await officer.getByRole('article').getByRole('link', { name: '本人自助' }).click();
    await officer.getByRole('heading', { name: `本人自助：${NAME}` }).waitFor();
    await officer.getByLabel('有问题打这个电话').fill(CALL);
    await officer.getByRole('button', { name: '发进入码' }).click();
    const sheet = officer.getByRole('article', { name: '本人办事单' });
    const code = ((await sheet.locator('.self-sheet-code').textContent()) ?? '').replace(/\D/g, '');
    expect(/^\d{12}$/.test(code), `the sheet shows no code: ${code}`);
    expect(!/盗窃|社区矫正|缓刑|犯/.test((await sheet.textContent()) ?? ''), 'the sheet says why');
    await officer.getByText('有效，还没有用').waitFor();
    await expectOpenToAll(officer, 'the page of codes');
    await sameEachTime(officer);
    await stage.picture(officer, 'self-codes');
    await officer.emulateMedia({ media: 'print' });
    expect(!(await officer.getByText('发过的进入码').isVisible()), 'the sheet is printed with the list of codes');
    expect(await sheet.isVisible(), 'the sheet is not printed');
    await stage.picture(officer, 'self-sheet');
    await officer.emulateMedia({ media: 'screen' });

    const phone = await stage.visitor(PHONE);
    await phone.goto(`${stage.server.url}/self`);
    await phone.getByRole('heading', { name: '我的事项' }).waitFor();
    await expectOpenToAll(phone, 'the door', [PHONE]);
    await enter(phone, code, '000X');
    await phone.getByText('进入码或者身份证号末四位不正确').waitFor();
    await enter(phone, code, ID_NUMBER.slice(-4));
    await phone.getByRole('heading', { name: `${NAME}，您好` }).waitFor();
    const duties = phone.getByRole('region', { name: '我要做的事' });
    expect((await duties.getByRole('listitem').count()) > 0, 'the page shows no duty');
    await duties.getByText('为什么、怎么算').first().click();
    await phone.getByText(CALL).waitFor();
    const said = (await phone.locator('main').textContent()) ?? '';
    expect(!/盗窃/.test(said), 'the page says the offence');
    await expectOpenToAll(phone, 'the own page');
    await stage.picture(phone, 'self-page');

    await phone.getByRole('button', { name: '请假外出' }).click();
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('请填写：从哪天、到哪天、事由、去哪里（省）').waitFor();
    await phone.getByLabel('从哪天').fill('2026-10-14');
    await phone.getByLabel('到哪天').fill('2026-10-16');
    await phone.getByLabel('事由').selectOption({ label: '就医' });
    await phone.getByLabel('去哪里（省）').selectOption('310000');
    await phone.getByLabel('具体地址').fill('瑞金医院');
    await phone.getByLabel('证明材料').setInputFiles({
      name: 'appointment.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await phone.getByText('appointment.png').waitFor();
    await phone.getByLabel('这是什么').selectOption({ label: '诊断证明、就医预约' });
    await expectOpenToAll(phone, 'the form of a leave', [PHONE]);
    await stage.picture(phone, 'self-leave');
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('已提交。').waitFor();
    const requests = phone.getByRole('region', { name: '我提出的事和答复' });
    await requests.getByText('等待答复').waitFor();

    // The office sees it as any request, with the way it came, and decides.
    await officer.goto(`${stage.server.url}/cases/${caseId}`);
    await officer.getByText('审批外出申请').first().waitFor();
    await officer.getByText('本人（自助页面）').first().waitFor();
    const { account, password } = stage.server.account('county-head');
    const head = await openApi(stage.server.url).signIn(account, password);
    const { body: header } = await head.get(`/api/cases/${caseId}`);
    const refusing = await head.command(`/api/cases/${caseId}/actions/refuse-leave`, {
      version: header.version,
      input: { refusedFor: 'no-proof', ground: '预约单看不清，请重拍' },
    });
    expect(refusing.status === 200, `the leave was not refused: ${refusing.text}`);

    await phone.reload();
    await requests.getByText('不批准').waitFor();
    await requests.getByText('证明材料不足，未按要求补正。预约单看不清，请重拍').waitFor();
    await requests.getByText(/也可以向人民检察院申诉/).waitFor();
    await requests.scrollIntoViewIfNeeded();
    await stage.picture(phone, 'self-answer');

    // The law's no, in plain words: nobody leaves the mainland while the sentence runs.
    await phone.getByRole('button', { name: '请假外出' }).click();
    await phone.getByLabel('从哪天').fill('2026-10-20');
    await phone.getByLabel('到哪天').fill('2026-10-19');
    await phone.getByLabel('事由').selectOption({ label: '处理家庭事务' });
    await phone.getByLabel('去哪里（省）').selectOption('310000');
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('外出起止日不全或者颠倒').waitFor();
    await phone.getByRole('button', { name: '返回' }).click();

    await phone.getByRole('button', { name: '投诉' }).click();
    await phone.getByLabel('另一个人').check();
    await phone.getByLabel('姓名').fill('王某');
    await phone.getByLabel('写明发生了什么、什么时候').fill('十月八日上午，不收我的材料');
    await expectOpenToAll(phone, 'the form of a complaint', [PHONE]);
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('投诉已提交，会有人答复您。').waitFor();

    await phone.getByText('其他事项').click();
    await phone.getByRole('button', { name: '申请会客、会见' }).click();
    await phone.getByLabel('见谁').selectOption({ label: '会客' });
    await phone.getByLabel('姓名').fill('孟大哥');
    await phone.getByLabel('从哪天').fill('2026-10-12');
    await phone.getByRole('button', { name: '提交' }).click();
    await requests.getByText('会客、会见申请').waitFor();

    await phone.getByRole('button', { name: 'Switch to English' }).click();
    await phone.getByRole('heading', { name: `Hello, ${NAME}` }).waitFor();
    await phone.getByText('Proof missing and not supplied').waitFor();
    await phone.getByRole('button', { name: '切换到中文' }).click();

    await phone.getByRole('button', { name: '退出' }).click();
    await phone.getByText('已经退出。').waitFor();
    await enter(phone, code, ID_NUMBER.slice(-4));
    await phone.getByText('已经用过、过期').first().waitFor();

    await officer.goto(`${stage.server.url}/cases/${caseId}/self`);
    await officer.getByText('已用', { exact: true }).waitFor();
    await officer.getByRole('button', { name: '发进入码' }).click();
    await officer.getByRole('button', { name: /^收\s*回$/ }).click();
    await officer
      .locator('.ant-popover:not(.ant-popover-hidden)')
      .getByRole('button', { name: /^确\s*定$/ })
      .click();
    await officer.getByText('收回', { exact: true }).first().waitFor();
  },
};

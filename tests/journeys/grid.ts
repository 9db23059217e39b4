import type { Page } from 'playwright-core';
import { act, expectState } from './file-steps.ts';
import { expectBothSizes } from './languages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

/** A Wednesday; the server's clock stands at nine, and later at half past three. */
const MORNING = '2026-10-21T09:00';
const AFTERNOON = '2026-10-21T15:30';
const TITLE = '测试路口垃圾堆积';
const TWICE = '测试路口垃圾（重复）';
const REPORTER = '居民测某';
const PHONE = { width: 390, height: 844 };

/** A grid event from the street to the archive, with its hours: late within the day, urged, done, checked, evaluated. */
export const gridJourney: Journey = {
  name: 'a grid event: reported with a photograph, dispatched, late by its hour, urged, handled, checked, evaluated; a second report is joined to it',
  async run(stage) {
    await stage.moveTo(MORNING);
    const manager = await stage.as('grid-manager', undefined, PHONE);
    await report(stage, manager);
    await reportAgain(stage);

    const centre = await stage.as('grid-centre');
    await openMatter(centre, TITLE);
    await act(centre, '受理');
    await act(centre, '派遣', async (form) => {
      await form.getByLabel(/^承办单位/).click();
      await centre.getByTitle('永丰县城市管理局').last().click();
    });
    await expectState(centre, '已派遣');
    await centre.getByText(REPORTER).first().waitFor();
    await openMatter(centre, TWICE);
    await act(centre, '并入主事件', async (form) => {
      await form.getByLabel(/^主事件/).click();
      await centre.keyboard.type(TITLE);
      await centre.locator('.ant-select-item-option').filter({ hasText: TITLE }).first().click();
    });
    await expectState(centre, '已并案');
    await openMatter(centre, TITLE);
    await centre.getByRole('article').getByRole('link', { name: TWICE }).waitFor();

    const unit = await stage.as('handling-unit');
    await unit.locator('main [data-row]').filter({ hasText: TITLE }).first().waitFor();
    await openMatter(unit, TITLE);
    expect((await unit.getByText(REPORTER).count()) === 0, 'the handling unit reads who reported it');
    await act(unit, '签收');
    await act(unit, '开始处置');
    // Four office hours from just after nine: three to noon, the rest after two.
    const due = unit
      .locator('.duty-when')
      .filter({ hasText: /10月21日 15:0\d 前/ })
      .first();
    await due.waitFor();
    const height = await due.locator('b').evaluate((said) => said.getBoundingClientRect().height);
    expect(height < 30, `the hour is broken over two lines: ${height}`);

    await stage.moveTo(AFTERNOON);
    const late = await stage.as('handling-unit');
    await late.locator('.duty-over').filter({ hasText: TITLE }).getByText('已过时').first().waitFor();
    await stage.picture(late, 'grid-today');
    const urging = await stage.as('grid-centre');
    await openMatter(urging, TITLE);
    await urging.getByText('“处置并反馈”已超时，应当督办').waitFor();
    await act(urging, '督办', async (form) => {
      await form.getByText('逾期', { exact: true }).click();
    });
    await openMatter(late, TITLE);
    await act(late, '处置完毕', async (form) => {
      await form.getByLabel(/^处置结果/).fill('已清运并冲洗路面。');
      await form
        .getByLabel(/^照片/)
        .setInputFiles({ name: '处置后.jpg', mimeType: 'image/jpeg', buffer: await photograph(late) });
      await form.getByRole('img', { name: '照片 1' }).waitFor();
    });
    await openMatter(urging, TITLE);
    await act(urging, '安排核查');

    const checking = await stage.as('grid-manager', undefined, PHONE);
    await openMatter(checking, TITLE);
    await act(checking, '核查通过');
    await expectState(checking, '已结案');
    await stage.picture(checking, 'grid-file-phone');
    await openMatter(urging, TITLE);
    await act(urging, '回访归档', async (form) => {
      await form.getByText('是', { exact: true }).first().click();
      await form.getByText('满意', { exact: true }).click();
    });
    await expectState(urging, '已归档');
    await urging.getByText(/本件评价：1个环节超时；返工0次.*回访：满意/).waitFor();
    await drawn(urging);
    expect(!/[a-f0-9]{8}-[a-f0-9]{4}-/.test((await urging.locator('main').textContent()) ?? ''), 'the file shows an id');
    await stage.picture(urging, 'grid-file');
    await withoutBarrier(stage, urging);
  },
};

/** The pages of matters, at both sizes: in Chinese for everybody, in English with words of their own. */
async function withoutBarrier(stage: Stage, page: Page): Promise<void> {
  await expectBothSizes(page, 'the file of a matter', true);
  const look = async (said: 'zh' | 'en') => {
    for (const path of ['/matters', '/matters/new']) {
      await page.goto(`${stage.server.url}${path}`);
      await page.locator('main [data-row], main form.procedure-form').first().waitFor();
      await expectBothSizes(page, `${path} ${said}`, said === 'zh');
    }
  };
  await look('zh');
  await page.getByRole('button', { name: /中 \/ EN/ }).click();
  await page.getByRole('heading', { name: 'Report a matter', exact: true }).waitFor();
  await look('en');
  const words = (await page.locator('main .new-matter').textContent()) ?? '';
  expect(words.includes('Category'), 'the form in English is not there');
  expect(!/[\u4e00-\u9fff]/.test(words), `the form in English has Chinese words: ${words}`);
  await page.getByRole('button', { name: /中 \/ EN/ }).click();
  await page.getByRole('heading', { name: '上报事件', exact: true }).waitFor();
}

/** Reports from the phone, with a photograph. */
async function report(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/matters/new`);
  await page.getByRole('textbox', { name: /^事件\*?$/ }).fill(TITLE);
  expect(/^09:0\d$/.test(await page.getByLabel(/^时刻/).inputValue()), 'the hour of the server’s clock is not in the form');
  await page.getByLabel(/^类别/).click();
  await page.getByTitle('市容环卫').last().click();
  await page.getByLabel(/^情况/).fill('路口垃圾桶满溢，影响通行。');
  await page.getByLabel(/^报告人\*?$/).fill(REPORTER);
  await page.getByRole('radiogroup', { name: '对承办单位隐去报告人' }).getByText('是', { exact: true }).click();
  await page.getByLabel(/^照片/).setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await stage.picture(page, 'grid-report-phone');
  await page.getByRole('button', { name: '上报事件' }).click();
  await page.getByText(`已上报：${TITLE}`).waitFor();
  await expectState(page, '已上报');
  await drawn(page);
}

/** The photographs of the file are there and can be seen. */
async function drawn(page: Page): Promise<void> {
  const photo = page.locator('.timeline .photographs img').first();
  await photo.waitFor();
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.timeline .photographs img');
    return image?.complete === true && image.naturalWidth > 0;
  });
}

/** The same thing told a second time, by another resident. */
async function reportAgain(stage: Stage): Promise<void> {
  const api = await stage.server.as('grid-manager');
  const me = await api.get('/api/me');
  const unit = me.body.posts[0].organisation.id;
  const answer = await api.command('/api/cases', {
    case: 'grid-event',
    unit,
    facts: { kind: '01', title: TWICE, county: '360825' },
    act: { action: 'report-event', input: { at: `${MORNING}:30+08:00`, category: '01', text: '路口垃圾没人清。' } },
  });
  expect(answer.status === 201, `the second report is answered ${answer.status}`);
}

/** Finds a matter by its name and opens it. */
async function openMatter(page: Page, title: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/matters?q=${encodeURIComponent(title)}`);
  await page.locator('main [data-row]').filter({ hasText: title }).first().click();
  await page.getByRole('article').waitFor();
}

/** A picture made on the spot. */
async function photograph(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = '#9bb0a5';
      pen.fillRect(0, 0, 640, 480);
      pen.fillStyle = '#5b4636';
      for (const [x, y] of [
        [80, 300],
        [220, 260],
        [400, 310],
      ]) {
        pen.fillRect(x ?? 0, y ?? 0, 120, 140);
      }
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  return Buffer.from(data, 'base64');
}

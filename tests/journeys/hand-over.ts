import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { checkCharacter } from '../../server/registers/people/id-number.ts';
import { type Api, openApi } from '../server/api.ts';
import { act } from './file-steps.ts';
import { expect, type Journey, type Stage, signIn } from './stage.ts';

const Accounts = z.array(z.object({ account: z.string(), password: z.string(), organisation: z.string() }));

/** The county's officers whom visitors do not sign in as. */
function officersOf(stage: Stage) {
  return Accounts.parse(JSON.parse(readFileSync(join(stage.server.dataFolder, 'demo-officers.json'), 'utf8')));
}

/** Chooses an option of a select by its label, typing where there is much to choose from. */
async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByLabel(label).last().click();
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
  await list.first().waitFor();
  const wanted = list.filter({ hasText: option });
  if ((await wanted.count()) === 0) await page.keyboard.type(option);
  await wanted.first().click();
}

/** Faults of accessibility that keep somebody out, and a page wider than a phone. */
async function expectOpenToAll(page: Page, where: string): Promise<void> {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(size);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = grave.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)}`);
    expect(grave.length === 0, `${where} at ${size.width}: ${said.join(' | ')}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over <= 1, `${where} is ${over} pixels wider than a window of ${size.width}`);
  }
}

interface Post {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: { readonly name: string };
}

async function heldBy(api: Api, post: string): Promise<{ id: string; name: string }[]> {
  return (await api.get(`/api/cases?case=corrections&officer=${post}&limit=200`)).body.items;
}

/** Leave: the head stands in, and what he does is recorded as «代». */
async function standIn(stage: Stage, page: Page, officer: Post, head: Post): Promise<void> {
  const { url } = stage.server;
  await page.goto(`${url}/stand-ins`);
  await page.getByRole('button', { name: '设代理' }).first().click();
  await choose(page, '被代理的岗位', officer.name);
  await choose(page, '代理人', head.name);
  await page.getByLabel('事由').last().fill('年休假');
  await page.locator('.ant-drawer-open').getByRole('button', { name: '设代理' }).click();
  await page.getByText('代理中').waitFor();
  await expectOpenToAll(page, 'stand-ins');
  await stage.picture(page, 'organisation-stand-ins');

  const standing = await stage.as('office-head');
  const api = await stage.server.as('office-head');
  const active = (await api.get(`/api/cases?case=corrections&officer=${officer.id}&state=active&limit=200`)).body.items;
  const one = active[0];
  expect(one !== undefined, 'the officer holds nobody who reports');
  await standing.goto(`${url}/cases/${one.id}`);
  await standing.getByRole('article').getByText(`${head.name}代`).first().waitFor();
  await act(standing, '记录报告');
  await standing.getByText(`${head.name}（代${officer.name}）`).first().waitFor();

  await page.getByRole('button', { name: /^收\s*回$/ }).click();
  await page.getByRole('button', { name: /^确\s*定$/ }).click();
  await page.getByText('代理中').waitFor({ state: 'hidden' });
}

/** Leaving for good: the caseload goes by grade and by single persons, seen first, then done, and the persons are told. */
async function handOver(stage: Stage, page: Page, officer: Post, second: Post, head: Post): Promise<void> {
  const api = await stage.server.as('county-head');
  const before = await heldBy(api, officer.id);
  const single = before[0];
  expect(single !== undefined && before.length > 3, 'the officer holds hardly anybody');

  // His post does not end while he holds them.
  const administrator = await stage.as('administrator');
  await administrator.goto(`${stage.server.url}/posts`);
  const row = administrator.locator('tr').filter({ hasText: officer.name }).filter({ hasText: officer.organisation.name });
  await row.getByRole('button', { name: '定最后一日' }).click();
  await administrator.locator('form.last-day').getByRole('button', { name: '定最后一日' }).click();
  await administrator
    .getByText(/没有移交/)
    .first()
    .waitFor();
  await stage.picture(administrator, 'organisation-post-end');
  await administrator.goto(`${stage.server.url}/units`);
  await administrator.locator('main [data-row]').first().waitFor();
  await expectOpenToAll(administrator, 'units');
  await stage.picture(administrator, 'organisation-units');
  await keepUnits(administrator, officer.organisation.name);

  await page.goto(`${stage.server.url}/workload`);
  const own = page.locator('main tr').filter({ hasText: officer.name }).filter({ hasText: officer.organisation.name });
  await own.first().waitFor();
  await expectOpenToAll(page, 'workload');
  await stage.picture(page, 'organisation-workload');
  await own
    .first()
    .getByRole('button', { name: /^移\s*交$/ })
    .click();
  const drawer = page.locator('.ant-drawer-open');
  await choose(page, '移交给', second.name);
  await drawer.getByText('按等级', { exact: true }).click();
  await drawer.getByLabel('按等级').last().click();
  const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
  await options.first().waitFor();
  for (let left = await options.count(); left > 0; left -= 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  await drawer.getByLabel('事由').click();
  await options.first().waitFor({ state: 'hidden' });
  await drawer.getByRole('button', { name: '再加一位接收人' }).click();
  await choose(page, '移交给', head.name);
  await drawer.getByText('选人', { exact: true }).last().click();
  await drawer.getByLabel('选人').last().click();
  await page.keyboard.type(single.name);
  await options.filter({ hasText: single.name }).first().click();
  await drawer.getByLabel('事由').fill('调离');
  await drawer.getByRole('button', { name: /^预\s*览$/ }).click();
  await drawer.getByText(`${before.length} 人换承办人`).waitFor();
  await drawer.getByText(`${head.name} 1 人`).waitFor();
  await drawer.getByRole('button', { name: '确认移交' }).scrollIntoViewIfNeeded();
  await stage.picture(page, 'organisation-hand-over-preview');
  await drawer.getByRole('button', { name: '确认移交' }).click();
  await page.waitForURL(/\/hand-overs\/[0-9a-f-]+/);
  await page.getByText(`已告知 0/${before.length}`).waitFor();

  const [left, at, one] = [await heldBy(api, officer.id), await heldBy(api, second.id), await heldBy(api, head.id)];
  expect(left.length === 0, `the officer who left still holds ${left.length}`);
  expect(
    before.every(({ id }) => id === single.id || at.some((other) => other.id === id)),
    'not all are with the second officer',
  );
  expect(one.length === 1 && one[0]?.id === single.id, 'the head does not hold the one that was chosen for him');

  await page.getByLabel(single.name, { exact: true }).check();
  await choose(page, '方式', '电话');
  await page.getByLabel(/^凭据/).fill('本人接听');
  await page.getByRole('button', { name: '登记所选人员已告知' }).click();
  await page.getByText(`已告知 1/${before.length}`).waitFor();
  await expectOpenToAll(page, 'hand-over');
  await stage.picture(page, 'organisation-hand-over');
  await page.getByRole('link', { name: '移交记录' }).click();
  await page.locator('main [data-row]').filter({ hasText: officer.name }).getByText(`1/${before.length}`).waitFor();
}

/** A unit is added, renamed and closed; one with cases and posts is not closed. */
async function keepUnits(page: Page, full: string): Promise<void> {
  const drawer = page.locator('.ant-drawer-open');
  const row = (name: string) => page.locator('main [data-row]').filter({ hasText: name }).first();
  await page.getByRole('button', { name: '新设单位' }).click();
  await drawer.getByLabel('名称').fill('测试司法所');
  await drawer.getByLabel('区划代码').fill('360825998');
  await choose(page, '上级单位', '社区矫正机构');
  await drawer.getByLabel('事由').fill('新设');
  await drawer.getByRole('button', { name: '新设单位' }).click();
  await row('测试司法所').click();
  await drawer.getByLabel('名称').fill('测试镇司法所');
  await drawer.getByLabel('事由').fill('更名');
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await row('测试镇司法所').click();
  await drawer.getByText('测试司法所 → 测试镇司法所').waitFor();
  await drawer.getByLabel('事由').fill('撤并');
  await drawer.getByRole('button', { name: /^撤\s*销$/ }).click();
  await drawer.waitFor({ state: 'hidden' });
  await row(full).click();
  await drawer.getByLabel('事由').fill('撤并');
  await drawer.getByRole('button', { name: /^撤\s*销$/ }).click();
  await drawer.getByText(/还不能撤销/).waitFor();
}

/** A case that nobody holds is counted on today's page, found from there, and given to an officer in its file. */
async function giveOut(stage: Stage, officer: Post, unit: string): Promise<void> {
  const examiner = await stage.server.as('county-examiner');
  const digits = `99010119910505${String(100 + (Date.now() % 800))}`;
  const name = '测试无主';
  const opened = await examiner.command('/api/cases', {
    case: 'corrections',
    person: { name, idNumber: digits + checkCharacter(digits) },
    unit,
    facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-10-01', to: '2027-09-30' } },
    events: [{ type: 'decision-effective', on: '2026-10-01' }],
  });
  expect(opened.status === 201, `no case to give out: ${opened.text}`);
  const head = await stage.as('office-head');
  await head
    .getByRole('link', { name: /无人承办/ })
    .first()
    .click();
  await head.waitForURL(/concern=unassigned/);
  await head.getByRole('heading', { name: '在册人员' }).waitFor();
  await head.locator('main [data-row]').filter({ hasText: name }).first().click();
  const article = head.getByRole('article');
  await article.locator('.officer-button').getByText('无人承办').waitFor();
  await article.locator('.officer-button').click();
  await choose(head, '确定承办人', officer.name);
  await head.getByLabel('事由').first().fill('分工');
  await head.locator('.ant-drawer-open').getByRole('button', { name: '确定承办人' }).click();
  await article.locator('.officer-button').getByText(officer.name).waitFor();
}

/** Another office: asked in the file, decided by the county, answered by the office, whose case it is from then on. */
async function changeOffice(stage: Stage, page: Page): Promise<void> {
  const { url } = stage.server;
  const other = officersOf(stage).find(({ account }) => /^officer-\d{3}\./.test(account) && account.endsWith('.yongfeng'));
  if (other === undefined) throw new Error('the demonstration has no officer of another office');
  const officer = await stage.as('officer');
  const api = await stage.server.as('officer');
  const one = (await api.get('/api/cases?case=corrections&state=active&limit=5')).body.items[0];
  await officer.goto(`${url}/cases/${one.id}`);
  await officer.getByRole('article').locator('.officer-button').click();
  await choose(officer, '接收单位', other.organisation);
  await officer.getByLabel('事由').last().fill('居住地变更');
  await officer.locator('.ant-drawer-open').getByRole('button', { name: '提出变更负责单位' }).click();
  await officer.getByText('已提出，等县局决定').waitFor();

  await page.goto(`${url}/office-changes`);
  const row = page.locator('main tr').filter({ hasText: one.name });
  await row.getByRole('button', { name: /^决\s*定$/ }).click();
  await page.getByLabel('意见').fill('同意变更');
  await page.getByRole('button', { name: '同意，发函' }).click();
  await row.getByText('待接收单位答复').waitFor();
  await expectOpenToAll(page, 'office changes');
  await stage.picture(page, 'organisation-office-changes');

  const receiver = await stage.visitor();
  await receiver.goto(url);
  await signIn(receiver, other.account, other.password);
  await receiver.getByRole('banner').waitFor();
  const theirs = await openApi(url).signIn(other.account, other.password);
  expect((await theirs.get(`/api/cases/${one.id}`)).status === 404, 'the receiving office sees the case before its answer');
  const { name } = (await theirs.get('/api/me')).body;
  await receiver.goto(`${url}/office-changes`);
  await receiver
    .locator('main tr')
    .filter({ hasText: one.name })
    .getByRole('button', { name: /^答\s*复$/ })
    .click();
  await choose(receiver, '本单位承办人', name);
  await receiver.getByLabel('意见').fill('已接收');
  await receiver.getByRole('button', { name: /^接\s*收$/ }).click();
  await receiver.locator('main tr').filter({ hasText: one.name }).getByText('已接收', { exact: true }).first().waitFor();
  await receiver.goto(`${url}/cases/${one.id}`);
  await receiver.getByRole('article').locator('.officer-button').getByText(name).waitFor();
  await receiver.getByRole('article').getByText(other.organisation).first().waitFor();
  expect((await api.get(`/api/cases/${one.id}`)).status === 404, 'the old office still sees the case');
}

export const handOverJourney: Journey = {
  name: 'hand-over: an officer on leave is stood in for, one who leaves hands the caseload over, a case changes its office',
  async run(stage) {
    const page = await stage.as('county-head');
    const api = await stage.server.as('county-head');
    const office = (await (await stage.server.as('officer')).get('/api/me')).body.posts[0];
    const posts: Post[] = (await api.get(`/api/posts?unit=${office.organisation.id}`)).body.items;
    const officer = posts.find(({ id }) => id === office.id);
    const second = posts.find(({ id, role }) => role === 'officer' && id !== office.id);
    const head = posts.find(({ role }) => role === 'office-head');
    if (officer === undefined || second === undefined || head === undefined) throw new Error('the office lacks a post');
    await standIn(stage, page, officer, head);
    await handOver(stage, page, officer, second, head);
    await changeOffice(stage, page);
    await giveOut(stage, second, office.organisation.id);
  },
};

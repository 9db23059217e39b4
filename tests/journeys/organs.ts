import type { Page } from 'playwright-core';
import { checkCharacter } from '../../server/registers/people/id-number.ts';
import type { Api } from '../server/api.ts';
import { act, choose } from './file-steps.ts';
import { expectOpenToAll, PHONE } from './pages.ts';
import { expect, type Journey, type Stage } from './stage.ts';

const STATION = '恩江镇派出所';
const COURT = '永丰县人民法院';
const ANSWER = '已布控，10月8日购票前往赣州。';
const PAPER = '吉公函〔2026〕88号';
const KEY = /^guitu_[A-Za-z0-9_-]{43}$/;

/** Persons of one office: looked for by the station, ruled on by the court, looked for by police who have no post here. */
const PERSONS = { asked: '测试寻', ruled: '测试裁', written: '测试函' } as const;
type Who = keyof typeof PERSONS;
type Ids = Readonly<Record<Who, string>>;

const BEGUN = [
  { type: 'decision-effective', on: '2026-06-01' },
  { type: 'registered', on: '2026-06-05' },
  { type: 'group-formed', on: '2026-06-08', members: [{ role: 'judicial-office', sex: 'male' }] },
  { type: 'declared', on: '2026-06-08' },
  { type: 'plan-made', on: '2026-06-08' },
  { type: 'graded', on: '2026-06-08', grade: 'ordinary' },
];
const LOST = [{ type: 'contact-lost', on: '2026-10-08' }];
const BREACH = [{ type: 'breach-found', on: '2026-09-20', ground: '擅自外出' }];

async function openCases(stage: Stage): Promise<Ids> {
  const officer = await stage.server.as('officer');
  const unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
  const open = async (who: Who, events: readonly object[], place: number) => {
    const digits = `9901011990052000${place}`;
    const opened = await officer.command('/api/cases', {
      case: 'corrections',
      person: { name: PERSONS[who], idNumber: digits + checkCharacter(digits) },
      unit,
      facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-06-01', to: '2028-05-31' } },
      events: [...BEGUN, ...events],
    });
    expect(opened.status === 201, `the case was not opened: ${opened.text}`);
    return opened.body.id as string;
  };
  return { asked: await open('asked', LOST, 1), ruled: await open('ruled', BREACH, 2), written: await open('written', LOST, 3) };
}

/** One act over the interface. */
async function done(api: Api, id: string, action: string, input: object): Promise<void> {
  const { version } = (await api.get(`/api/cases/${id}`)).body;
  const answer = await api.command(`/api/cases/${id}/actions/${action}`, { version, input });
  expect(answer.status === 200, `${action} was not done: ${answer.text}`);
}

async function fileOf(stage: Stage, page: Page, id: string): Promise<void> {
  await page.goto(`${stage.server.url}/cases/${id}`);
  await page.getByRole('article').waitFor();
}

const duty = (page: Page, what: string) => page.locator('.file-now li').filter({ hasText: what });
const entry = (page: Page, what: string) => page.locator('.timeline .entry').filter({ hasText: what }).first();

/** The police at their own post: what was put to them and nothing else, answered, and done. */
async function byPost(stage: Stage, county: Page, ids: Ids): Promise<void> {
  const before = (await (await stage.server.as('police')).get('/api/concerns')).body.total;
  await fileOf(stage, county, ids.asked);
  await act(county, '请求公安机关协助', (form) => choose(county, form, '受理机关（名录）', STATION));
  await duty(county, '协助查找并答复').waitFor();

  const police = await stage.as('police');
  await police.waitForURL(/\/concerns$/);
  const rows = police.getByRole('list', { name: '与本机关有关的事项' }).getByRole('listitem');
  await rows.filter({ hasText: PERSONS.asked }).filter({ hasText: '协助查找' }).waitFor();
  expect((await rows.count()) === before + 1, `the police see ${await rows.allTextContents()}`);
  await expectOpenToAll(police, 'what concerns the police');
  await stage.picture(police, 'organs-concerns');
  // A number typed in, a page of the county's: neither exists for them.
  for (const id of [ids.written, ids.ruled]) {
    await police.goto(`${stage.server.url}/cases/${id}`);
    await police.getByRole('heading', { name: '没有找到' }).waitFor();
  }
  const menu = await police.getByRole('navigation', { name: '菜单' }).getByRole('link').allTextContents();
  expect(menu.length === 1, `the menu of the police has ${menu}`);
  await police.goto(`${stage.server.url}/people`);
  await police.getByRole('heading', { name: '没有权限看这里' }).waitFor();

  await police.goto(`${stage.server.url}/concerns`);
  await rows.filter({ hasText: PERSONS.asked }).getByRole('button').click();
  await police.getByRole('article').waitFor();
  await duty(police, '协助查找并答复').waitFor();
  await expectOpenToAll(police, 'the file as the police read it', [PHONE]);
  const said = (await police.getByRole('article').textContent()) ?? '';
  expect(!said.includes('入矫宣告') && said.includes('失去联系'), `the police read ${said}`);
  await police.getByRole('button', { name: '办理、答复' }).click();
  const drawer = police.locator('.ant-drawer-open');
  await drawer.getByRole('button', { name: '答复协助查找', exact: true }).first().click();
  const form = drawer.locator('form.procedure-form');
  await form.getByLabel('答复内容').fill(ANSWER);
  await stage.picture(police, 'organs-answer');
  await drawer.getByRole('button', { name: '确认办理' }).click();
  await police.getByText('已记入卷宗：答复协助查找').first().waitFor();
  await duty(police, '协助查找并答复').waitFor({ state: 'detached' });
  await police.setViewportSize(PHONE);
  await police.goto(`${stage.server.url}/concerns`);
  await police.getByText('全部', { exact: true }).click();
  await rows.filter({ hasText: PERSONS.asked }).getByText('无待办').waitFor();
  await stage.picture(police, 'organs-concerns-phone');

  await fileOf(stage, county, ids.asked);
  await entry(county, ANSWER)
    .filter({ hasText: `${STATION} · 自行办理` })
    .waitFor();
  await duty(county, '协助查找并答复').waitFor({ state: 'detached' });
}

/** On a picture that is kept, a key that is the same each time and opens nothing. */
async function anyKey(page: Page, key: string): Promise<void> {
  const shown = 'guitu_0000000000000000000000000000000000000000000';
  await page.getByLabel('密钥', { exact: true }).evaluate((field, said) => {
    if (field instanceof HTMLInputElement) field.value = said;
  }, shown);
  await page.getByText(`Bearer ${key}`).evaluate((line, said) => {
    line.textContent = `Authorization: Bearer ${said}`;
  }, shown);
}

/** The administrator makes a key on its page; the court's system rules with it. */
async function byKey(stage: Stage, county: Page, head: Api, ids: Ids): Promise<void> {
  const court = (await head.get('/api/organisations?kind=court')).body.items.find(({ name }: { name: string }) => name === COURT);
  await done(head, ids.ruled, 'propose-revocation', { addressee: court.id, ground: 5 });

  const admin = await stage.as('administrator');
  await admin.getByRole('link', { name: '接口密钥', exact: true }).click();
  await admin.getByRole('heading', { name: '接口密钥' }).waitFor();
  await admin.getByText('还没有密钥').waitFor();
  await admin.getByRole('button', { name: '新增密钥' }).click();
  const drawer = admin.locator('.ant-drawer-open');
  await drawer.getByLabel('代表的岗位').click();
  await admin.locator('.ant-select-dropdown:visible').getByText(COURT).click();
  await drawer.getByLabel('系统名称').fill('审判管理系统');
  await drawer.getByLabel('有效至').fill('2027-06-30');
  await drawer.getByRole('button', { name: '新增密钥' }).click();
  const secret = drawer.getByLabel('密钥', { exact: true });
  await secret.waitFor();
  const key = await secret.inputValue();
  expect(KEY.test(key), `the page shows ${key} as a key`);
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await drawer.getByRole('button', { name: /^复\s*制$/ }).click();
  await drawer.getByText('已复制').waitFor();
  expect((await admin.evaluate(() => navigator.clipboard.readText())) === key, 'the copy is another key');
  await expectOpenToAll(admin, 'a key that was made', [PHONE]);
  await anyKey(admin, key);
  await stage.picture(admin, 'organs-key');
  await drawer.getByRole('button', { name: '已保存，关闭' }).click();
  const row = admin.getByRole('row').filter({ hasText: '审判管理系统' });
  await row.getByText('还没用过').waitFor();
  await stage.picture(admin, 'organs-keys');
  expect(!(await admin.content()).includes(key), 'the key is still on the page');

  const asCourt = (path: string, body?: object) =>
    fetch(`${stage.server.url}/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const { items } = (await (await asCourt('concerns')).json()) as { items: { caseId: string; matter: string }[] };
  const put = items
    .filter(({ caseId }) => Object.values(ids).includes(caseId))
    .map(({ caseId, matter }) => `${matter} ${caseId}`);
  expect(put.join() === `revocation ${ids.ruled}`, `the court sees ${put}`);
  expect((await asCourt(`cases/${ids.asked}`)).status === 404, 'the court reads the case of the police');
  const { version } = (await (await asCourt(`cases/${ids.ruled}`)).json()) as { version: number };
  const input = { outcome: 'refused', paperNumber: '（2026）赣0825刑更1号' };
  const ruled = await asCourt(`cases/${ids.ruled}/actions/rule-on-revocation`, { version, input });
  expect(ruled.status === 200, `the ruling was not taken: ${await ruled.text()}`);
  await fileOf(stage, county, ids.ruled);
  await entry(county, '（2026）赣0825刑更1号').filter({ hasText: COURT }).filter({ hasText: '业务系统办理' }).waitFor();

  await admin.reload();
  await row.getByText('还没用过').waitFor({ state: 'detached' });
  await row.getByText('有效', { exact: true }).waitFor();
  await expectOpenToAll(admin, 'the keys');
  await row.getByRole('button', { name: /^停\s*用$/ }).click();
  await drawer.getByLabel('停用理由').fill('系统改造');
  await drawer.getByRole('button', { name: /^停\s*用$/ }).click();
  await row.getByText(/系统改造/).waitFor();
  expect((await asCourt('concerns')).status === 401, 'a key that was ended still opens');
}

/** Police without a post here: the letter is signed and served, and what they wrote back is recorded with its number. */
async function byPaper(stage: Stage, county: Page, head: Api, ids: Ids): Promise<void> {
  await done(head, ids.written, 'ask-police', { organName: '吉水县公安局' });
  const { items } = (await head.get(`/api/papers?caseId=${ids.written}&kind=D17`)).body;
  const url = `/api/papers/${items[0].id}`;
  const signed = await head.post(`${url}/sign`);
  expect(signed.status === 200, `the letter was not signed: ${signed.text}`);
  const service = { recipient: 'public-security', how: 'post', on: stage.today, detail: 'EMS 990101' };
  const served = await head.post(`${url}/serve`, service);
  expect(served.status === 200, `the letter was not served: ${served.text}`);
  await fileOf(stage, county, ids.written);
  await duty(county, '协助查找并答复').waitFor();
  await act(county, '登记公安机关答复', async (form) => {
    await form.getByLabel('答复内容').fill('辖区内未发现其下落。');
    await form.getByLabel(/文书字号|文号/).fill(PAPER);
  });
  await entry(county, PAPER).filter({ hasText: '凭文书登记' }).waitFor();
  await duty(county, '协助查找并答复').waitFor({ state: 'detached' });
}

export const organsJourney: Journey = {
  name: 'organs: the police answer at their own post and see nothing else, the court by a key, other police on paper; one history',
  async run(stage) {
    const ids = await openCases(stage);
    const county = await stage.as('county-examiner');
    await byPost(stage, county, ids);
    const head = await stage.server.as('county-head');
    await byKey(stage, county, head, ids);
    await byPaper(stage, county, head, ids);
  },
};

import { openFile } from './file-steps.ts';
import { expect, type Journey } from './stage.ts';

/** An office's officer looks for a person of another office, by every way a person might think of. */
export const isolationJourney: Journey = {
  name: 'an officer cannot see, search, count or guess a person of another office, nor a juvenile without the post',
  async run(stage) {
    const examiner = await stage.server.as('county-examiner');
    const officer = await stage.server.as('officer');
    const own = (await officer.get('/api/me')).body.posts[0].organisation;
    const seen = (await officer.get('/api/cases?limit=1')).body.total;
    const { items } = (await examiner.get('/api/cases?limit=200')).body;
    const foreign = items.find((one: { unit: { id: string } }) => one.unit.id !== own.id);
    const { body: ofOffice } = await examiner.get(`/api/cases?unit=${own.id}&limit=200`);
    const { body: visible } = await officer.get('/api/cases?limit=200');
    const known = new Set(visible.items.map(({ id }: { id: string }) => id));
    const juvenile = ofOffice.items.find(({ id }: { id: string }) => !known.has(id));
    expect(juvenile !== undefined, 'the office has no juvenile to look for');

    const page = await stage.as('officer');
    await page.getByRole('link', { name: '在册人员', exact: true }).first().click();
    await page.getByText(`共 ${seen} 人`).waitFor();
    expect(!((await page.locator('main').textContent()) ?? '').includes(juvenile.name), 'the register shows the juvenile');
    for (const one of [foreign, juvenile]) {
      await page.getByLabel('姓名、拼音首字母、证件后六位').fill(one.name);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/people\?q=/);
      await page.locator('main .empty-state, main [data-row]').first().waitFor();
      const rows = await page.locator('main [data-row]').filter({ hasText: one.name }).allTextContents();
      const elsewhere = rows.filter((row) => !row.includes(own.name));
      expect(elsewhere.length === 0, `searching ${one.name} finds ${elsewhere.join(' | ')}`);
      await page.goto(`${stage.server.url}/cases/${one.id}`);
      await page.getByRole('heading', { name: '没有找到' }).waitFor();
    }
    await page.goto(`${stage.server.url}/today?scope=county`);
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor();
    await page.locator('main [data-row], main .empty-state').first().waitFor();
    expect(!((await page.locator('main').textContent()) ?? '').includes(foreign.name), 'today shows a person of another office');

    const special = await stage.as('county-examiner');
    await special.goto(`${stage.server.url}/cases/${juvenile.id}`);
    await special.getByRole('article').getByText('未成年').first().waitFor();
    await openFile(special, foreign.name);
  },
};

import { describe, expect, test } from 'vitest';
import { writeDocx } from '../../../tools/papers/docx.ts';
import { type Json, paperCounty } from './test-papers.ts';

const { given, told, call, send, openCase, make } = await paperCounty();
const PDF = Buffer.from('%PDF-1.7 the receipt');

describe('drafts', () => {
  test('an act of the case drafts the papers the law wants for it, once', async () => {
    const one = await openCase();
    const act = { version: one.version, input: { on: '2026-11-20' } };
    expect((await call('examiner', 'POST', `/api/cases/${one.id}/actions/receive-documents`, act)).status).toBe(200);
    expect(
      (await call('examiner', 'POST', `/api/cases/${one.id}/actions/register`, { ...act, version: one.version + 1 })).status,
    ).toBe(200);
    const { body } = await call('officer-a', 'GET', `/api/papers?caseId=${one.id}`);
    expect(body.items.map(({ kind }: Json) => kind).sort()).toEqual(['B01', 'B03', 'B04', 'B05', 'B06']);
    expect(body.items.every(({ state, number }: Json) => state === 'draft' && number === null)).toBe(true);
  });

  test('the officer writes what the record leaves open, and not what it says', async () => {
    const { id } = await openCase();
    const paper = await make(id, 'E06');
    await call('examiner', 'PUT', `/api/papers/${paper}/fields`, {
      fields: { 违规事实: '未经批准外出', 姓名: '另一人', 没有: 'x' },
    });
    const { body } = await call('examiner', 'GET', `/api/papers/${paper}`);
    expect(body.fields).toContainEqual({ name: '违规事实', value: '未经批准外出', from: 'written' });
    expect(body.fields).toContainEqual({ name: '姓名', value: '李测试', from: 'record' });
    expect(body.fields).toContainEqual({ name: '民族', value: null, from: null });
  });
});

describe('signing', () => {
  test('gives the number then and not before; who may not sign is told who may', async () => {
    const { id } = await openCase();
    const paper = await make(id, 'E06');
    expect(await call('examiner', 'POST', `/api/papers/${paper}/sign`)).toMatchObject({
      status: 422,
      body: { detail: 'This paper is signed by the head of the county agency.' },
    });
    const signed = await call('head', 'POST', `/api/papers/${paper}/sign`);
    expect(signed.body.number).toBe('（2026）永丰矫警字第1号');
    expect(await call('head', 'POST', `/api/papers/${paper}/sign`)).toMatchObject({ status: 409 });
    expect(await call('head', 'PUT', `/api/papers/${paper}/fields`, { fields: { 违规事实: 'x' } })).toMatchObject({
      status: 409,
    });
  });

  test('numbers have no gap and no double, however many sign at once, and however many fail', async () => {
    const { id } = await openCase();
    const papers = await Promise.all(Array.from({ length: 12 }, () => make(id, 'E04')));
    const answers = await Promise.all(
      papers.flatMap((paper) => ['head', 'examiner', 'head'].map((who) => call(who, 'POST', `/api/papers/${paper}/sign`))),
    );
    const serials = answers.flatMap(({ body }) => (body.number ? [Number(/第(\d+)号/.exec(body.number)?.[1])] : []));
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test('an office numbers what it signs itself; a record kept in the file has no number', async () => {
    const { id } = await openCase();
    const leave = await call('officer-a', 'POST', `/api/papers/${await make(id, 'D02', 'officer-a')}/sign`);
    expect(leave.body.number).toBe('（2026）永丰恩江矫外证字第1号');
    expect((await call('officer-a', 'POST', `/api/papers/${await make(id, 'D16', 'officer-a')}/sign`)).body.number).toBeNull();
  });

  test('a signed paper is printed again byte for byte, whatever happens to the case and the template', async () => {
    const { id, version } = await openCase();
    const paper = await make(id, 'B03');
    await call('examiner', 'POST', `/api/papers/${paper}/sign`);
    const before = await call('examiner', 'GET', `/api/papers/${paper}/content?form=pdf`);
    await call('examiner', 'POST', `/api/cases/${id}/actions/register`, { version, input: { on: '2026-11-21' } });
    const after = await call('officer-a', 'GET', `/api/papers/${paper}/content?form=pdf`);
    expect(before.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(after.raw.equals(before.raw)).toBe(true);
  });

  test('a tampered paper is not given out, and the database itself keeps a signed one', async () => {
    const { id } = await openCase();
    const paper = await make(id, 'B03');
    await call('examiner', 'POST', `/api/papers/${paper}/sign`);
    await expect(given.asOwner(`UPDATE guitu.paper SET signed_on = '2020-01-01' WHERE id = $1`, [paper])).rejects.toThrow(
      'frozen',
    );
    await given.asOwner(
      `UPDATE guitu.paper_content SET sealed = set_byte(sealed, 60, 1 # get_byte(sealed, 60)) WHERE paper = $1 AND form = 'pdf'`,
      [paper],
    );
    expect((await call('examiner', 'GET', `/api/papers/${paper}/content?form=pdf`)).status).toBe(500);
    expect((await call('examiner', 'GET', `/api/papers/${paper}/content?form=docx`)).status).toBe(200);
  });

  test('a void paper keeps its number in the register, with the reason', async () => {
    const { id } = await openCase();
    const paper = await make(id, 'E07');
    const { number } = (await call('head', 'POST', `/api/papers/${paper}/sign`)).body;
    expect((await call('head', 'POST', `/api/papers/${paper}/void`, { why: '填写有误' })).status).toBe(204);
    const { body } = await call('examiner', 'GET', '/api/papers?register=2026&kind=E07');
    expect(body.items).toEqual([expect.objectContaining({ number, state: 'void', voidWhy: '填写有误' })]);
    expect((await call('head', 'POST', `/api/papers/${await make(id, 'E07')}/sign`)).body.number).not.toBe(number);
  });
});

describe('service', () => {
  test('of the receipt on the court is the act of the case that closes its duty; the scan lies with it', async () => {
    const one = await openCase();
    const input = { on: '2026-11-20' };
    await call('examiner', 'POST', `/api/cases/${one.id}/actions/receive-documents`, { version: one.version, input });
    const [draft] = (await call('examiner', 'GET', `/api/papers?caseId=${one.id}&kind=B01`)).body.items;
    const url = `/api/papers/${draft.id}`;
    const service = { recipient: 'decision-organ', how: 'post', on: '2026-11-24' };
    expect((await call('examiner', 'POST', `${url}/serve`, service)).status).toBe(409);
    await call('examiner', 'POST', `${url}/sign`);
    const scan = await send('examiner', '/api/files', PDF, { caseId: one.id });
    const served = await call('examiner', 'POST', `${url}/serve`, { ...service, file: scan.body.id, detail: '挂号信 XA123' });
    expect(served).toMatchObject({ status: 200, body: { action: 'send-receipt', open: null } });
    const { body } = await call('examiner', 'GET', url);
    expect(body).toMatchObject({
      state: 'served',
      servedOn: '2026-11-24',
      services: [{ how: 'post', detail: '挂号信 XA123', file: scan.body.id }],
    });
    expect(told.at(-1)).toMatchObject({ topic: 'paper.served', caseId: one.id });
    const events = await given.asOwner(`SELECT type FROM guitu.case_event WHERE case_id = $1 AND type = 'receipt-sent'`, [
      one.id,
    ]);
    expect(events).toHaveLength(1);
    expect((await call('examiner', 'POST', `${url}/serve`, service)).body.action).toBeNull();
  });

  test('takes no scan of another case, and no day before the signature or after today', async () => {
    const [one, two] = [await openCase(), await openCase()];
    const paper = await make(one.id, 'B03');
    await call('examiner', 'POST', `/api/papers/${paper}/sign`);
    const scan = await send('examiner', '/api/files', PDF, { caseId: two.id });
    const url = `/api/papers/${paper}/serve`;
    const service = { recipient: 'public-security', how: 'direct', on: '2026-11-24' };
    expect((await call('examiner', 'POST', url, { ...service, file: scan.body.id })).status).toBe(404);
    expect((await call('examiner', 'POST', url, { ...service, on: '2026-11-23' })).status).toBe(409);
    expect((await call('examiner', 'POST', url, { ...service, on: '2026-11-25' })).status).toBe(409);
  });
});

describe('scope', () => {
  test('another office knows of no paper, on any route; who only reads changes none', async () => {
    const { id } = await openCase();
    const paper = await make(id, 'B03');
    const writes: [string, 'POST' | 'PUT', object?][] = [
      ['sign', 'POST'],
      ['serve', 'POST', { recipient: 'person', how: 'direct', on: '2026-11-24' }],
      ['void', 'POST', { why: '不需要' }],
      ['fields', 'PUT', { fields: {} }],
    ];
    for (const path of ['', '/content']) expect((await call('officer-b', 'GET', `/api/papers/${paper}${path}`)).status).toBe(404);
    for (const [path, method, body] of writes) {
      expect((await call('officer-b', method, `/api/papers/${paper}/${path}`, body)).status).toBe(404);
      expect([403, 404]).toContain((await call('prosecutor', method, `/api/papers/${paper}/${path}`, body)).status);
    }
    expect((await call('officer-b', 'POST', '/api/papers', { caseId: id, kind: 'B03' })).status).toBe(404);
    expect((await call('officer-b', 'GET', `/api/papers?caseId=${id}`)).body).toEqual({ items: [], total: 0 });
    expect((await call('officer-b', 'GET', `/api/papers/bundles?caseId=${id}`)).body).toEqual({ items: [] });
    expect((await call('prosecutor', 'GET', `/api/papers/${paper}`)).status).toBe(200);
  });
});

describe('templates of the county', () => {
  const own = (text: string) => writeDocx([{ p: text }], { margins: [20, 20, 20, 20] });

  test('are used from their day; what was signed before stays', async () => {
    const { id } = await openCase();
    const before = await make(id, 'F03');
    await call('examiner', 'POST', `/api/papers/${before}/sign`);
    const template = await own('本县证明书 {文号} {姓名}');
    expect((await send('examiner', '/api/templates/F03', template, { validFrom: '2026-11-24' })).status).toBe(403);
    expect(await send('head', '/api/templates/F03', template, { validFrom: '2026-11-24' })).toMatchObject({
      status: 201,
      body: { version: 1 },
    });
    expect(await send('head', '/api/templates/F03', await own('{文号}{姓名} 明年'), { validFrom: '2027-01-01' })).toMatchObject({
      body: { version: 2 },
    });
    const draft = (await call('examiner', 'GET', `/api/papers/${await make(id, 'F03')}`)).body;
    expect(draft.fields.map(({ name }: Json) => name)).toEqual(['姓名']);
    const versions = (await call('head', 'GET', '/api/templates')).body.items.find(({ kind }: Json) => kind === 'F03').versions;
    expect(versions).toEqual([
      { version: 1, validFrom: '2026-11-24', note: null },
      { version: 2, validFrom: '2027-01-01', note: null },
    ]);
    const file = await call('head', 'GET', '/api/templates/F03/content?version=1');
    expect(file.raw.equals(template)).toBe(true);
  });

  test('are refused with an unknown or a missing field, tried with a made-up person, never from yesterday', async () => {
    const wrong = await send('head', '/api/templates/F03', await own('{姓名}是{星座}'), { validFrom: '2026-11-24' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { detail: 'paragraph 1 «{姓名}是{星座}»: there is no field «星座»; the required field «文号» is missing' },
    });
    expect((await send('head', '/api/templates/F03/preview', await own('{姓名}{文号}'))).status).toBe(200);
    expect((await send('head', '/api/templates/F03', await own('{姓名}{文号}'), { validFrom: '2026-11-23' })).status).toBe(400);
  });

  test('numbers are written as the county says', async () => {
    const setting = { format: '〔{年}〕{简称}{字}第{号}号', shortName: '永司矫', validFrom: '2026-11-24' };
    expect((await call('examiner', 'PUT', '/api/paper-numbering', setting)).status).toBe(403);
    expect((await call('head', 'PUT', '/api/paper-numbering', { ...setting, format: '第{号}号' })).status).toBe(400);
    expect((await call('head', 'PUT', '/api/paper-numbering', setting)).status).toBe(204);
    const { id } = await openCase();
    expect((await call('examiner', 'POST', `/api/papers/${await make(id, 'D04')}/sign`)).body.number).toBe(
      '〔2026〕永司矫跨第1号',
    );
  });
});

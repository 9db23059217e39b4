import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { writeDocx } from '../../../tools/papers/docx.ts';
import { findPaperKind, ownTemplate, PAPER_KINDS, type PaperKind } from './catalogue.ts';
import { below, readDocx, textOf } from './docx-tree.ts';
import type { PaperContext } from './field-reading.ts';
import { valuesOf } from './fields.ts';
import { BLANK, fill } from './merge.ts';
import { toPdf } from './pdf.ts';
import { checkTemplate } from './template-check.ts';

const day = plainDate;
const empty: PaperContext = {
  kind: '',
  duties: [],
  caseId: '019a0000-0000-7000-8000-000000000001',
  file: { format: 'guitu.case-file/1', case: 'corrections', facts: { kind: 'parole' }, events: [] },
  person: undefined,
  term: null,
  grade: null,
  event: undefined,
  organ: '永丰县社区矫正管理局',
  agency: '永丰县社区矫正管理局',
  office: undefined,
  county: undefined,
  placeOf: () => undefined,
};
const full: PaperContext = {
  ...empty,
  person: {
    name: '刘小样',
    sex: 'female',
    born: '1990-01-01',
    idNumber: '990101199001010029',
    phone: '13800000000',
    residence: '江西省吉安市永丰县恩江镇桥头村3组',
    domicile: '江西省吉安市永丰县恩江镇桥头村3组',
    health: '良好',
    particulars: { 民族: '汉族', 文化程度: '高中' },
  },
  term: { from: day('2026-01-01'), to: day('2027-06-30') },
  grade: 'strict',
  office: '恩江司法所',
  county: '永丰县',
  placeOf: (code) => (code === '360822' ? '吉水县' : undefined),
  number: '（2026）永丰矫样字第1号',
  signedOn: day('2026-11-24'),
  signedBy: '测试人',
  file: {
    ...empty.file,
    facts: {
      kind: 'suspended-sentence',
      offence: '危险驾驶罪',
      sentence: '拘役四个月，缓刑一年六个月',
      decidedBy: '永丰县人民法院',
      prohibition: { content: '禁止进入娱乐场所', from: '2026-01-01', to: '2026-06-30' },
    },
    events: [
      { type: 'decision-effective', on: day('2026-01-01'), organName: '永丰县人民法院' },
      { type: 'reported-in', on: day('2026-01-05') },
      { type: 'group-formed', on: day('2026-01-06'), members: [{ role: 'family' }, { role: 'police' }] },
      { type: 'declared', on: day('2026-01-07') },
      {
        type: 'leave-requested',
        on: day('2026-03-01'),
        from: '2026-03-05',
        to: '2026-03-08',
        reason: 'medical',
        destination: '360822',
      },
      { type: 'leave-approved', on: day('2026-03-02') },
      { type: 'breach-found', on: day('2026-04-01'), note: '未按时报告' },
      { type: 'positioning-approved', on: day('2026-04-03'), ground: 3, from: '2026-04-03', to: '2026-07-02' },
      { type: 'released', on: day('2027-06-30') },
    ],
  },
};

async function print(kind: PaperKind, context: PaperContext): Promise<{ text: string; pdf: Buffer }> {
  const docx = await fill(ownTemplate(kind), valuesOf(kind.fields, { ...context, kind: kind.id }, {}));
  return {
    text: below(await readDocx(docx), 'w:p')
      .map(textOf)
      .join('\n'),
    pdf: await toPdf(docx),
  };
}

const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

describe('every paper prints', () => {
  test.each(PAPER_KINDS.map((kind) => [kind.id, kind.title.zh, kind] as const))(
    '%s %s, from a full and from an empty case',
    async (_id, _zh, kind) => {
      for (const context of [full, empty]) {
        const { text, pdf } = await print(kind, context);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[{}]/);
        expect(text).not.toMatch(/suspended-sentence|parole|strict|medical|female|\d{4}-\d{2}-\d{2}/);
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
        expect(pages(pdf)).toBe(1);
      }
    },
  );

  test('what is known stands there, what is not is a line to fill in', async () => {
    const paper = await print(findPaperKind('D02') as PaperKind, full);
    expect(paper.text).toContain(
      '刘小样（身份证号码990101199001010029），因就医，经批准自2026年3月5日起至2026年3月8日止，前往吉水县，共4天',
    );
    expect((await print(findPaperKind('D02') as PaperKind, empty)).text).toContain(`社区矫正对象${BLANK}（身份证号码${BLANK}）`);
    const sheet = (await print(findPaperKind('B03') as PaperKind, full)).text;
    for (const known of ['危险驾驶罪', '汉族', '缓刑', '1年6个月', '永丰县人民法院', '禁止进入娱乐场所'])
      expect(sheet).toContain(known);
  });

  test('F04 lies across: four parts with the number down each of the three cuts', async () => {
    const { text, pdf } = await print(findPaperKind('F04') as PaperKind, full);
    for (const part of ['存根', '正本', '副本', '回执']) expect(text).toContain(`（${part}）`);
    expect(text.split([...'（2026）永丰矫样字第1号'].join('\n')).length - 1).toBe(3);
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'));
    expect(Number(box?.[1])).toBeGreaterThan(Number(box?.[2]));
  });
});

describe('a template is refused', () => {
  const kind = findPaperKind('E06') as PaperKind;
  const made = (...lines: string[]) =>
    writeDocx(
      lines.map((p) => ({ p })),
      { margins: [20, 20, 20, 20] },
    );

  test('with a field nobody knows, named with its place', async () => {
    const { faults } = await checkTemplate(kind, await made('警告决定书 {文号}', '{姓名}的{星座}'));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      what: 'unknown',
      field: '星座',
      words: { zh: '第2段“{姓名}的{星座}”：没有“星座”这个字段', en: 'paragraph 2 «{姓名}的{星座}»: there is no field «星座»' },
    });
  });

  test('without a field it must have, and with a brace alone', async () => {
    expect((await checkTemplate(kind, await made('{姓名}'))).faults.map(({ field }) => field)).toEqual(['文号']);
    expect((await checkTemplate(kind, await made('{文号}{姓名}', '{决定'))).faults.map(({ what }) => what)).toEqual(['open']);
  });

  test('when it is no Word file', async () => {
    expect((await checkTemplate(kind, Buffer.from('hello'))).faults.map(({ what }) => what)).toEqual(['not-word']);
    expect((await checkTemplate(kind, ownTemplate(kind))).faults).toEqual([]);
  });
});

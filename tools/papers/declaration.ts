/** How a paper is declared: what it is, who signs it and whom it goes to, and one of a few layouts filled with fields. */
import type { Block, Page, Table } from './docx.ts';

/** Who signs a paper off: staff of the office, of the county, its head, or the head of the justice bureau. */
type Signer = 'office' | 'county' | 'county-head' | 'bureau-head';
export type Recipient =
  | 'person'
  | 'decision-organ'
  | 'procuratorate'
  | 'public-security'
  | 'office'
  | 'new-county'
  | 'group'
  | 'trial-court'
  | 'prison'
  | 'other';

export interface Declaration {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** 文书代字; null: a record kept in the file, without a number. */
  readonly mark: string | null;
  readonly signer: Signer;
  readonly copies: number;
  readonly to: readonly Recipient[];
  readonly blocks: readonly Block[];
  readonly page: Page;
}

type About = Pick<Declaration, 'id' | 'zh' | 'en'> & {
  readonly mark?: string;
  readonly signer?: Signer;
  readonly copies?: number;
  readonly to?: readonly Recipient[];
};

const about = ({ mark, signer = 'county', copies = 1, to = [], ...rest }: About) => ({
  ...rest,
  mark: mark ?? null,
  signer,
  copies,
  to,
});

const LETTER: Page = { margins: [37, 26, 30, 28] };
const FORM: Page = { margins: [20, 20, 18, 20] };

/** Short names for the blocks that most papers share. */
export const ID = '姓名 性别 出生日期 民族 身份证号码 居住地* 户籍地* 执行地*';
export const SENT = '罪名 原判刑罚 附加刑 判决机关 文书字号 判决日期 决定机关*';
export const TERM = '矫正类别 矫正期限 矫正起日 矫正止日 禁止令内容* 禁止令起日 禁止令止日';

const titleOf = (zh: string): Block[] => [{ p: zh, align: 'center', size: 22, bold: true }];
const numberOf = (mark: string | undefined): Block[] => (mark ? [{ p: '{文号}', align: 'right', size: 12, before: 6 }] : []);
const foot: Block[] = [
  { p: '{落款机关}（公章）', align: 'right', before: 24 },
  { p: '{成文日期}', align: 'right', before: 4 },
];

/** A printed table. Fields are separated by spaces; `*` takes a whole row, `**` a tall one to be written in. */
export function form(
  what: About,
  fields: string,
  options: { opinions?: readonly string[]; signed?: readonly string[] } = {},
): Declaration {
  return {
    ...about(what),
    page: FORM,
    blocks: [
      ...titleOf(what.zh),
      ...numberOf(what.mark),
      fieldsTable(fields, options.opinions ?? []),
      ...(options.signed ?? []).map((line): Block => ({ p: line, size: 12, before: 10 })),
      ...(options.opinions ? [] : [{ p: '{落款机关}（公章）　　{成文日期}', align: 'right', size: 12, before: 10 } as const]),
    ],
  };
}

/** Widths of name and content, twice, on a form and in the narrower column of a letter; millimetres. */
const FORM_WIDTHS = [30, 52, 30, 58];
const LETTER_WIDTHS = [28, 48, 28, 52];

function fieldsTable(fields: string, opinions: readonly string[], widths: readonly number[] = FORM_WIDTHS): Table {
  const rows: Table['rows'][number][] = [];
  let open: { name: string }[] = [];
  const flush = () => {
    const [first, second] = open;
    if (first) {
      rows.push({
        height: 9,
        cells: [
          label(first.name),
          value(first.name),
          ...(second ? [label(second.name), value(second.name)] : [{ text: '', span: 2 }]),
        ],
      });
    }
    open = [];
  };
  for (const word of fields.split(/\s+/)) {
    const name = word.replace(/\*+$/, '');
    if (word === name) {
      open.push({ name });
      if (open.length === 2) flush();
    } else {
      flush();
      rows.push({ height: word.endsWith('**') ? 24 : 10, cells: [label(name), { ...value(name), span: 3 }] });
    }
  }
  flush();
  for (const who of opinions) {
    rows.push({
      height: 25,
      cells: [label(`${who}意见`), { text: [`{${who}意见}`, '签名（盖章）：　　　　　　　　年　　月　　日'], span: 3 }],
    });
  }
  return { rows, widths };
}

const label = (text: string) => ({ text, align: 'center' as const });
const value = (name: string) => ({ text: `{${name}}` });

/** A letter or decision: addressee, running text, organ and date. `receipt` adds the recipient's signature. */
export function letter(
  what: About,
  body: readonly string[],
  options: { addressee?: string; receipt?: string; cc?: string } = {},
): Declaration {
  return {
    ...about(what),
    page: LETTER,
    blocks: [
      ...titleOf(what.zh),
      ...numberOf(what.mark),
      ...(options.addressee ? [{ p: `${options.addressee}：`, size: 16, before: 14 } as const] : []),
      ...body.map((p): Block => ({ p, size: 16, indent: true, before: 6 })),
      ...foot,
      ...(options.cc ? [{ p: `抄送：${options.cc}`, size: 12, before: 18 } as const] : []),
      ...(options.receipt
        ? [{ p: `${options.receipt}（签名、捺印）：　　　　　　　　　　年　　月　　日`, size: 12, before: 24 } as const]
        : []),
    ],
  };
}

/** A record taken with somebody: when, where, who, and what was said. Kept in the file, without a number. */
export function record(what: About, fields: string, content: string, signed: readonly string[]): Declaration {
  return {
    ...about({ signer: 'office', ...what }),
    page: FORM,
    blocks: [
      ...titleOf(what.zh),
      fieldsTable(fields, []),
      // Room to write in by hand where nothing is known; what is longer makes it longer.
      {
        widths: [FORM_WIDTHS.reduce((sum, width) => sum + width, 0)],
        rows: [{ height: 70, cells: [{ text: `{${content}}`, top: true }] }],
      },
      ...signed.map((line): Block => ({ p: `${line}：　　　　　　　　　　年　　月　　日`, size: 12, before: 16 })),
    ],
  };
}

/** Stub above, original below, the number across the line between them for the seal. */
export function stubbed(what: About, stub: string, original: readonly string[], options: { receipt?: string } = {}): Declaration {
  return {
    ...about(what),
    page: LETTER,
    blocks: [
      { p: `${what.zh}（存根）`, align: 'center', size: 16, bold: true },
      ...numberOf(what.mark),
      fieldsTable(stub, [], LETTER_WIDTHS),
      { p: '- - - - - - - - - - {文号} （骑缝章） - - - - - - - - - -', align: 'center', size: 12, before: 8 },
      { p: what.zh, align: 'center', size: 22, bold: true, before: 16 },
      ...numberOf(what.mark),
      ...original.map((p): Block => ({ p, size: 14, indent: true, before: 4 })),
      ...foot,
      ...(options.receipt ? [{ p: options.receipt, size: 12, before: 14 } as const] : []),
    ],
  };
}

/** Parts side by side on a landscape page, the number down each line along which they are cut. */
export function partsAcross(
  what: About,
  parts: readonly { readonly name: string; readonly lines: readonly string[] }[],
): Declaration {
  const cut = ['{文号竖排}'];
  const cells = parts.flatMap(({ name, lines }, index) => [
    ...(index > 0 ? [{ text: cut, align: 'center' as const }] : []),
    { text: [what.zh, `（${name}）`, '{文号}', '', ...lines], top: true as const },
  ]);
  return {
    ...about(what),
    page: { landscape: true, margins: [12, 10, 10, 10] },
    blocks: [{ rows: [{ cells, height: 176 }], widths: parts.flatMap((_, index) => (index > 0 ? [9, 62] : [62])), size: 10.5 }],
  };
}

/** A list that is written row by row. */
export function list(
  what: About,
  fields: string,
  columns: readonly string[],
  rows: number,
  signed: readonly string[] = [],
): Declaration {
  const width = 170 / columns.length;
  return {
    ...about(what),
    page: FORM,
    blocks: [
      ...titleOf(what.zh),
      ...numberOf(what.mark),
      fieldsTable(fields, []),
      {
        widths: columns.map(() => width),
        rows: [
          { height: 9, cells: columns.map(label) },
          ...Array.from({ length: rows }, (_, row) => ({
            height: 9,
            cells: columns.map((column) => ({ text: `{${column}${row + 1}}` })),
          })),
        ],
      },
      ...signed.map((line): Block => ({ p: `${line}：　　　　　　　　　　年　　月　　日`, size: 12, before: 14 })),
    ],
  };
}

/** The papers the product knows: what each is called, who signs it, whom it goes to, and its template. Written by `guitu papers`. */
import { readFileSync } from 'node:fs';
import type { Words } from '../../../law/kernel/words.ts';

export type Signer = 'office' | 'county' | 'county-head' | 'bureau-head';
export const RECIPIENTS = [
  'person',
  'decision-organ',
  'procuratorate',
  'public-security',
  'office',
  'new-county',
  'group',
  'trial-court',
  'prison',
  'higher-agency',
  'new-procuratorate',
  'new-public-security',
  'other',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export interface PaperKind {
  readonly id: string;
  readonly title: Words;
  /** 文书代字; null: kept in the file, without a number. */
  readonly mark: string | null;
  readonly signer: Signer;
  readonly copies: number;
  readonly to: readonly Recipient[];
  /** Fields of the product's own template, in its order. */
  readonly fields: readonly string[];
}

interface Entry extends Omit<PaperKind, 'title'> {
  readonly zh: string;
  readonly en: string;
}

const FOLDER = new URL('./templates/', import.meta.url);

// Written by `guitu papers` from typed declarations; its test holds the shape.
const ENTRIES = JSON.parse(readFileSync(new URL('catalogue.json', FOLDER), 'utf8')) as Entry[];

export const PAPER_KINDS: readonly PaperKind[] = ENTRIES.map(({ zh, en, ...kind }) => ({ ...kind, title: { zh, en } }));
const byId = new Map(PAPER_KINDS.map((kind) => [kind.id, kind]));

export function findPaperKind(id: string): PaperKind | undefined {
  return byId.get(id);
}

/** The product's own template. */
export function ownTemplate(kind: PaperKind): Buffer {
  return readFileSync(new URL(`${kind.id}.docx`, FOLDER));
}

/** Without these a paper could be taken for another's, or be anybody's: no template may leave them out. */
export function requiredFields(kind: PaperKind): readonly string[] {
  return [kind.mark === null ? undefined : '文号', '姓名'].filter(
    (field): field is string => field !== undefined && kind.fields.includes(field),
  );
}

/** Papers that belong together, and when they are complete (forms §1.4). */
export const BUNDLES: readonly {
  readonly id: string;
  readonly title: Words;
  readonly needs: readonly string[];
  readonly may: readonly string[];
}[] = [
  {
    id: 'entry',
    title: { zh: '入矫', en: 'Entry' },
    needs: ['B01', 'B03', 'B04', 'B05', 'C01', 'C02', 'C03', 'C04', 'C05'],
    may: ['C07', 'C08', 'D19'],
  },
  { id: 'leave', title: { zh: '外出', en: 'Leave' }, needs: ['D01', 'D02'], may: ['D03'] },
  { id: 'move', title: { zh: '执行地变更', en: 'Change of place' }, needs: ['D05', 'D06', 'D07', 'D08', 'D09', 'G01'], may: [] },
  {
    id: 'revocation',
    title: { zh: '撤销、收监', en: 'Revocation' },
    needs: ['E13', 'G02'],
    may: ['E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'G01'],
  },
  { id: 'release', title: { zh: '解矫', en: 'Release' }, needs: ['F01', 'F02', 'F03', 'F04', 'F08'], may: ['D15', 'D19', 'D20'] },
];

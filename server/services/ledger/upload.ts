/** The multipart form of an upload, read and checked. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { badRequest } from '../../platform/http/problems.ts';
import { headerName, isColumnKey } from './columns.ts';
import type { ImportMode } from './import-store.ts';

export interface Upload {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mode: ImportMode;
  readonly unit: string | undefined;
  /** Header as `headerName` gives it → our column, null to leave out. */
  readonly mapping: Readonly<Record<string, string | null>>;
}

const Fields = z.object({
  kind: z.literal('corrections-ledger'),
  mode: z.enum(['dry-run', 'import']),
  unit: z.uuid().optional(),
  mapping: z.string().max(20_000).optional(),
});
const Mapping = z.record(z.string().min(1).max(200), z.string().nullable());

/** Reads the form in whatever order its parts come. Throws the problem to answer when it is not the form of an upload. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw badRequest(words('请以 multipart/form-data 上传文件。', 'Send the file as multipart/form-data.'));
  }
  const fields: Record<string, unknown> = {};
  let file: { bytes: Buffer; name: string } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value === '' ? undefined : part.value;
    else if (part.fieldname === 'file') file = { bytes: await part.toBuffer(), name: part.filename };
    else await part.toBuffer();
  }
  const read = Fields.safeParse(fields);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw badRequest(words(`上传内容有误：${faults.join('；')}`, `The upload is not right: ${faults.join('; ')}`), faults);
  }
  if (!file) throw badRequest(words('没有选择文件（file）。', 'There is no file (field `file`).'), ['file: missing']);
  const { mode, unit, mapping } = read.data;
  return { bytes: file.bytes, fileName: plainName(file.name), mode, unit, mapping: readMapping(mapping) };
}

function readMapping(text: string | undefined): Record<string, string | null> {
  if (text === undefined) return {};
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badRequest(words('mapping 不是 JSON。', 'mapping is not JSON.'), ['mapping: not JSON']);
  }
  const read = Mapping.safeParse(json);
  const unknown = read.success ? Object.values(read.data).find((key) => key !== null && !isColumnKey(key)) : undefined;
  if (!read.success || unknown) {
    throw badRequest(
      words('mapping 应是 { "本县列名": "列代码或 null" }。', 'mapping must be { "your column name": "column key or null" }.'),
      [`mapping: ${unknown ? `${unknown} is not a column` : 'not an object of names'}`],
    );
  }
  return Object.fromEntries(Object.entries(read.data).map(([header, key]) => [headerName(header), key]));
}

/** The last part of the name, without what a file system or a header could trip over. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return last.replace(/[\u0000-\u001f\u007f"]/g, '').slice(-150) || 'ledger';
}

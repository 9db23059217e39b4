/** The multipart form of an upload, read and checked. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { badRequest, Problem } from '../../platform/http/problems.ts';
import { headerName, isColumnKey } from './columns.ts';
import { type ImportMode, PIECE_BYTES } from './import-store.ts';
import { LIMITS } from './sheet/sheet.ts';

export interface Upload {
  readonly pieces: readonly Buffer[];
  readonly size: number;
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
  let file: { pieces: Buffer[]; size: number; name: string } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value === '' ? undefined : part.value;
    else if (part.fieldname === 'file') file = { ...(await readPieces(part.file)), name: part.filename };
    else await part.toBuffer();
  }
  const read = Fields.safeParse(fields);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw badRequest(words(`上传内容有误：${faults.join('；')}`, `The upload is not right: ${faults.join('; ')}`), faults);
  }
  if (!file) throw badRequest(words('没有选择文件（file）。', 'There is no file (field `file`).'), ['file: missing']);
  const { mode, unit, mapping } = read.data;
  return { pieces: file.pieces, size: file.size, fileName: plainName(file.name), mode, unit, mapping: readMapping(mapping) };
}

/** Fills pieces as the bytes come, so that a large file never lies in memory twice. */
async function readPieces(stream: Readable & { truncated?: boolean }): Promise<{ pieces: Buffer[]; size: number }> {
  const pieces: Buffer[] = [];
  let size = 0;
  let open = Buffer.alloc(0);
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; ) {
      if (filled === open.length) {
        open = Buffer.allocUnsafeSlow(PIECE_BYTES);
        filled = 0;
        pieces.push(open);
      }
      const copied = chunk.copy(open, filled, at);
      filled += copied;
      at += copied;
    }
    size += chunk.length;
  }
  if (stream.truncated) throw tooLarge();
  const last = pieces.pop();
  if (last) pieces.push(last.subarray(0, filled));
  return { pieces, size };
}

function tooLarge(): Problem {
  const megabytes = LIMITS.upload / 1024 / 1024;
  return new Problem({
    status: 413,
    kind: 'too-large',
    title: words('文件过大', 'The file is too large'),
    detail: words(
      `文件超过 ${megabytes} MB，请分成几个文件导入。`,
      `The file is larger than ${megabytes} MB; split it into several.`,
    ),
  });
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

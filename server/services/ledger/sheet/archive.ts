/** The zip archive a workbook is, opened with care: what it holds is judged by its directory before anything is unpacked. */
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { words } from '../../../../law/kernel/words.ts';
import { LIMITS, UnreadableFile } from './sheet.ts';

export interface Archive {
  has(path: string): boolean;
  /** The unpacked bytes of a part; fails in the stream when the part is larger than the directory says. */
  open(path: string): Promise<Readable>;
  text(path: string): Promise<string>;
  close(): void;
}

const NESTED = /\.(zip|xlsx|xlsm|xlsb|xls|docx|pptx|7z|rar|gz|tar|jar)$/i;

/** Opens a workbook's archive. Refuses bombs, nested archives, macros, links to other workbooks and encrypted parts. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      judge(entry, unpacked, entries);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged();
  }
  const open = async (path: string): Promise<Readable> => {
    const entry = entries.get(path);
    if (!entry) throw damaged();
    try {
      return await zip.openReadStreamPromise(entry);
    } catch {
      // yauzl's reasons (bad local header, unknown method) all mean the same to the person who uploaded it
      throw damaged();
    }
  };
  return {
    has: (path) => entries.has(path),
    open,
    text: async (path) => {
      if ((entries.get(path)?.uncompressedSize ?? 0) > LIMITS.ratioFrom) throw tooLarge();
      const stream = await open(path);
      const parts: Buffer[] = [];
      try {
        for await (const part of stream) parts.push(part as Buffer); // a stream without encoding yields buffers
      } catch {
        throw damaged();
      }
      return Buffer.concat(parts).toString('utf8');
    },
    close: () => zip.close(),
  };
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true });
  } catch {
    throw damaged();
  }
}

function judge(entry: Entry, unpacked: number, before: ReadonlyMap<string, Entry>): void {
  const name = entry.fileName;
  if (before.size >= LIMITS.parts || unpacked > LIMITS.unpacked) throw tooLarge();
  if (entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio) throw tooLarge();
  if (before.has(name)) throw damaged();
  if (entry.isEncrypted()) throw passwordProtected();
  if (NESTED.test(name) || name.startsWith('xl/embeddings/')) {
    throw new UnreadableFile(
      'nested',
      words('工作簿里嵌有其他文件或压缩包', 'The workbook has other files or archives embedded in it'),
      words(
        '新建一个空白工作簿，只复制台账这一张表，另存为 .xlsx',
        'Copy only the ledger sheet into a new workbook and save it as .xlsx',
      ),
    );
  }
  if (/vbaProject\.bin$/i.test(name)) {
    throw new UnreadableFile(
      'macros',
      words('工作簿含有宏', 'The workbook contains macros'),
      words('另存为不含宏的 .xlsx 后再导入', 'Save it as .xlsx without macros'),
    );
  }
  if (name.startsWith('xl/externalLinks/')) {
    throw new UnreadableFile(
      'external-links',
      words('工作簿引用了其他工作簿，数值可能不是最新的', 'The workbook refers to other workbooks, so its values may be stale'),
      words('在“数据 → 编辑链接”中断开链接，保存后再导入', 'Break the links (Data → Edit Links), save, and import again'),
    );
  }
}

export function damaged(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    words('文件已损坏，或不是 Excel 工作簿', 'The file is damaged or is not an Excel workbook'),
    words('用 Excel 或 WPS 打开检查，另存为 .xlsx 后再导入', 'Open it in Excel or WPS, save it as .xlsx, and import that'),
  );
}

export function passwordProtected(): UnreadableFile {
  return new UnreadableFile(
    'old-or-protected',
    words('这是旧版 .xls 文件，或工作簿设了打开密码', 'This is an old .xls file, or the workbook has a password'),
    words('去掉密码，另存为 .xlsx 后再导入', 'Remove the password, save it as .xlsx, and import that'),
  );
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    'too-large',
    words('文件解压后的大小或压缩比异常，为保护系统没有打开', 'The file would unpack to an abnormal size, so it was not opened'),
    words(
      '新建一个空白工作簿，只复制台账的数据，另存为 .xlsx',
      'Copy only the ledger’s data into a new workbook and save it as .xlsx',
    ),
  );
}

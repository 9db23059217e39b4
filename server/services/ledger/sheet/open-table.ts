/** Opens an uploaded file by what it is, not by what it is called; a name that says something else is refused with the way out. */
import { type Words, words } from '../../../../law/kernel/words.ts';
import { damaged, passwordProtected } from './archive.ts';
import { openCsv } from './csv.ts';
import { LIMITS, type Table, UnreadableFile } from './sheet.ts';
import { openXlsx } from './xlsx.ts';

type Content = 'zip' | 'old-office' | 'pdf' | 'text';

/** The table in `bytes`. Throws `UnreadableFile` with a reason and a remedy when there is none. */
export async function openTable(bytes: Buffer, fileName: string): Promise<Table> {
  if (bytes.length === 0) {
    throw new UnreadableFile('empty', words('文件是空的', 'The file is empty'), words('重新选择文件', 'Choose the file again'));
  }
  if (bytes.length > LIMITS.upload) {
    throw new UnreadableFile(
      'too-large',
      words(`文件超过 ${LIMITS.upload / 1024 / 1024} MB`, `The file is larger than ${LIMITS.upload / 1024 / 1024} MB`),
      words('把台账分成几个文件导入', 'Split the ledger into several files'),
    );
  }
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  switch (contentOf(bytes)) {
    case 'zip':
      if (extension !== 'xlsx')
        throw wrongExtension(extension, words('Excel 工作簿或压缩包', 'an Excel workbook or archive'), '.xlsx');
      return openXlsx(bytes);
    case 'old-office':
      throw passwordProtected();
    case 'pdf':
      throw damaged();
    case 'text':
      if (extension !== 'csv' && extension !== 'txt') throw wrongExtension(extension, words('文本', 'text'), '.csv');
      return openCsv(bytes);
  }
}

function contentOf(bytes: Buffer): Content {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK')) return 'zip';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'old-office';
  if (head.startsWith('%PDF')) return 'pdf';
  return 'text';
}

function wrongExtension(extension: string, is: Words, should: string): UnreadableFile {
  return new UnreadableFile(
    'extension',
    words(`文件名以「.${extension}」结尾，内容却是${is.zh}`, `The name ends in “.${extension}” but the content is ${is.en}`),
    words(
      `确认内容后，另存或改名为 ${should} 文件再导入`,
      `Check the content, then save or rename it as ${should} and import again`,
    ),
  );
}

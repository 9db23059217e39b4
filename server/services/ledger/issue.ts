/** What is wrong or doubtful in one cell, said so that it can be mended: Excel's row, the column, the value, the reason, the remedy. */
import { type Words, words } from '../../../law/kernel/words.ts';

export interface Issue {
  /** As in Excel's margin. */
  readonly row: number;
  /** The county's own column name; empty when the row as a whole is meant. */
  readonly column: string;
  /** `D`; empty when the column is not in the file. */
  readonly letters: string;
  readonly value: string;
  /** A refused row is not imported; a warned one is. */
  readonly severity: 'refusal' | 'warning';
  readonly code: string;
  readonly reason: Words;
  readonly remedy: Words;
}

/** «D 列「身份证号」：校验位不对。对照证件改正。», as it stands in 错误原因. */
export function sayIssue({ column, letters, reason, remedy }: Issue): Words {
  return words(
    `${column ? `${letters ? `${letters} 列` : ''}「${column}」：` : ''}${reason.zh}。${remedy.zh}。`,
    `${column ? `${letters ? `Column ${letters} ` : ''}“${column}”: ` : ''}${reason.en}. ${remedy.en}.`,
  );
}

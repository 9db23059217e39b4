/** The caller's imports as a list for columns, filters and workbooks. */
import { z } from 'zod';
import { type Words, words } from '../../../law/kernel/words.ts';
import { inShanghai } from '../../platform/lists/instants.ts';
import { defineList, type List } from '../../platform/lists/list.ts';
import type { ImportRecord, ImportStore } from './import-store.ts';

/** As many as the page shows. */
export const IMPORTS_SHOWN = 50;

const MODES: Readonly<Record<ImportRecord['mode'], Words>> = {
  'dry-run': words('试导入', 'Trial'),
  import: words('导入', 'Import'),
};
const STATES: Readonly<Record<ImportRecord['state'], Words>> = {
  queued: words('排队中', 'Queued'),
  running: words('进行中', 'Running'),
  done: words('完成', 'Done'),
  failed: words('没有导入', 'Not imported'),
};

export function importList(store: Pick<ImportStore, 'list'>): List {
  return defineList({
    name: 'imports',
    title: words('做过的导入', 'Imports'),
    needs: 'import.run',
    filter: z.object({}),
    columns: [
      { key: 'file', title: words('文件', 'File'), width: 30, value: ({ fileName }: ImportRecord) => fileName },
      { key: 'mode', title: words('方式', 'Mode'), value: ({ mode }, locale) => MODES[mode][locale] },
      { key: 'state', title: words('进度', 'State'), value: ({ state }, locale) => STATES[state][locale] },
      {
        key: 'result',
        title: words('结果', 'Result'),
        width: 36,
        value: ({ accepted, unchanged, refused }, locale) =>
          locale === 'zh'
            ? `可以导入 ${accepted} · 已在册 ${unchanged} · 退回 ${refused}`
            : `accepted ${accepted} · known ${unchanged} · refused ${refused}`,
      },
      { key: 'when', title: words('时间', 'When'), width: 18, value: ({ created }) => inShanghai(created) },
    ],
    read: async (tx) => ({ items: await store.list(tx, IMPORTS_SHOWN), next: null }),
  });
}

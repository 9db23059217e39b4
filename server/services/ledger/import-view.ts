/** An import as the API shows it. */
import { z } from 'zod';
import type { Locale } from '../../../law/kernel/words.ts';
import type { ImportRecord } from './import-store.ts';

export const Queued = z.object({ id: z.uuid() });

export const Import = z.object({
  id: z.uuid(),
  kind: z.literal('corrections-ledger'),
  mode: z.enum(['dry-run', 'import']),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  fileName: z.string(),
  rows: z.int(),
  accepted: z.int(),
  refused: z.int(),
  unchanged: z.int(),
  warnings: z.int(),
  refusedWorkbook: z.string().nullable(),
  progress: z.object({ read: z.int(), total: z.int().nullable() }),
  problem: z.object({ code: z.string(), reason: z.string(), remedy: z.string() }).nullable(),
  follows: z.uuid().nullable(),
  created: z.string(),
  finished: z.string().nullable(),
});

export const Columns = z.array(z.object({ key: z.string(), title: z.string(), en: z.string(), required: z.boolean() }));

export const ImportWithIssues = Import.extend({
  columns: z.array(
    z.object({
      index: z.int(),
      letters: z.string(),
      header: z.string(),
      key: z.string().nullable(),
      title: z.string().nullable(),
    }),
  ),
  issues: z.array(
    z.object({
      row: z.int(),
      column: z.string(),
      letters: z.string(),
      value: z.string(),
      severity: z.enum(['refusal', 'warning']),
      code: z.string(),
      reason: z.string(),
      remedy: z.string(),
    }),
  ),
});

export function describe(record: ImportRecord, locale: Locale): z.infer<typeof Import> {
  const { id, mode, state, fileName, rowsRead, rowsTotal, accepted, refused, unchanged, warnings, problem, follows } = record;
  return {
    id,
    kind: 'corrections-ledger',
    mode,
    state,
    fileName,
    rows: rowsRead,
    accepted,
    refused,
    unchanged,
    warnings,
    refusedWorkbook: refused > 0 && state === 'done' ? `/api/imports/${id}/refused.xlsx` : null,
    progress: { read: rowsRead, total: rowsTotal },
    problem: problem && { code: problem.code, reason: problem.reason[locale], remedy: problem.remedy[locale] },
    follows,
    created: record.created.toISOString(),
    finished: record.finished?.toISOString() ?? null,
  };
}

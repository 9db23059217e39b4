/** The audit, newest first; and the same as a list for columns, filters and workbooks. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { inShanghai } from '../lists/instants.ts';
import { defineList } from '../lists/list.ts';
import type { Tx } from '../postgres/database.ts';

export const AuditItem = z.object({
  seq: z.number(),
  at: z.string(),
  account: z.string().nullable(),
  name: z.string(),
  act: z.string(),
  object: z.string(),
  id: z.string(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  sealed: z.boolean(),
});
type AuditItem = z.infer<typeof AuditItem>;

export const AuditQuery = z.object({
  object: z.string().max(40).optional(),
  id: z.string().max(100).optional(),
  account: z.uuid().optional(),
  act: z.string().max(60).optional(),
});

export async function listAudit(
  tx: Tx,
  { object, id, account, act }: z.infer<typeof AuditQuery>,
  { after, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<{ items: AuditItem[]; next: string | null }> {
  const { rows } = await tx.query<Omit<AuditItem, 'at'> & { at: Date }>(
    `SELECT a.seq, a.at, a.account, a.by_name AS name, a.act, a.object, a.object_id AS id, a.detail, a.address,
       a.request_id AS "requestId", EXISTS (SELECT 1 FROM guitu.audit_seal s WHERE s.audit_seq = a.seq) AS sealed
     FROM guitu.audit a
     WHERE ($1::text IS NULL OR a.object = $1) AND ($2::text IS NULL OR a.object_id = $2) AND ($3::uuid IS NULL OR a.account = $3)
       AND ($4::text IS NULL OR a.act = $4) AND ($5::bigint IS NULL OR a.seq < $5)
     ORDER BY a.seq DESC LIMIT $6`,
    [object ?? null, id ?? null, account ?? null, act ?? null, after ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: rows.length > limit ? String(page.at(-1)?.seq) : null,
  };
}

export const auditList = defineList({
  name: 'audit',
  title: words('审计记录', 'Audit'),
  needs: 'audit.read',
  filter: AuditQuery,
  columns: [
    { key: 'at', title: words('时间', 'When'), width: 18, value: ({ at }: AuditItem) => inShanghai(at) },
    { key: 'who', title: words('人员', 'Who'), value: ({ name }) => name },
    { key: 'act', title: words('行为（代码）', 'Act (code)'), width: 22, value: ({ act }) => act },
    { key: 'object', title: words('对象', 'Object'), width: 40, value: ({ object, id }) => `${object} ${id}`.trim() },
    { key: 'detail', title: words('详情', 'Detail'), width: 60, value: ({ detail }) => JSON.stringify(detail) },
    { key: 'address', title: words('地址', 'Address'), value: ({ address }) => address },
    {
      key: 'sealed',
      title: words('封存', 'Sealed'),
      value: ({ sealed }, locale) => (sealed ? words('已封', 'sealed') : words('待封', 'waiting'))[locale],
    },
  ],
  read: (tx, _actor, filter, { after, limit }) =>
    listAudit(tx, filter, { after: after === undefined ? undefined : Number(after), limit }),
});

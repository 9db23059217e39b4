/**
 * POST /api/batches: one action for many chosen cases. Each row goes through the pipeline in a transaction of its own, so that one refusal
 * stops nobody else; the answer names every row with its outcome. Only acts that record something are done in rows: whatever decides about
 * a person is decided one by one, by somebody who has the file open (个别化矫正, 社区矫正法 3).
 */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import { refusal } from '../../../law/kernel/refusal.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { forbidden, refused } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { may } from '../scope/find-actor.ts';
import { namesOf } from './duty-list.ts';
import type { Cases, No } from './pipeline.ts';

/** Reports and contacts that came in together, and notices and papers that went out together. */
export const BATCH_ACTIONS = [
  'record-report',
  'record-contact',
  'record-information-check',
  'send-receipt',
  'record-supplied-documents',
  'record-notice',
  'receive-documents',
] as const;

const MOST_ROWS = 200;

const Outcome = z.object({
  id: z.string(),
  name: z.string(),
  ok: z.boolean(),
  version: z.int().optional(),
  /** Why not, in both languages; with the rule and its articles where the law says no. */
  why: z.object({ zh: z.string(), en: z.string() }).optional(),
  rule: z.string().optional(),
  cite: z.array(z.string()).optional(),
});

export function registerBatchRoutes(
  app: App,
  { database, cases }: Pick<ServerDeps, 'database'> & { readonly cases: Cases },
): void {
  const tags = ['cases'];

  app.get(
    '/api/batches/actions',
    {
      schema: {
        tags,
        summary: 'Actions that can be done for many cases at once',
        response: {
          200: z.object({
            items: z.array(
              z.object({ action: z.string(), event: z.string(), title: z.object({ zh: z.string(), en: z.string() }) }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { actions } = catalogueOf('corrections');
      const items = BATCH_ACTIONS.flatMap((action) => {
        const info = actions[action];
        const mine = info?.by.some((role) => (actor.roles as readonly string[]).includes(role)) ?? false;
        return info !== undefined && mine ? [{ action, event: info.event, title: info.title }] : [];
      });
      return { items };
    },
  );

  app.post(
    '/api/batches',
    {
      schema: {
        tags,
        summary: 'One action for many cases, each in its own transaction',
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(160).optional() }),
        body: z.strictObject({
          action: z.string().max(60),
          input: z.record(z.string(), z.unknown()).default({}),
          cases: z
            .array(z.strictObject({ id: z.uuid(), version: z.int().min(0) }))
            .min(1)
            .max(MOST_ROWS),
        }),
        response: { 200: z.object({ done: z.int(), refused: z.int(), rows: z.array(Outcome) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.act')) throw forbidden();
      const { action, input } = request.body;
      if (!(BATCH_ACTIONS as readonly string[]).includes(action)) throw refused(ONE_BY_ONE);
      const chosen = [...new Map(request.body.cases.map((one) => [one.id, one])).values()];
      const key = request.headers['idempotency-key'];
      const names = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ id: string; person: string | null }>(
          'SELECT id, person FROM guitu."case" WHERE id = ANY ($1::uuid[])',
          [chosen.map(({ id }) => id)],
        );
        const persons = await namesOf(tx, rows);
        await audit(tx, actor, { act: 'case.batch', object: 'case', id: '', detail: { action, cases: chosen.length } });
        return new Map(rows.map(({ id, person }) => [id, persons.get(person ?? '') ?? '']));
      });
      const rows: z.infer<typeof Outcome>[] = [];
      for (const { id, version } of chosen) {
        const result = await cases.act(actor, id, action, { version, input }, key === undefined ? undefined : `${key}/${id}`);
        const name = names.get(id) ?? '';
        rows.push(result.ok ? { id, name, ok: true, version: result.version } : { id, name, ok: false, ...whyNot(result) });
      }
      const done = rows.filter(({ ok }) => ok).length;
      return { done, refused: rows.length - done, rows };
    },
  );
}

function whyNot(no: No): Pick<z.infer<typeof Outcome>, 'why' | 'rule' | 'cite'> {
  switch (no.no) {
    case 'refused':
      return { why: { zh: no.refusal.zh, en: no.refusal.en }, rule: no.refusal.rule, cite: [...no.refusal.cite] };
    case 'stale':
      return {
        why: words('这份卷宗刚刚有人办理过，请刷新后再办。', 'Somebody has just worked on this file; reload and try again.'),
      };
    case 'faults':
      return { why: words(no.faults.join('；'), no.faults.join('; ')) };
    case 'other-request':
      return { why: words('这个请求编号已用于另一个请求。', 'The request key was used for another request.') };
    case 'not-found':
      return { why: words('没有这份卷宗，或不在您的数据范围内。', 'There is no such file, or it is not within your scope.') };
  }
}

const ONE_BY_ONE = refusal(
  'LIST-04',
  ['社区矫正法 3'],
  words(
    '涉及对本人的决定，须打开卷宗逐人办理，不能成批。',
    'What decides about a person is done one by one with the file open, never in rows.',
  ),
  words('请打开每个人的卷宗办理。', 'Open each person’s file.'),
);

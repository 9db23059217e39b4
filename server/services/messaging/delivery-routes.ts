/** What waits and what failed in the cases of one's units; sending again; and the carriers' reports. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { readCursor, writeCursor } from '../../platform/cases/cursor.ts';
import { Named } from '../../platform/cases/duty-list.ts';
import { forbidden, notFound, Problem } from '../../platform/http/problems.ts';
import type { App } from '../../platform/http/server.ts';
import { may } from '../../platform/scope/find-actor.ts';
import type { CaseMessageDeps } from './case-message-routes.ts';
import { fail } from './dispatch.ts';

const SHOWN = ['failed', 'waiting', 'stopped'] as const;

const Item = z.object({
  /** Of the delivery, or of the stopped number. */
  id: z.string(),
  caseId: z.string(),
  person: z.string(),
  unit: Named,
  topic: z.string().nullable(),
  channel: z.enum(['in-app', 'mail', 'sms']),
  why: z.string().nullable(),
  attempts: z.int(),
  /** When it failed, was stopped, or will be tried. */
  at: z.string(),
  mayAct: z.boolean(),
});

interface Row {
  id: string;
  caseId: string;
  person: string;
  unit: { id: string; name: string };
  topic: string | null;
  channel: 'in-app' | 'mail' | 'sms';
  why: string | null;
  attempts: number;
  at: Date;
}

/** A failure that nobody settled for so long is on no list any more; the file keeps it. */
const KEEP_DAYS = 60;

const WAITING = `d.person IS NOT NULL AND d.state IN ('queued', 'sending')`;
const FAILED = `d.person IS NOT NULL AND d.state = 'failed' AND d.failed > $2::timestamptz - interval '${KEEP_DAYS} days'`;
/** Stopped, and the person has no other number in use; the newest of several. */
const STOPPED = `p.stopped IS NOT NULL AND p.replaced IS NULL AND p.person IS NOT NULL AND NOT EXISTS (SELECT 1 FROM guitu.contact_point other
  WHERE other.person = p.person AND other.kind = p.kind AND other.replaced IS NULL AND (other.stopped IS NULL OR other.id > p.id))`;
const FROM = `JOIN guitu."case" c ON c.id = d.case_id AND c.unit = ANY ($1::uuid[]) JOIN guitu.organisation o ON o.id = c.unit
  LEFT JOIN guitu.person n ON n.id = c.person`;
const FROM_STOPPED = `JOIN guitu."case" c ON c.person = p.person AND c.unit = ANY ($1::uuid[]) AND NOT c.closed
  JOIN guitu.organisation o ON o.id = c.unit JOIN guitu.person n ON n.id = p.person`;
const UNIT = `jsonb_build_object('id', o.id, 'name', o.name) AS unit`;

const LISTS = {
  failed: `SELECT d.id, c.id AS "caseId", COALESCE(n.name, '') AS person, ${UNIT}, d.topic, d.channel, d.failure AS why, d.attempts, d.failed AS at
    FROM guitu.delivery d ${FROM} WHERE ${FAILED} AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
  waiting: `SELECT d.id, c.id AS "caseId", COALESCE(n.name, '') AS person, ${UNIT}, d.topic, d.channel, d.failure AS why, d.attempts, d.try_after AS at
    FROM guitu.delivery d ${FROM} WHERE ${WAITING} AND $2::timestamptz IS NOT NULL AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
  stopped: `SELECT p.id, c.id AS "caseId", n.name AS person, ${UNIT}, NULL AS topic, 'sms' AS channel, p.stopped_why AS why, 0 AS attempts, p.stopped AS at
    FROM guitu.contact_point p ${FROM_STOPPED} WHERE ${STOPPED} AND $2::timestamptz IS NOT NULL AND ($3::uuid IS NULL OR p.id < $3)
    ORDER BY p.id DESC, c.id LIMIT $4`,
} as const;

const COUNTS = `SELECT (SELECT count(*) FROM guitu.delivery d ${FROM} WHERE ${FAILED}) AS failed,
  (SELECT count(*) FROM guitu.delivery d ${FROM} WHERE ${WAITING}) AS waiting,
  (SELECT count(*) FROM guitu.contact_point p ${FROM_STOPPED} WHERE ${STOPPED}) AS stopped`;

export function registerDeliveryRoutes(app: App, deps: CaseMessageDeps): void {
  const { database, clock, carriers, config } = deps;
  const tag = { tags: ['messages'] };

  app.get(
    '/api/deliveries',
    {
      schema: {
        ...tag,
        summary: 'Messages to persons that wait or failed, and numbers that were stopped, in the cases of one’s units',
        querystring: z.object({
          show: z.enum(SHOWN).default('failed'),
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(Item),
            next: z.string().nullable(),
            counts: z.object({ failed: z.int(), waiting: z.int(), stopped: z.int() }),
            channels: z.object({ mail: z.boolean(), sms: z.enum(['gateway', 'folder']), reports: z.boolean() }),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.read')) throw forbidden();
      const { show, after, limit } = request.query;
      const last = readCursor(after, 1)?.[0] ?? null;
      return database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<Row>(LISTS[show], [actor.units, clock.now(), last, limit + 1]);
        const counts = await tx.query<{ failed: number; waiting: number; stopped: number }>(COUNTS, [actor.units, clock.now()]);
        const shown = rows.slice(0, limit);
        const end = shown.at(-1);
        return {
          items: shown.map((row) => ({
            ...row,
            at: row.at.toISOString(),
            mayAct: may(actor, 'case.act') && actor.writeUnits.includes(row.unit.id),
          })),
          next: rows.length > limit && end ? writeCursor([end.id]) : null,
          counts: counts.rows[0] ?? { failed: 0, waiting: 0, stopped: 0 },
          channels: {
            mail: carriers.mail !== undefined,
            sms: config.messages.sms === undefined ? ('folder' as const) : ('gateway' as const),
            reports: config.messages.reportKey !== undefined,
          },
        };
      });
    },
  );

  app.post(
    '/api/deliveries/:id/send-again',
    {
      schema: {
        ...tag,
        summary: 'Sends again what failed: what it says is read anew from what is owed now',
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ state: z.literal('queued') }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.act')) throw forbidden();
      const { id } = request.params;
      return database.inScope(actor, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE guitu.delivery SET state = 'queued', failed = NULL, failure = NULL, attempts = 0, try_after = $2
           WHERE id = $1 AND state = 'failed' AND person IS NOT NULL`,
          [id, clock.now()],
        );
        if (rowCount === 0) throw notFound(words('未送出的消息', 'message that failed'));
        await audit(tx, actor, { act: 'message.send-again', object: 'delivery', id });
        return { state: 'queued' as const };
      });
    },
  );

  app.post(
    '/api/delivery-reports',
    {
      config: { public: true },
      schema: {
        ...tag,
        summary: 'A carrier’s report: delivered or failed. Header `x-report-key` as set in GUITU_SMS_REPORT_KEY',
        body: z.object({
          /** Ours, or the one the carrier gave. */
          id: z.string().min(1).max(200),
          state: z.enum(['delivered', 'failed']),
          reason: z.enum(['wrong-number', 'refused', 'unreachable']).optional(),
        }),
        response: { 200: z.object({ known: z.boolean() }) },
      },
    },
    async (request) => {
      if (!isKey(request.headers['x-report-key'], config.messages.reportKey)) {
        throw new Problem({
          status: 403,
          kind: 'wrong-report-key',
          title: words('密钥不对', 'Wrong key'),
          detail: words('送达报告没有带上正确的密钥。', 'The report does not carry the right key.'),
        });
      }
      const { id, state, reason = 'refused' } = request.body;
      const known = await database.asSystem('delivery report', async (tx) => {
        const { rows } = await tx.query<{ id: string; point: string | null; state: string }>(
          `SELECT id, contact_point AS point, state FROM guitu.delivery
           WHERE (provider_id = $1 OR id::text = $1) AND channel <> 'in-app' FOR UPDATE`,
          [id],
        );
        const row = rows[0];
        if (!row) return false;
        // A report settles what was sent, and what nobody knew: interrupted, but out after all.
        if (state === 'delivered') {
          await tx.query(
            `UPDATE guitu.delivery SET state = 'delivered', delivered = $2, sent = COALESCE(sent, $2), claimed_until = NULL, failed = NULL,
               failure = NULL WHERE id = $1 AND (state IN ('sending', 'sent') OR (state = 'failed' AND failure = 'interrupted'))`,
            [row.id, clock.now()],
          );
        } else await fail(deps, tx, { id: row.id, point: row.point, why: reason });
        return true;
      });
      return { known };
    },
  );
}

/** In constant time, whatever is given; no key set: no report is taken. */
function isKey(given: string | string[] | undefined, key: string | undefined): boolean {
  if (key === undefined || typeof given !== 'string') return false;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(key));
}

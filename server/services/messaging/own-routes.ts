/** One's own messages: the list, the bell's number, marking them read, and by which other ways one wants to be told. */
import { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import { readCursor, writeCursor } from '../../platform/cases/cursor.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Carriers } from './carriers/carrier.ts';
import { addPoint, findPoints, type PointKind, removePoints } from './contact-points.ts';
import { openSaid } from './content.ts';
import { PhoneNumber, WordsSchema } from './route-shapes.ts';

export interface MessageRouteDeps extends ServerDeps {
  readonly keys: KeyRing;
  readonly carriers: Carriers;
}

const Item = z.object({
  id: z.string(),
  topic: z.string(),
  title: WordsSchema,
  /** Null where the case is not, or no longer, within reach. */
  text: WordsSchema.nullable(),
  caseId: z.string().nullable(),
  at: z.string(),
  read: z.boolean(),
});

const Channels = z.object({
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  available: z.object({ mail: z.boolean(), sms: z.boolean() }),
});

interface Row {
  id: string;
  topic: string;
  said: Buffer;
  case_id: string | null;
  within: boolean;
  sent: Date;
  read: boolean;
}

/** Read by another than the ids it names: only one's own rows are touched, whatever is asked. */
const OWN = `d.account = (SELECT guitu.scope_account()) AND d.channel = 'in-app' AND d.state = 'delivered'`;

export function registerOwnMessageRoutes(app: App, deps: MessageRouteDeps): void {
  const { database, keys, clock, carriers } = deps;
  const tag = { tags: ['messages'] };

  app.get(
    '/api/messages',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'One’s own messages, newest first',
        querystring: z.object({
          unread: z.stringbool().default(false),
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(Item), unread: z.int(), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { unread, after, limit } = request.query;
      const last = readCursor(after, 1)?.[0] ?? null;
      return database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<Row>(
          `SELECT d.id, d.topic, d.said, d.case_id, d.case_id IS NULL OR c.id IS NOT NULL AS within, d.sent, d.read_at IS NOT NULL AS read
           FROM guitu.delivery d LEFT JOIN guitu."case" c ON c.id = d.case_id
           WHERE ${OWN} AND ($1::uuid IS NULL OR d.id < $1) AND (NOT $2 OR d.read_at IS NULL) ORDER BY d.id DESC LIMIT $3`,
          [last, unread, limit + 1],
        );
        const shown = rows.slice(0, limit);
        const end = shown.at(-1);
        return {
          items: shown.map((row) => {
            const said = openSaid(keys, row.id, row.said);
            return {
              id: row.id,
              topic: row.topic,
              title: said.title,
              text: row.within ? said.text : null,
              caseId: row.within ? row.case_id : null,
              at: row.sent.toISOString(),
              read: row.read,
            };
          }),
          unread: await countUnread(tx),
          next: rows.length > limit && end ? writeCursor([end.id]) : null,
        };
      });
    },
  );

  app.get(
    '/api/messages/unread',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'How many are unread: the number at the bell',
        response: { 200: z.object({ unread: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => ({ unread: await countUnread(tx) }));
    },
  );

  app.post(
    '/api/messages/read',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'Marks one’s own messages read: those named, or all',
        body: z.object({ ids: z.array(z.uuid()).max(200).optional() }),
        response: { 200: z.object({ unread: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { ids } = request.body;
      return database.inScope(actor, async (tx) => {
        await tx.query(
          `UPDATE guitu.delivery d SET read_at = $1 WHERE ${OWN} AND d.read_at IS NULL AND ($2::uuid[] IS NULL OR d.id = ANY ($2))`,
          [clock.now(), ids ?? null],
        );
        return { unread: await countUnread(tx) };
      });
    },
  );

  const available = { mail: carriers.mail !== undefined, sms: carriers.sms !== undefined };

  app.get(
    '/api/me/channels',
    {
      config: { organs: 'signed-in' },
      schema: { ...tag, summary: 'By which other ways one is told, besides the bell', response: { 200: Channels } },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const points = await findPoints({ keys }, tx, { account: actor.account });
        const of = (kind: PointKind) => points.find((point) => point.kind === kind && point.stopped === null)?.value ?? null;
        return { mail: of('mail'), phone: of('phone'), available };
      });
    },
  );

  app.put(
    '/api/me/channels',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'Sets the address and number one is told under; null: not by that way',
        body: z.object({ mail: z.email().max(200).nullable(), phone: PhoneNumber.nullable() }),
        response: { 200: Channels },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { mail, phone } = request.body;
      return database.inScope(actor, async (tx) => {
        const owner = { account: actor.account };
        for (const [kind, value] of [
          ['mail', mail],
          ['phone', phone],
        ] as const) {
          if (value === null) await removePoints({ clock }, tx, owner, kind);
          else await addPoint({ keys, clock }, tx, owner, actor.account, { kind, value, locale: actor.locale });
        }
        const detail = { mail: mail !== null, phone: phone !== null };
        await audit(tx, actor, { act: 'account.channels', object: 'account', id: actor.account, detail });
        return { mail, phone, available };
      });
    },
  );

  async function countUnread(tx: Parameters<Parameters<typeof database.inScope>[1]>[0]): Promise<number> {
    const { rows } = await tx.query<{ n: number }>(
      `SELECT count(*) AS n FROM guitu.delivery d WHERE ${OWN} AND d.read_at IS NULL`,
    );
    return rows[0]?.n ?? 0;
  }
}

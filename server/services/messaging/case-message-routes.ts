/** What the person of a case was told, when, and what proves it; and under which numbers. Under the case's scope. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { readCursor, writeCursor } from '../../platform/cases/cursor.ts';
import { badRequest, forbidden, notFound } from '../../platform/http/problems.ts';
import type { App } from '../../platform/http/server.ts';
import type { Messenger } from '../../platform/messages/port.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { addPoint, type ContactPoint, findPoints, HOLDERS, resumePoint, stopPoint, takeOver } from './contact-points.ts';
import { openSaid } from './content.ts';
import type { MessageRouteDeps } from './own-routes.ts';
import { maskPoint, PhoneNumber, WordsSchema } from './route-shapes.ts';

const Id = z.object({ id: z.uuid() });

const Contact = z.object({
  id: z.string(),
  kind: z.enum(['phone', 'mail']),
  masked: z.string(),
  holder: z.enum(HOLDERS),
  source: z.enum(['register', 'given']),
  locale: z.enum(['zh', 'en']),
  created: z.string(),
  stopped: z.string().nullable(),
  stoppedWhy: z.string().nullable(),
});

const Told = z.object({
  id: z.string(),
  topic: z.string(),
  channel: z.enum(['in-app', 'mail', 'sms']),
  state: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed']),
  title: WordsSchema.nullable(),
  /** As it was said, in the language it was said in; null while it waits: what it will say is read when its turn comes. */
  text: z.string().nullable(),
  to: z.string().nullable(),
  holder: z.enum(HOLDERS).nullable(),
  created: z.string(),
  /** While it waits: when it will be tried. */
  notBefore: z.string().nullable(),
  sent: z.string().nullable(),
  delivered: z.string().nullable(),
  failed: z.string().nullable(),
  failure: z.string().nullable(),
  attempts: z.int(),
});

interface ToldRow {
  id: string;
  topic: string;
  channel: 'in-app' | 'mail' | 'sms';
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed';
  said: Buffer | null;
  locale: 'zh' | 'en';
  contact_point: string | null;
  created: Date;
  try_after: Date;
  sent: Date | null;
  delivered: Date | null;
  failed: Date | null;
  failure: string | null;
  attempts: number;
}

export interface CaseMessageDeps extends MessageRouteDeps {
  readonly messenger: Messenger;
}

export function registerCaseMessageRoutes(app: App, deps: CaseMessageDeps): void {
  const { database, keys, clock } = deps;
  const tag = { tags: ['messages'] };

  app.get(
    '/api/cases/:id/messages',
    {
      schema: {
        ...tag,
        summary: 'What the person was told, newest first, with the proof; and under which numbers',
        params: Id,
        querystring: z.object({
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(Told),
            next: z.string().nullable(),
            contacts: z.array(Contact),
            mayChange: z.boolean(),
            hasPerson: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { id } = request.params;
      const { after, limit } = request.query;
      const last = readCursor(after, 1)?.[0] ?? null;
      return database.inScope(actor, async (tx) => {
        const one = await getCase(tx, id);
        const { rows } = await tx.query<ToldRow>(
          `SELECT id, topic, channel, state, said, locale, contact_point, created, try_after, sent, delivered, failed, failure, attempts
           FROM guitu.delivery WHERE case_id = $1 AND person IS NOT NULL AND state <> 'withdrawn' AND ($2::uuid IS NULL OR id < $2)
           ORDER BY id DESC LIMIT $3`,
          [id, last, limit + 1],
        );
        const shown = rows.slice(0, limit);
        const to = await pointsOf(tx, shown);
        const mayChange = may(actor, 'case.act') && actor.writeUnits.includes(one.unit);
        if (mayChange && one.person !== null) await takeOver({ keys, clock }, tx, one.person);
        const contacts = one.person === null ? [] : await findPoints({ keys }, tx, { person: one.person });
        await audit(tx, actor, { act: 'case.messages', object: 'case', id });
        const end = shown.at(-1);
        return {
          items: shown.map((row) => presentTold(row, to.get(row.contact_point ?? ''))),
          next: rows.length > limit && end ? writeCursor([end.id]) : null,
          contacts: contacts.map(presentContact),
          mayChange,
          hasPerson: one.person !== null,
        };
      });
    },
  );

  app.post(
    '/api/cases/:id/contact-points',
    {
      schema: {
        ...tag,
        summary: 'Adds a number under which the person, a guardian or a relative is told things',
        params: Id,
        body: z.object({
          phone: PhoneNumber,
          holder: z.enum(HOLDERS).default('self'),
          locale: z.enum(['zh', 'en']).default('zh'),
        }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.act')) throw forbidden();
      const { id } = request.params;
      const { phone, holder, locale } = request.body;
      const point = await database.inScope(actor, async (tx) => {
        const one = await getCase(tx, id);
        if (!actor.writeUnits.includes(one.unit)) throw forbidden();
        if (one.person === null) throw badRequest(words('此案没有当事人。', 'This case is about no person.'));
        const added = await addPoint({ keys, clock }, tx, { person: one.person }, actor.account, {
          kind: 'phone',
          value: phone,
          holder,
          locale,
        });
        await audit(tx, actor, { act: 'contact.add', object: 'case', id, detail: { point: added, holder } });
        return added;
      });
      return reply.code(201).send({ id: point });
    },
  );

  for (const verb of ['stop', 'resume'] as const) {
    app.post(
      `/api/contact-points/:id/${verb}`,
      {
        schema: {
          ...tag,
          summary:
            verb === 'stop' ? 'Stops a number that is wrong: nothing goes there any more' : 'Lets a stopped number be used again',
          params: Id,
          body: z.object({
            reason: z.string().trim().min(2, { error: '请写明原因 / Say why' }).max(200),
          }),
          response: { 200: z.object({ stopped: z.boolean() }) },
        },
      },
      async (request) => {
        const actor = app.actorOf(request);
        if (!may(actor, 'case.act')) throw forbidden();
        const { id } = request.params;
        const { reason } = request.body;
        return database.inScope(actor, async (tx) => {
          const done = verb === 'stop' ? await stopPoint(deps, tx, id, actor.account, reason) : await resumePoint(tx, id);
          if (!done) throw notFound(words('号码', 'number'));
          await audit(tx, actor, { act: `contact.${verb}`, object: 'contact-point', id, detail: { reason } });
          return { stopped: verb === 'stop' };
        });
      },
    );
  }

  async function getCase(tx: Tx, id: string): Promise<{ person: string | null; unit: string }> {
    const { rows } = await tx.query<{ person: string | null; unit: string }>(
      'SELECT person, unit FROM guitu."case" WHERE id = $1',
      [id],
    );
    if (!rows[0]) throw notFound(words('案件', 'case'));
    return rows[0];
  }

  async function pointsOf(tx: Tx, rows: readonly ToldRow[]) {
    const { rows: points } = await tx.query<{
      id: string;
      kind: 'phone' | 'mail';
      value: Buffer;
      holder: ContactPoint['holder'];
    }>('SELECT id, kind, value, holder FROM guitu.contact_point WHERE id = ANY ($1::uuid[])', [
      rows.flatMap(({ contact_point }) => contact_point ?? []),
    ]);
    return new Map(
      points.map(({ id, kind, value, holder }) => [
        id,
        { masked: maskPoint(kind, keys.open({ table: 'contact_point', row: id, column: 'value' }, value)), holder },
      ]),
    );
  }

  function presentTold(row: ToldRow, to: { masked: string; holder: ContactPoint['holder'] } | undefined): z.infer<typeof Told> {
    const said = row.said === null ? undefined : openSaid(keys, row.id, row.said);
    return {
      id: row.id,
      topic: row.topic,
      channel: row.channel,
      state: row.state,
      title: said?.title ?? null,
      text: said?.text[row.locale] ?? null,
      to: to?.masked ?? null,
      holder: to?.holder ?? null,
      created: row.created.toISOString(),
      notBefore: row.state === 'queued' ? row.try_after.toISOString() : null,
      sent: row.sent?.toISOString() ?? null,
      delivered: row.delivered?.toISOString() ?? null,
      failed: row.failed?.toISOString() ?? null,
      failure: row.failure,
      attempts: row.attempts,
    };
  }
}

function presentContact({
  id,
  kind,
  value,
  holder,
  source,
  locale,
  created,
  stopped,
  stoppedWhy,
}: ContactPoint): z.infer<typeof Contact> {
  return {
    id,
    kind,
    masked: maskPoint(kind, value),
    holder,
    source,
    locale,
    created: created.toISOString(),
    stopped: stopped?.toISOString() ?? null,
    stoppedWhy,
  };
}

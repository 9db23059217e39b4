/** Codes for the person's own page, as the office handles them: who is given one, what became of it, taking it back. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { parametersOf } from '../../../law/parameters/profiles.ts';
import { caseFileOf, findCase, lockCase, readHistory } from '../cases/case-store.ts';
import { forbidden, notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { KeyRing } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { issueCode, listCodes, PURPOSES, revokeCode } from './codes.ts';
import { SELF_ABSOLUTE_MS, SELF_IDLE_MS } from './self-session.ts';

export interface CodeRouteDeps extends ServerDeps {
  readonly keys: KeyRing;
}

const Purpose = z.enum(PURPOSES);
const CaseId = z.object({ id: z.uuid() });
const Code = z.object({
  id: z.string(),
  purpose: Purpose,
  call: z.string().nullable(),
  issued: z.string(),
  issuedBy: z.string(),
  expires: z.string(),
  used: z.string().nullable(),
  tries: z.int(),
  state: z.enum(['alive', 'expired', 'used', 'revoked', 'replaced', 'too-many-tries']),
  open: z.boolean(),
});

export function registerCodeRoutes(app: App, { database, clock, cipher, keys }: CodeRouteDeps): void {
  const tags = ['self-service'];

  app.get(
    '/api/cases/:id/self-codes',
    {
      schema: {
        tags,
        summary: 'Codes for the person’s own page, newest first; none says the code itself',
        params: CaseId,
        response: { 200: z.object({ hours: z.int(), call: z.string().nullable(), items: z.array(Code) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const { row, hours } = await caseOf(tx, actor, request.params.id);
        const now = clock.now();
        const items = await listCodes(tx, row.id, now, {
          created: new Date(now.getTime() - SELF_ABSOLUTE_MS),
          seen: new Date(now.getTime() - SELF_IDLE_MS),
        });
        return { hours, call: await lastCall(tx, row.unit), items: items.map(shown) };
      });
    },
  );

  app.post(
    '/api/cases/:id/self-codes',
    {
      schema: {
        tags,
        summary: 'Issue a code: the answer holds its only copy, and the one that was out for the same purpose ends',
        params: CaseId,
        body: z.strictObject({ purpose: Purpose.default('ask'), call: z.string().trim().min(1).max(60).optional() }),
        response: { 201: z.object({ id: z.string(), code: z.string(), purpose: Purpose, expires: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { purpose, call } = request.body;
      const issued = await database.inScope(actor, async (tx) => {
        const { row, hours } = await caseOf(tx, actor, request.params.id);
        if (!actor.writeUnits.includes(row.unit)) throw forbidden();
        // One after the other: there is one living code for a person and a purpose.
        await lockCase(tx, row.id);
        return issueCode(tx, keys, actor, { caseId: row.id, person: row.person, purpose, call, hours }, clock.now());
      });
      return reply.code(201).send({ ...issued, purpose, expires: issued.expires.toISOString() });
    },
  );

  app.delete(
    '/api/cases/:id/self-codes/:code',
    {
      schema: {
        tags,
        summary: 'Take a code back; the session it opened ends',
        params: CaseId.extend({ code: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        const { row } = await caseOf(tx, actor, request.params.id);
        if (!actor.writeUnits.includes(row.unit)) throw forbidden();
        if (!(await revokeCode(tx, actor, row.id, request.params.code, clock.now()))) throw notFound(words('进入码', 'code'));
      });
      return reply.code(204).send(null);
    },
  );

  /** The case of a person, to who may act on cases; and how long a code lives there. */
  async function caseOf(tx: Tx, actor: Actor, id: string) {
    const row = await findCase(tx, id);
    if (!row || row.person === null || row.domain !== 'corrections') throw notFound(words('案件', 'case'));
    if (!may(actor, 'case.act')) throw forbidden();
    const { settings } = caseFileOf(await readHistory(tx, cipher, row));
    const { profile = 'national', set = {}, entries = [] } = settings ?? {};
    const hours = parametersOf({ profile, set, entries }).get('selfService.codeHours', actor.today).value;
    return { row: { id: row.id, unit: row.unit, person: row.person }, hours };
  }
}

/** Whom the last sheet of this office told to call: written once, offered with the next. */
async function lastCall(tx: Tx, unit: string): Promise<string | null> {
  const { rows } = await tx.query<{ call: string }>(
    `SELECT k.call FROM guitu.self_code k JOIN guitu."case" c ON c.id = k.case_id
     WHERE c.unit = $1 AND k.call IS NOT NULL ORDER BY k.issued DESC LIMIT 1`,
    [unit],
  );
  return rows[0]?.call ?? null;
}

function shown({ issued, expires, used, ...code }: Awaited<ReturnType<typeof listCodes>>[number]) {
  return { ...code, issued: issued.toISOString(), expires: expires.toISOString(), used: used?.toISOString() ?? null };
}

/** GET /api/people, GET /api/people/{id}, POST /api/people/{id}/unmask. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { forbidden, notFound } from '../../platform/http/problems.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { type People, type PersonView, SEALED_FIELDS, type SealedField } from './people.ts';

const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  alias: z.string().nullable(),
  sex: z.enum(['male', 'female']),
  born: z.string(),
  idKind: z.enum(['resident', 'resident-15', 'hmt-permit', 'foreign-permit']),
  idMasked: z.string(),
  phoneMasked: z.string().nullable(),
  has: z.array(z.string()),
});

const PersonWithCases = Person.extend({
  cases: z.array(
    z.object({
      id: z.uuid(),
      case: z.string(),
      kind: z.string(),
      state: z.string(),
      unit: z.object({ id: z.uuid(), name: z.string() }),
    }),
  ),
});

const FIELDS = Object.keys(SEALED_FIELDS) as [SealedField, ...SealedField[]]; // the keys of a table that is not empty

export function registerPeopleRoutes(app: App, { database }: ServerDeps, people: People): void {
  const tags = ['people'];

  app.get(
    '/api/people',
    {
      schema: {
        tags,
        summary: 'People in scope, by name, pinyin, initials, ID number or its last six',
        querystring: z.object({
          q: z.string().max(100).optional(),
          after: z.string().max(500).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(Person), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'people.read')) throw forbidden();
      const { q, after, limit } = request.query;
      const found = await database.inScope(actor, (tx) =>
        people.search(tx, { ...(q === undefined ? {} : { q }), ...(after === undefined ? {} : { after }), limit }),
      );
      return { items: found.items.map(present), next: found.next };
    },
  );

  app.get(
    '/api/people/:id',
    {
      schema: {
        tags,
        summary: 'One person, masked, with the cases in scope',
        params: z.object({ id: z.uuid() }),
        response: { 200: PersonWithCases },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'people.read')) throw forbidden();
      const { id } = request.params;
      return database.inScope(actor, async (tx) => {
        const person = await people.find(tx, id);
        if (!person) throw notFound(words('人员', 'person'));
        const { rows } = await tx.query<{
          id: string;
          case: string;
          kind: string;
          state: string;
          unit: { id: string; name: string };
        }>(
          `SELECT c.id, c.domain AS "case", c.kind, c.state, jsonb_build_object('id', o.id, 'name', o.name) AS unit
           FROM guitu.case_now c JOIN guitu.organisation o ON o.id = c.unit WHERE c.person = $1 ORDER BY c.created DESC, c.id`,
          [id],
        );
        await audit(tx, actor, { act: 'person.read', object: 'person', id });
        return { ...present(person), cases: rows };
      });
    },
  );

  app.post(
    '/api/people/:id/unmask',
    {
      schema: {
        tags,
        summary: 'Shows one sealed field; the reason is kept in the audit',
        params: z.object({ id: z.uuid() }),
        body: z.object({
          field: z.enum(FIELDS),
          reason: z.string().trim().min(4, { error: '请写明理由（至少 4 个字） / Say why, in at least 4 characters' }).max(500),
        }),
        response: { 200: z.object({ field: z.string(), value: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'people.unmask')) throw forbidden();
      const { id } = request.params;
      const { field, reason } = request.body;
      return database.inScope(actor, async (tx) => {
        const revealed = await people.reveal(tx, id, field);
        if (!revealed) throw notFound(words('人员', 'person'));
        await audit(tx, actor, { act: 'person.unmask', object: 'person', id, detail: { field, reason } });
        return { field, value: revealed.value };
      });
    },
  );
}

function present(person: PersonView) {
  return { ...person, has: [...person.has] };
}

/** What of a case is to be served on whom, with which paper, and what was served with which proof; a mistake in it is withdrawn. */
import { z } from 'zod';
import { unitsServed } from '../../../law/corrections/servings.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { RECIPIENTS } from './catalogue.ts';
import { done, paperFor } from './paper-access.ts';
import { type PapersDeps, papersOf } from './papers.ts';
import { fileFor, kindFor, paperFor as readyFor, servingsIn } from './servings.ts';

const Title = z.object({ zh: z.string(), en: z.string() });
const Id = z.object({ id: z.uuid() });
const Duty = z.object({
  rule: z.string(),
  clock: z.string(),
  proceeding: z.string().nullable(),
  opens: z.string(),
  due: z.string().nullable(),
  status: z.string(),
});

export function registerServingRoutes(app: App, deps: ServerDeps & PapersDeps): void {
  const { database, cases } = deps;
  const papers = papersOf(deps);
  const { store } = papers;
  const tags = ['papers'];

  app.get(
    '/api/cases/:id/servings',
    {
      schema: {
        tags,
        summary: 'Copies and services of a case: of which record, on whom, by when, the paper that stands ready, and the proof',
        params: Id,
        response: {
          200: z.object({
            items: z.array(
              z.object({
                what: Title,
                to: z.string(),
                /** Kinds of units of the register that can be named as whom it was served on. */
                units: z.array(z.string()),
                event: z.string().nullable(),
                on: z.string().nullable(),
                /** Kind of the paper to make where none stands ready; null where no paper of ours belongs to it. */
                kind: z.string().nullable(),
                paper: z
                  .object({ id: z.string(), kind: z.string(), state: z.string(), number: z.string().nullable() })
                  .nullable(),
                action: z.string(),
                input: z.record(z.string(), z.unknown()),
                duty: Duty.nullable(),
                done: z
                  .object({
                    event: z.string().nullable(),
                    on: z.string(),
                    form: z.string().nullable(),
                    receipt: z.string().nullable(),
                    receiptHash: z.string().nullable(),
                    paperNumber: z.string().nullable(),
                  })
                  .nullable(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const caseId = request.params.id;
      return database.inScope(actor, async (tx) => {
        const file = await fileFor(cases, tx, actor, caseId);
        if (!file) throw notFound(words('案件', 'case'));
        await audit(tx, actor, { act: 'case.read', object: 'case', id: caseId, detail: { view: 'servings' } });
        const { items } = await store.list(tx, { caseId, offset: 0, limit: 1_000 });
        return {
          items: servingsIn(file, actor).map((row) => {
            const paper = readyFor(row, items);
            const { duty, done: served } = row;
            return {
              what: row.what,
              to: row.to,
              units: [...unitsServed(row.to)],
              event: row.of?.id ?? null,
              on: row.of?.on ?? null,
              kind: paper?.kind ?? kindFor(row) ?? null,
              paper: paper ? { id: paper.id, kind: paper.kind, state: paper.state, number: paper.number } : null,
              action: row.action,
              input: { ...row.input },
              duty: duty
                ? {
                    rule: duty.rule,
                    clock: duty.clock,
                    proceeding: duty.proceeding ?? null,
                    opens: duty.opens,
                    due: duty.due,
                    status: duty.status,
                  }
                : null,
              done: served
                ? {
                    event: served.id ?? null,
                    on: served.on,
                    form: text(served.data.form),
                    receipt: text(served.data.receipt),
                    receiptHash: text(served.data.receiptHash),
                    paperNumber: text(served.data.paperNumber),
                  }
                : null,
            };
          }),
        };
      });
    },
  );

  app.post(
    '/api/papers/:id/receipt',
    {
      schema: {
        tags,
        summary: 'Drafts the proof of service (G01) for a signed paper and a recipient, to be printed and signed',
        params: Id,
        body: z.strictObject({ recipient: z.enum(RECIPIENTS) }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { id } = await database.inScope(actor, async (tx) => {
        const paper = await paperFor(store, tx, actor, request.params.id, true);
        return done(await papers.receipt(tx, actor, paper, request.body.recipient));
      });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/papers/:id/services/:service/withdraw',
    {
      schema: {
        tags,
        summary: 'Takes back a service recorded by mistake, with the reason, and the record of the case that it is',
        params: Id.extend({ service: z.string().max(40) }),
        body: z.strictObject({ why: z.string().trim().min(2).max(500) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        const paper = await paperFor(store, tx, actor, request.params.id, true);
        done(await papers.withdraw(tx, actor, paper, request.params.service, request.body.why));
      });
      return reply.code(204).send(null);
    },
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

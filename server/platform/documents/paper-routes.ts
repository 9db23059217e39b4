/** Papers over HTTP: of a case, of all cases within reach, one of them, and what is done with it. */
import { z } from 'zod';
import { papersOn } from '../../../law/corrections/papers.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { fileStore } from '../files/file-store.ts';
import { attachment } from '../http/attachment.ts';
import { notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { BUNDLES, findPaperKind, PAPER_KINDS, RECIPIENTS } from './catalogue.ts';
import { done, paperFor as paperOf, requireWrite } from './paper-access.ts';
import type { Paper } from './paper-store.ts';
import { detailOf, type PapersDeps, papersOf } from './papers.ts';
import { registerServingRoutes } from './serving-routes.ts';
import { fileFor } from './servings.ts';

const Title = z.object({ zh: z.string(), en: z.string() });
const Shown = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: z.string(),
  title: Title,
  state: z.enum(['draft', 'signed', 'served', 'void']),
  person: z.string().nullable(),
  unit: z.string(),
  made: z.string(),
  number: z.string().nullable(),
  signedOn: z.string().nullable(),
  signedBy: z.string().nullable(),
  servedOn: z.string().nullable(),
  voidOn: z.string().nullable(),
  voidWhy: z.string().nullable(),
});
const Id = z.object({ id: z.uuid() });
const Page = { offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) };
const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export function registerPaperRoutes(app: App, deps: ServerDeps & PapersDeps): void {
  const { database, clock } = deps;
  const papers = papersOf(deps);
  const { store } = papers;
  const files = fileStore(deps);
  registerServingRoutes(app, deps);
  const tags = ['papers'];

  const paperFor = (tx: Tx, actor: Actor, id: string, change: boolean) => paperOf(store, tx, actor, id, change);

  app.get(
    '/api/papers/kinds',
    {
      config: { organs: true },
      schema: {
        tags,
        summary: 'The papers Guitu knows, and which belong together',
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                title: Title,
                mark: z.string().nullable(),
                signer: z.string(),
                copies: z.int(),
                to: z.array(z.string()),
                fields: z.array(z.string()),
              }),
            ),
          }),
        },
      },
    },
    async () => ({ items: PAPER_KINDS.map((kind) => ({ ...kind, to: [...kind.to], fields: [...kind.fields] })) }),
  );

  app.get(
    '/api/papers',
    {
      config: { organs: true },
      schema: {
        tags,
        summary: 'Papers within reach, newest first; with `register` (a year) the register of numbers',
        querystring: z.object({
          caseId: z.uuid().optional(),
          state: z.enum(['draft', 'signed', 'served', 'void']).optional(),
          kind: z.string().max(10).optional(),
          register: z.coerce.number().int().min(2020).max(2100).optional(),
          ...Page,
        }),
        response: { 200: z.object({ items: z.array(Shown), total: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { items, total } = await database.inScope(actor, (tx) => store.list(tx, request.query));
      return { items: items.map(shown), total };
    },
  );

  app.get(
    '/api/papers/bundles',
    {
      schema: {
        tags,
        summary: 'The bundles of a case: which papers are there and which are missing',
        querystring: z.object({ caseId: z.uuid() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                title: Title,
                there: z.array(z.string()),
                missing: z.array(z.string()),
                complete: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { items } = await database.inScope(actor, (tx) =>
        store.list(tx, { caseId: request.query.caseId, offset: 0, limit: 1_000 }),
      );
      const ready = new Set(items.filter(({ state }) => state === 'signed' || state === 'served').map(({ kind }) => kind));
      const known = new Set(items.map(({ kind }) => kind));
      const bundles = BUNDLES.filter(({ needs, may }) => [...needs, ...may].some((kind) => known.has(kind)));
      return {
        items: bundles.map(({ id, title, needs, may }) => {
          const missing = needs.filter((kind) => !ready.has(kind));
          return {
            id,
            title,
            there: [...needs, ...may].filter((kind) => ready.has(kind)),
            missing,
            complete: missing.length === 0,
          };
        }),
      };
    },
  );

  app.post(
    '/api/papers',
    {
      schema: {
        tags,
        summary: 'Drafts a paper for a case, or for a record of it (`event`); the one that is there already is given',
        body: z.strictObject({ caseId: z.uuid(), kind: z.string().max(10), event: z.uuid().optional() }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { caseId, kind, event } = request.body;
      const id = await database.inScope(actor, async (tx) => {
        await requireWrite(tx, actor, caseId);
        if (!findPaperKind(kind)) throw notFound(words('文书种类', 'kind of paper'));
        if (event !== undefined) {
          const file = await fileFor(deps.cases, tx, actor, caseId);
          const of = file?.events.find((one) => one.id === event);
          if (!file || !of || !papersOn(of, file.facts).includes(kind)) throw notFound(words('记录', 'record'));
          const there = await store.findFor(tx, caseId, kind, event);
          if (there !== undefined) return there;
        }
        const made = await store.make(tx, actor, { caseId, kind, event, at: clock.now() });
        await audit(tx, actor, { act: 'paper.make', object: 'case', id: caseId, detail: { paper: made, kind } });
        return made;
      });
      return reply.code(201).send({ id });
    },
  );

  app.get(
    '/api/papers/:id',
    {
      schema: {
        tags,
        summary: 'A paper: its fields while it is a draft, and whom it reached',
        params: Id,
        response: {
          200: Shown.extend({
            signer: z.string(),
            to: z.array(z.string()),
            fields: z.array(
              z.object({ name: z.string(), value: z.string().nullable(), from: z.enum(['record', 'written']).nullable() }),
            ),
            services: z.array(
              z.object({
                id: z.string(),
                recipient: z.string(),
                how: z.string(),
                on: z.string(),
                detail: z.string().nullable(),
                file: z.string().nullable(),
                byName: z.string(),
                event: z.string().nullable(),
                withdrawnWhy: z.string().nullable(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const paper = await paperFor(tx, actor, request.params.id, false);
        const kind = findPaperKind(paper.kind);
        await audit(tx, actor, { act: 'paper.read', object: 'case', id: paper.caseId, detail: detailOf(paper) });
        return {
          ...shown(paper),
          signer: kind?.signer ?? '',
          to: [...(kind?.to ?? [])],
          fields: paper.state === 'draft' ? await papers.fields(tx, actor, paper) : [],
          services: await store.services(tx, paper.id),
        };
      });
    },
  );

  app.get(
    '/api/papers/:id/content',
    {
      config: { organs: true },
      schema: {
        tags,
        summary: 'The paper as PDF or Word: as it stands while a draft, byte for byte as signed afterwards',
        params: Id,
        querystring: z.object({ form: z.enum(['pdf', 'docx']).default('pdf') }),
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { form } = request.query;
      const { bytes, name } = await database.inScope(actor, async (tx) => {
        const paper = await paperFor(tx, actor, request.params.id, false);
        await audit(tx, actor, { act: 'paper.print', object: 'case', id: paper.caseId, detail: { ...detailOf(paper), form } });
        const title = findPaperKind(paper.kind)?.title.zh ?? paper.kind;
        return { bytes: await papers.print(tx, actor, paper, form), name: `${title}-${paper.person ?? ''}.${form}` };
      });
      return reply.type(MEDIA[form]).header('content-disposition', attachment(name)).send(bytes);
    },
  );

  app.put(
    '/api/papers/:id/fields',
    {
      schema: {
        tags,
        summary: 'Writes the fields of a draft that the record leaves open',
        params: Id,
        body: z.strictObject({ fields: z.record(z.string().max(40), z.string().max(5_000)) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        done(await papers.write(tx, actor, await paperFor(tx, actor, request.params.id, true), request.body.fields));
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/papers/:id/sign',
    {
      schema: {
        tags,
        summary: 'Signs a draft off; its number is given now',
        params: Id,
        response: { 200: z.object({ number: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const { number } = done(await papers.sign(tx, actor, await paperFor(tx, actor, request.params.id, true)));
        return { number };
      });
    },
  );

  app.post(
    '/api/papers/:id/serve',
    {
      schema: {
        tags,
        summary: 'Notes whom a signed paper reached, how and when, with the scan of the receipt',
        params: Id,
        body: z.strictObject({
          recipient: z.enum(RECIPIENTS),
          /** The organ as a unit of the register; it can read from then on that it was served, and the paper. */
          addressee: z.uuid().optional(),
          how: z.enum(['direct', 'left', 'post', 'electronic', 'proxy']),
          on: PlainDateSchema,
          detail: z.string().max(500).optional(),
          file: z.uuid().optional(),
        }),
        response: { 200: z.object({ action: z.string().nullable(), open: Title.nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { recipient, addressee, how, on, detail, file } = request.body;
      return database.inScope(actor, async (tx) => {
        const paper = await paperFor(tx, actor, request.params.id, true);
        const scan = file === undefined ? undefined : await files.find(tx, file);
        if (file !== undefined && scan?.caseId !== paper.caseId) throw notFound(words('文件', 'file'));
        const { action, open } = done(
          await papers.serve(tx, actor, paper, { recipient, addressee, how, on, detail, file: scan }),
        );
        return { action, open };
      });
    },
  );

  app.post(
    '/api/papers/:id/void',
    {
      schema: {
        tags,
        summary: 'Makes a paper void, with the reason; its number stays in the register',
        params: Id,
        body: z.strictObject({ why: z.string().trim().min(2).max(500) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        done(await papers.void(tx, actor, await paperFor(tx, actor, request.params.id, true), request.body.why));
      });
      return reply.code(204).send(null);
    },
  );
}

function shown(paper: Paper) {
  const { id, caseId, kind, state, person, number, signedOn, servedOn, voidOn, voidWhy } = paper;
  return {
    id,
    caseId,
    kind,
    title: findPaperKind(kind)?.title ?? { zh: kind, en: kind },
    state,
    person,
    unit: paper.unitName,
    made: paper.made.toISOString(),
    number,
    signedOn,
    signedBy: paper.signedName,
    servedOn,
    voidOn,
    voidWhy,
  };
}

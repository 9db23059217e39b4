/** The county's own templates and its way of writing numbers: downloaded, uploaded, tried with a made-up person, refused where a field is wrong. */
import { z } from 'zod';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { readFile } from '../files/file-routes.ts';
import { attachment } from '../http/attachment.ts';
import { badRequest, forbidden, notFound, Problem } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { findPaperKind, PAPER_KINDS, type PaperKind } from './catalogue.ts';
import { fill } from './merge.ts';
import { FORMAT, numberingOf } from './numbering.ts';
import { toPdf } from './pdf.ts';
import { sampleValues } from './sample.ts';
import { checkTemplate } from './template-check.ts';
import { addVersion, listVersions, versionContent } from './template-store.ts';

const Kind = z.object({ kind: z.string().max(10) });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const Numbering = z.object({
  format: z.string().max(60),
  shortName: z.string().min(1).max(20),
  validFrom: PlainDateSchema,
});

export function registerTemplateRoutes(app: App, deps: ServerDeps): void {
  const { database, clock } = deps;
  const tags = ['papers'];

  app.get(
    '/api/templates',
    {
      schema: {
        tags,
        summary: 'The templates of the caller’s county, with their versions',
        response: {
          200: z.object({
            mayEdit: z.boolean(),
            items: z.array(
              z.object({
                kind: z.string(),
                title: z.object({ zh: z.string(), en: z.string() }),
                versions: z.array(z.object({ version: z.int(), validFrom: z.string(), note: z.string().nullable() })),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const agency = agencyOf(actor);
      const versions = agency ? await database.inScope(actor, (tx) => listVersions(tx, agency)) : [];
      return {
        mayEdit: editorAt(actor) !== undefined,
        items: PAPER_KINDS.map(({ id, title }) => ({
          kind: id,
          title,
          versions: versions
            .filter(({ kind }) => kind === id)
            .map(({ version, validFrom, note }) => ({ version, validFrom, note })),
        })),
      };
    },
  );

  app.get(
    '/api/templates/:kind/content',
    {
      schema: {
        tags,
        summary: 'A template as Word; version 0 is the product’s own',
        params: Kind,
        querystring: z.object({ version: z.coerce.number().int().min(0).default(0) }),
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const kind = kindOf(request.params.kind);
      const { version } = request.query;
      const bytes = await database.inScope(actor, (tx) => versionContent(tx, agencyOf(actor) ?? actor.account, kind, version));
      if (!bytes) throw notFound(words('模板', 'template'));
      return reply
        .type(DOCX)
        .header('content-disposition', attachment(`${kind.title.zh}.docx`))
        .send(bytes);
    },
  );

  app.post(
    '/api/templates/:kind/preview',
    {
      schema: {
        tags,
        summary:
          'What an uploaded template prints for a made-up person (multipart: file); 422 where a field is unknown or missing',
        params: Kind,
        consumes: ['multipart/form-data'],
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!editorAt(actor)) throw forbidden();
      const kind = kindOf(request.params.kind);
      const { bytes } = await readFile(request);
      await requireGood(kind, bytes);
      return reply.type('application/pdf').send(await toPdf(await fill(bytes, sampleValues(kind))));
    },
  );

  app.post(
    '/api/templates/:kind',
    {
      schema: {
        tags,
        summary: 'Adds a version of a template, used from `validFrom` (multipart: file, validFrom, note?)',
        params: Kind,
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ version: z.int() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const agency = editorAt(actor);
      if (!agency) throw forbidden();
      const kind = kindOf(request.params.kind);
      const { bytes, fields } = await readFile(request);
      const given = z.object({ validFrom: PlainDateSchema, note: z.string().max(200).optional() }).safeParse(fields);
      if (!given.success)
        throw badRequest(words('请填写启用日期。', 'Say from which day it is used (validFrom).'), ['validFrom: missing']);
      // A paper signed yesterday was printed with yesterday's template.
      if (given.data.validFrom < actor.today) {
        throw badRequest(words('启用日期不得早于今天。', 'A template is used from today at the earliest.'), ['validFrom: past']);
      }
      await requireGood(kind, bytes);
      await toPdf(await fill(bytes, sampleValues(kind)));
      const version = await database.inScope(actor, async (tx) => {
        const added = await addVersion(tx, actor, {
          agency,
          kind,
          bytes,
          at: clock.now(),
          validFrom: given.data.validFrom,
          note: given.data.note,
        });
        await audit(tx, actor, {
          act: 'template.add',
          object: 'template',
          id: added.id,
          detail: { kind: kind.id, sha256: added.sha256 },
        });
        return added.version;
      });
      return reply.code(201).send({ version });
    },
  );

  app.get(
    '/api/paper-numbering',
    {
      schema: {
        tags,
        summary: 'How the county writes the numbers of its papers',
        response: { 200: z.object({ format: z.string(), shortName: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const agency = agencyOf(actor);
      const set = agency ? await database.inScope(actor, (tx) => numberingOf(tx, agency, actor.today)) : undefined;
      return { format: set?.format ?? FORMAT, shortName: set?.short_name ?? null };
    },
  );

  app.put(
    '/api/paper-numbering',
    { schema: { tags, summary: 'Sets how numbers are written from a day on', body: Numbering, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const agency = editorAt(actor);
      if (!agency) throw forbidden();
      const { format, shortName, validFrom } = request.body;
      if (!['{年}', '{字}', '{号}'].every((part) => format.includes(part)) || validFrom < actor.today) {
        throw badRequest(
          words(
            '格式须含{年}、{字}、{号}，启用日期不得早于今天。',
            'The format needs {年}, {字} and {号}; it is used from today at the earliest.',
          ),
        );
      }
      await database.inScope(actor, async (tx) => {
        await tx.query(
          `INSERT INTO guitu.paper_numbering (agency, valid_from, format, short_name, created, created_by) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT ON CONSTRAINT paper_numbering_pk DO UPDATE SET format = $3, short_name = $4, created = $5, created_by = $6`,
          [agency, validFrom, format, shortName, clock.now(), actor.account],
        );
        await audit(tx, actor, {
          act: 'numbering.set',
          object: 'organisation',
          id: agency,
          detail: { format, shortName, validFrom },
        });
      });
      return reply.code(204).send(null);
    },
  );
}

function kindOf(id: string): PaperKind {
  const kind = findPaperKind(id);
  if (!kind) throw notFound(words('文书种类', 'kind of paper'));
  return kind;
}

/** The county agency whose templates the caller's papers are printed with; undefined for a post below it. */
function agencyOf(actor: Actor): string | undefined {
  return actor.posts.find(({ kind }) => kind === 'county-agency')?.organisation;
}

/** The head of the county agency answers for its forms. */
function editorAt(actor: Actor): string | undefined {
  return actor.posts.find(
    ({ role, kind, organisation }) =>
      role === 'county-head' && kind === 'county-agency' && actor.writeUnits.includes(organisation),
  )?.organisation;
}

async function requireGood(kind: PaperKind, bytes: Buffer): Promise<void> {
  const { faults } = await checkTemplate(kind, bytes);
  if (faults.length === 0) return;
  throw new Problem({
    status: 422,
    kind: 'template-refused',
    title: words('模板不能使用', 'The template cannot be used'),
    detail: words(faults.map((fault) => fault.words.zh).join('；'), faults.map((fault) => fault.words.en).join('; ')),
    more: { faults: faults.map((fault) => ({ what: fault.what, field: fault.field, where: fault.where, ...fault.words })) },
  });
}

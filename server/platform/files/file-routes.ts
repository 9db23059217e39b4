/** Uploading a file to a case and reading it back, both audited. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { ABOUT_A_PERSON } from '../cases/case-query.ts';
import { attachment } from '../http/attachment.ts';
import { badRequest, forbidden, notFound, Problem } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { FILE_BYTES, type FileRefused, fileStore, type StoredFile } from './file-store.ts';
import { withoutMetadata } from './photograph.ts';

const Stored = z.object({
  id: z.string(),
  caseId: z.string(),
  name: z.string(),
  sha256: z.string(),
  size: z.int(),
  mediaType: z.string(),
  created: z.string(),
});

export function registerFileRoutes(app: App, deps: ServerDeps): void {
  const { database } = deps;
  const files = fileStore(deps);
  const tags = ['files'];

  app.post(
    '/api/files',
    {
      schema: {
        tags,
        summary: 'Adds a file to a case (multipart: file, caseId); the same content again gives the file that is there',
        consumes: ['multipart/form-data'],
        response: { 201: Stored },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { name, bytes, fields } = await readFile(request);
      const { caseId } = caseOf(fields);
      const stored = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ unit: string; handler: string; domain: string }>(
          'SELECT unit, handler, domain FROM guitu."case" WHERE id = $1',
          [caseId],
        );
        const [found] = rows;
        if (found === undefined) throw notFound(words('案件', 'case'));
        if (![found.unit, found.handler].some((unit) => actor.writeUnits.includes(unit))) throw forbidden();
        // A photograph of a matter is of the matter: where and with whose phone it was taken is nobody's business. In a person's case it may be evidence.
        const kept = ABOUT_A_PERSON.includes(found.domain) ? bytes : withoutMetadata(bytes);
        const added = await files.add(tx, actor, { caseId, name, bytes: kept });
        if (!added.ok) throw refusedFile(added.why);
        await audit(tx, actor, {
          act: 'file.add',
          object: 'case',
          id: caseId,
          detail: { file: added.file.id, size: added.file.size },
        });
        return added.file;
      });
      return reply.code(201).header('location', `/api/files/${stored.id}`).send(shown(stored));
    },
  );

  app.get(
    '/api/files',
    {
      schema: {
        tags,
        summary: 'The files of a case',
        querystring: z.object({ caseId: z.uuid() }),
        response: { 200: z.object({ items: z.array(Stored) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const items = await database.inScope(actor, (tx) => files.list(tx, request.query.caseId));
      return { items: items.map(shown) };
    },
  );

  app.get(
    '/api/files/:id',
    { schema: { tags, summary: 'The content of a file; reading it is audited', params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { file, bytes } = await database.inScope(actor, async (tx) => {
        const found = await files.find(tx, request.params.id);
        if (!found) throw notFound(words('文件', 'file'));
        await audit(tx, actor, { act: 'file.read', object: 'case', id: found.caseId, detail: { file: found.id } });
        return { file: found, bytes: await files.read(tx, found) };
      });
      return reply.type(file.mediaType).header('content-disposition', attachment(file.name)).send(bytes);
    },
  );
}

function shown({ created, ...file }: StoredFile) {
  return { ...file, created: created.toISOString() };
}

/** The one file of a multipart form and the fields beside it. Throws the problem to answer. */
export async function readFile(
  request: Parameters<App['actorOf']>[0],
): Promise<{ name: string; bytes: Buffer; fields: Record<string, unknown> }> {
  if (!request.isMultipart()) {
    throw badRequest(words('请以 multipart/form-data 上传文件。', 'Send the file as multipart/form-data.'));
  }
  const fields: Record<string, unknown> = {};
  let file: { name: string; bytes: Buffer } | undefined;
  for await (const part of request.parts({ limits: { fileSize: FILE_BYTES } })) {
    if (part.type === 'field') fields[part.fieldname] = part.value === '' ? undefined : part.value;
    else file = { name: part.filename, bytes: await part.toBuffer().catch(tooLarge) };
  }
  if (!file) throw badRequest(words('没有选择文件（file）。', 'There is no file (field `file`).'), ['file: missing']);
  return { ...file, fields };
}

function tooLarge(error: unknown): never {
  throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? refusedFile('too-large') : error;
}

function caseOf(fields: Record<string, unknown>): { caseId: string } {
  const read = z.object({ caseId: z.uuid() }).safeParse(fields);
  if (!read.success)
    throw badRequest(words('请写明案件（caseId）。', 'Say which case it belongs to (caseId).'), ['caseId: missing']);
  return read.data;
}

/** The words for a file that is not taken. */
export function refusedFile(why: FileRefused): Problem {
  const megabytes = FILE_BYTES / 1024 / 1024;
  switch (why) {
    case 'empty':
      return badRequest(words('文件是空的。', 'The file is empty.'), ['file: empty']);
    case 'too-large':
      return new Problem({
        status: 413,
        kind: 'too-large',
        title: words('文件过大', 'The file is too large'),
        detail: words(`文件超过 ${megabytes} MB。`, `The file is larger than ${megabytes} MB.`),
      });
    case 'unknown-type':
      return new Problem({
        status: 415,
        kind: 'unknown-type',
        title: words('不支持的文件类型', 'Not a type that is taken'),
        detail: words(
          '可上传图片（JPG、PNG、WebP）、PDF、OFD、Word（docx）、Excel（xlsx）、录音（MP3、WAV、M4A）和录像（MP4）；不带宏。',
          'Pictures (JPG, PNG, WebP), PDF, OFD, Word (docx), Excel (xlsx), sound (MP3, WAV, M4A) and video (MP4) are taken; without macros.',
        ),
      });
  }
}

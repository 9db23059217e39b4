/** POST /api/imports and what follows it: progress, issues, the refused rows as a workbook, confirming a trial, the template. */
import { z } from 'zod';
import { type Locale, words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { languageOf } from '../../platform/http/language.ts';
import { badRequest, conflict, forbidden, notFound } from '../../platform/http/problems.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Actor, ActorPost } from '../../platform/scope/actor.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { listOfficesWithTowns } from '../../registers/organisations/organisations.ts';
import { COLUMNS, columnOf } from './columns.ts';
import { IMPORTS_SHOWN } from './import-list.ts';
import type { ImportRunner } from './import-runner.ts';
import { type ImportRecord, importStore } from './import-store.ts';
import { Columns, describe, Import, ImportWithIssues, Queued } from './import-view.ts';
import { readUpload } from './upload.ts';
import { type RefusedRow, writeRefused, writeTemplate } from './workbooks.ts';

export interface ImportRouteDeps extends ServerDeps {
  readonly keys: KeyRing;
  readonly runner: ImportRunner;
}

const Id = z.object({ id: z.uuid() });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ISSUES_SHOWN = 200;

export function registerImportRoutes(app: App, deps: ImportRouteDeps): void {
  const { database, clock, runner } = deps;
  const store = importStore(deps.keys);
  const tags = ['imports'];

  const importerOf = (request: Parameters<App['actorOf']>[0]): Actor => {
    const actor = app.actorOf(request);
    if (!may(actor, 'import.run')) throw forbidden();
    return actor;
  };

  app.post(
    '/api/imports',
    {
      schema: {
        tags,
        summary: 'Uploads a ledger (multipart: file, kind=corrections-ledger, mode=dry-run or import, unit?, mapping?)',
        consumes: ['multipart/form-data'],
        response: { 202: Queued },
      },
    },
    async (request, reply) => {
      const actor = importerOf(request);
      const upload = await readUpload(request);
      const unit = unitOf(actor, upload.unit);
      const id = await database.inScope(actor, async (tx) => {
        const created = await store.create(
          tx,
          {
            account: actor.account,
            unit: unit.organisation,
            region: unit.region.slice(0, 6),
            mode: upload.mode,
            fileName: upload.fileName,
            pieces: upload.pieces,
            ownNames: upload.mapping,
          },
          clock.now(),
        );
        await store.rememberNames(tx, unit.region.slice(0, 6), upload.mapping, actor.account, clock.now());
        await audit(tx, actor, {
          act: 'import.upload',
          object: 'import',
          id: created,
          detail: { mode: upload.mode, bytes: upload.size },
        });
        return created;
      });
      runner.wake();
      return reply.code(202).header('location', `/api/imports/${id}`).send({ id });
    },
  );

  app.get(
    '/api/imports',
    { schema: { tags, summary: 'The caller’s imports, newest first', response: { 200: z.object({ items: z.array(Import) }) } } },
    async (request) => {
      const actor = importerOf(request);
      const records = await database.inScope(actor, (tx) => store.list(tx, IMPORTS_SHOWN));
      const locale = languageOf(request.headers['accept-language'], actor.locale);
      return { items: records.map((record) => describe(record, locale)) };
    },
  );

  app.get(
    '/api/imports/columns',
    {
      schema: { tags, summary: 'The columns a sheet may have, for the mapping', response: { 200: z.object({ items: Columns }) } },
    },
    async () => ({ items: COLUMNS.map(({ key, title, en }) => ({ key, title, en, required: 'required' in columnOf(key) })) }),
  );

  app.get(
    '/api/imports/template.xlsx',
    { schema: { tags, summary: 'The empty sheet 导入矫正对象 with drop-downs' } },
    async (request, reply) => {
      const actor = importerOf(request);
      const post = actor.posts.find(({ region }) => region.length >= 6);
      const offices = post
        ? await database.inScope(actor, (tx) => listOfficesWithTowns(tx, post.region.slice(0, 6), clock.today()))
        : [];
      const bytes = await writeTemplate(offices.map(({ name }) => name));
      return reply.type(XLSX).header('content-disposition', attachment('导入矫正对象-模板.xlsx')).send(bytes);
    },
  );

  app.get(
    '/api/imports/:id',
    {
      schema: {
        tags,
        summary: 'How far an import has come, and what is wrong in it',
        params: Id,
        response: { 200: ImportWithIssues },
      },
    },
    async (request) => {
      const actor = importerOf(request);
      const locale = languageOf(request.headers['accept-language'], actor.locale);
      return database.inScope(actor, async (tx) => {
        const record = await found(store.find(tx, request.params.id));
        const issues = await store.issues(tx, record.id, ISSUES_SHOWN);
        return {
          ...describe(record, locale),
          columns: (record.layout?.columns ?? []).map((column) => ({
            ...column,
            title: column.key === null ? null : columnOf(column.key)[locale === 'zh' ? 'title' : 'en'],
          })),
          issues: issues.map((issue) => ({ ...issue, reason: issue.reason[locale], remedy: issue.remedy[locale] })),
        };
      });
    },
  );

  app.post(
    '/api/imports/:id/confirm',
    { schema: { tags, summary: 'Imports the file of a trial', params: Id, response: { 202: Queued } } },
    async (request, reply) => {
      const actor = importerOf(request);
      const id = await database.inScope(actor, async (tx) => {
        const record = await found(store.find(tx, request.params.id));
        if (record.mode !== 'dry-run' || record.state !== 'done') {
          throw conflict('not-a-trial', words('只有试导入完成后才能确认导入。', 'Only a finished trial can be confirmed.'));
        }
        const confirmed = await store.confirm(tx, record, clock.now());
        if (confirmed === undefined)
          throw conflict(
            'file-gone',
            words('试导入的文件已过期删除，请重新上传。', 'The trial’s file has expired; upload it again.'),
          );
        await audit(tx, actor, { act: 'import.confirm', object: 'import', id: confirmed, detail: { follows: record.id } });
        return confirmed;
      });
      runner.wake();
      return reply.code(202).header('location', `/api/imports/${id}`).send({ id });
    },
  );

  app.get(
    '/api/imports/:id/refused.xlsx',
    { schema: { tags, summary: 'The refused rows as the same workbook, with the reasons in red', params: Id } },
    async (request, reply) => {
      const actor = importerOf(request);
      const locale: Locale = languageOf(request.headers['accept-language'], actor.locale);
      const record = await database.inScope(actor, async (tx) => {
        const one = await found(store.find(tx, request.params.id));
        if (one.refused === 0 || !one.layout) throw notFound(words('退回的台账', 'workbook of refused rows'));
        await audit(tx, actor, { act: 'import.read', object: 'import', id: one.id, detail: { refused: one.refused } });
        return one;
      });
      const rows = refusedRows((after) => database.inScope(actor, (tx) => store.refusedRows(tx, record.id, after, 500)));
      const name = `${record.fileName.replace(/\.[^.]*$/, '')}-退回.xlsx`;
      // A file without a layout was refused as a whole and has no refused rows.
      const stream = writeRefused(record.layout as NonNullable<ImportRecord['layout']>, rows, locale);
      return reply.type(XLSX).header('content-disposition', attachment(name)).send(stream);
    },
  );
}

async function* refusedRows(page: (after: number) => Promise<RefusedRow[]>): AsyncGenerator<RefusedRow> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

async function found(record: Promise<ImportRecord | undefined>): Promise<ImportRecord> {
  const one = await record;
  if (!one) throw notFound(words('导入', 'import'));
  return one;
}

/** Whose ledger it is: the post's agency or office that the caller names, else the caller's first that may change cases. */
function unitOf(actor: Actor, wanted: string | undefined): Pick<ActorPost, 'organisation' | 'region'> {
  const posts = actor.posts.filter(({ organisation, region }) => actor.writeUnits.includes(organisation) && region.length >= 6);
  const post = wanted === undefined ? posts[0] : posts.find(({ organisation }) => organisation === wanted);
  if (!post) {
    throw wanted === undefined
      ? forbidden(
          words('您没有县社区矫正机构或司法所的岗位，不能导入台账。', 'You hold no post at a county agency or judicial office.'),
        )
      : badRequest(words('unit：不是您任职的县社区矫正机构或司法所。', 'unit: not an agency or office you hold a post at.'));
  }
  return post;
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8. */
function attachment(name: string): string {
  return `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** /api/lists: columns and filters an account keeps, and any list as a workbook: in the reader's scope, masked as the page, audited. */
import { z } from 'zod';
import { refusal } from '../../../law/kernel/refusal.ts';
import { type Locale, words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { languageOf } from '../http/language.ts';
import { badRequest, forbidden, notFound, refused, unavailable } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { inShanghai } from './instants.ts';
import type { List } from './list.ts';
import { dropFilter, keepColumns, keepFilter, readColumns, readFilters, unitToShareWith } from './list-settings.ts';
import { TooManyRows, writeSheet } from './workbook.ts';

/** Rows of one workbook at most; a sheet ends at 1,048,576, and nobody reads a list this long. */
export const MOST_ROWS = 200_000;
const PAGE = 1_000;
/** Workbooks made at once by one process: each holds a connection. */
const AT_ONCE = 3;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Settings = z.object({
  columns: z.array(z.string()).nullable(),
  filters: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      filter: z.record(z.string(), z.unknown()),
      shared: z.boolean(),
      own: z.boolean(),
      by: z.string(),
    }),
  ),
  shareWith: z.object({ id: z.string(), name: z.string() }).nullable(),
});

export function registerListRoutes(app: App, { database, clock }: ServerDeps, lists: readonly List[]): void {
  const tags = ['lists'];
  const names = lists.map(({ name }) => name) as [string, ...string[]]; // main.ts hands in every list there is
  const ByList = z.object({ list: z.enum(names) });
  const listFor = (actor: Actor, name: string): List => {
    const list = lists.find((one) => one.name === name);
    if (!list) throw notFound(words('列表', 'list'));
    if (!may(actor, list.needs)) throw forbidden();
    return list;
  };

  app.get(
    '/api/lists/:list/settings',
    {
      schema: { tags, summary: 'Columns and filters this account keeps of a list', params: ByList, response: { 200: Settings } },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { name } = listFor(actor, request.params.list);
      return database.inScope(actor, async (tx) => ({
        columns: await readColumns(tx, actor, name),
        filters: await readFilters(tx, actor, name),
        shareWith: unitToShareWith(actor) ?? null,
      }));
    },
  );

  app.put(
    '/api/lists/:list/columns',
    {
      schema: {
        tags,
        summary: 'Keep which columns are shown, in which order; null: as the list comes',
        params: ByList,
        body: z.object({ columns: z.array(z.string().max(60)).min(1).max(60).nullable() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const list = listFor(actor, request.params.list);
      const { columns } = request.body;
      const known = columns === null ? null : knownColumns(list, columns);
      await database.inScope(actor, (tx) => keepColumns(tx, clock, actor, list.name, known));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/lists/:list/filters',
    {
      schema: {
        tags,
        summary: 'Keep a filter under a name, for oneself or the unit; the same name replaces it',
        params: ByList,
        body: z.object({
          name: z.string().trim().min(1).max(40),
          filter: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
          shared: z.boolean().default(false),
        }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const list = listFor(actor, request.params.list);
      const { name, shared } = request.body;
      const filter = parsedFilter(list, request.body.filter);
      const unit = unitToShareWith(actor);
      if (shared && unit === undefined) throw refused(NO_UNIT);
      if (shared && 'q' in filter) throw refused(NAMES_SOMEBODY);
      const id = await database.inScope(actor, async (tx) => {
        const kept = await keepFilter(tx, clock, actor, {
          list: list.name,
          name,
          filter,
          sharedWith: shared ? (unit?.id ?? null) : null,
        });
        await audit(tx, actor, { act: 'list.keep-filter', object: 'list', id: list.name, detail: { filter: kept, shared } });
        return kept;
      });
      return reply.code(201).send({ id });
    },
  );

  app.delete(
    '/api/lists/:list/filters/:id',
    {
      schema: {
        tags,
        summary: 'Drop one of one’s own filters',
        params: ByList.extend({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const list = listFor(actor, request.params.list);
      const gone = await database.inScope(actor, (tx) => dropFilter(tx, list.name, request.params.id));
      if (!gone) throw notFound(words('筛选', 'filter'));
      return reply.code(204).send(null);
    },
  );

  let making = 0;
  for (const list of lists) {
    app.get(
      `/api/lists/${list.name}/export.xlsx`,
      {
        schema: {
          tags,
          summary: `The list as a workbook: ${list.title.en}`,
          querystring: list.filter.extend({
            columns: z.string().max(2_000).optional().describe('Keys in order, with commas; left out: as the list comes'),
          }),
        },
      },
      async (request, reply) => {
        const actor = app.actorOf(request);
        listFor(actor, list.name);
        // The schema above is the list's own and one more.
        const { columns, ...filter } = request.query as { columns?: string } & Record<string, unknown>;
        const locale = languageOf(request.headers['accept-language'], actor.locale);
        const keys = columns === undefined ? shownAtFirst(list) : knownColumns(list, columns.split(','));
        if (making >= AT_ONCE) throw unavailable(BUSY, 10);
        making += 1;
        try {
          const written = await database.inScope(actor, async (tx) => {
            const pages = async function* () {
              for (let after: string | undefined; ; ) {
                const { items, next } = await list.cells(
                  tx,
                  actor,
                  filter,
                  after === undefined ? { limit: PAGE } : { after, limit: PAGE },
                  { keys, locale },
                );
                yield items;
                if (next === null) return;
                after = next;
              }
            };
            const made = await writeSheet(sheetOf(list, keys, actor, clock.now(), locale), pages(), MOST_ROWS);
            try {
              await audit(tx, actor, {
                act: 'list.export',
                object: 'list',
                id: list.name,
                detail: { filter: withoutNumbers(filter), columns: keys, rows: made.rows },
              });
            } catch (error) {
              await made.file.close();
              throw error;
            }
            return made;
          });
          const name = `${list.title[locale]}-${actor.today}.xlsx`;
          return reply
            .type(XLSX)
            .header('content-length', written.size)
            .header('x-rows', written.rows)
            .header(
              'content-disposition',
              `attachment; filename="${list.name}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
            )
            .send(written.file.createReadStream({ start: 0 }));
        } catch (error) {
          if (error instanceof TooManyRows) throw refused(TOO_MANY);
          throw error;
        } finally {
          making -= 1;
        }
      },
    );
  }
}

function shownAtFirst({ columns }: List): string[] {
  return columns.filter(({ extra }) => extra !== true).map(({ key }) => key);
}

/** The keys as given, without repeats; 400 for one the list does not have. */
function knownColumns({ columns }: List, keys: readonly string[]): string[] {
  const unknown = keys.filter((key) => !columns.some((column) => column.key === key));
  if (unknown.length > 0) {
    throw badRequest(words(`没有这样的列：${unknown.join('、')}`, `There is no such column: ${unknown.join(', ')}`), ['columns']);
  }
  return [...new Set(keys)];
}

/** What of a filter the list knows; 400 where a value is none of its. Kept as it stands in the address, without what the list adds. */
function parsedFilter({ filter }: List, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = filter.safeParse(given);
  if (!read.success)
    throw badRequest(
      words('筛选条件有误。', 'The filter is not right.'),
      read.error.issues.map(({ path }) => path.join('.')),
    );
  return Object.fromEntries(Object.entries(given).filter(([key]) => key in filter.shape));
}

function sheetOf(list: List, keys: readonly string[], actor: Actor, now: Date, locale: Locale) {
  const at = inShanghai(now);
  const columns = keys.flatMap((key) => list.columns.find((column) => column.key === key) ?? []);
  const unit = actor.posts[0]?.organisationName ?? '';
  return {
    name: list.title[locale],
    mark:
      locale === 'zh'
        ? `归途 · ${list.title.zh} · ${unit} ${actor.name} ${at} 导出 · 含个人信息，仅限工作使用，用后销毁`
        : `Guitu · ${list.title.en} · taken out by ${actor.name}, ${unit}, ${at} · personal data: for work only, destroy after use`,
    columns: columns.map(({ title, width }) => ({ title: title[locale], ...(width === undefined ? {} : { width }) })),
    end: (rows: number) => (locale === 'zh' ? `共 ${rows} 行` : `${rows} rows`),
  };
}

/** The audit keeps what was asked for, but no identity number: a search by number says only that it was one. */
function withoutNumbers(filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      key === 'q' && typeof value === 'string' ? value.replace(/[0-9Xx]{5,}/g, '……') : value,
    ]),
  );
}

const HOUSE: readonly string[] = ['个人信息保护法 6', '数据安全法 27'];
const TOO_MANY = refusal(
  'LIST-01',
  HOUSE,
  words(`一次最多导出 ${MOST_ROWS} 行。`, `A workbook holds at most ${MOST_ROWS} rows.`),
  words('请缩小筛选条件，分几次导出。', 'Narrow the filter and take it out in parts.'),
);
const NAMES_SOMEBODY = refusal(
  'LIST-02',
  HOUSE,
  words(
    '共享的筛选不能带姓名或号码：看到它的同事不一定可以知道这个人。',
    'A shared filter may hold no name or number: not every colleague who reads it may know of the person.',
  ),
  words('请去掉搜索词再共享，或只保存给自己。', 'Take the search text out, or keep the filter to yourself.'),
);
const NO_UNIT = refusal(
  'LIST-03',
  HOUSE,
  words('您的岗位没有可以共享的单位。', 'Your posts have no unit to share with.'),
  words('请只保存给自己。', 'Keep it to yourself.'),
);
const BUSY = words('正在导出的人较多，请稍后再试。', 'Several workbooks are being made; try again in a moment.');

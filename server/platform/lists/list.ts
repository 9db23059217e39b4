/**
 * What a list is, said once by the module that owns its rows: its filter as the address of the page has it, its columns as the page shows
 * them, and how it reads on. Column settings, saved filters and the workbook come with it; every list of Guitu has them the same way.
 */
import type { z } from 'zod';
import type { Locale, Words } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

export interface ListColumn<Row> {
  /** The same key as the page's column, by which settings are kept. */
  readonly key: string;
  readonly title: Words;
  /** What the cell says, masked as the page masks it: never more than the page shows. Days as `YYYY-MM-DD`. */
  readonly value: (row: Row, locale: Locale, today: string) => string | number | null;
  /** In characters of the workbook's column. */
  readonly width?: number;
  /** Not among the columns a list comes with. */
  readonly extra?: true;
}

export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** A list as its module writes it. */
export interface ListSource<Filter extends z.ZodRawShape, Row> {
  /** Short and stable: it stands in addresses and settings. */
  readonly name: string;
  readonly title: Words;
  /** Permission to read it at all; rows are the scope's business. */
  readonly needs: string;
  readonly filter: z.ZodObject<Filter>;
  readonly columns: readonly ListColumn<Row>[];
  /** The rows after `after` in the list's own order, in the caller's scope. */
  read(
    tx: Tx,
    actor: Actor,
    filter: z.infer<z.ZodObject<Filter>>,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<ListPage<Row>>;
}

/** A list whose row type nobody outside needs to know. */
export interface List {
  readonly name: string;
  readonly title: Words;
  readonly needs: string;
  readonly filter: z.ZodObject;
  readonly columns: readonly { readonly key: string; readonly title: Words; readonly width?: number; readonly extra?: true }[];
  /** One page as cells, in the order of `keys`. */
  cells(
    tx: Tx,
    actor: Actor,
    filter: Readonly<Record<string, unknown>>,
    page: { readonly after?: string; readonly limit: number },
    sheet: { readonly keys: readonly string[]; readonly locale: Locale },
  ): Promise<ListPage<readonly (string | number | null)[]>>;
}

/** Closes a list over its row type. */
export function defineList<Filter extends z.ZodRawShape, Row>(source: ListSource<Filter, Row>): List {
  const { name, title, needs, filter, columns } = source;
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return {
    name,
    title,
    needs,
    filter,
    columns,
    async cells(tx, actor, given, page, { keys, locale }) {
      const chosen = keys.flatMap((key) => byKey.get(key) ?? []);
      // Whoever calls has parsed it with this list's own schema.
      const { items, next } = await source.read(tx, actor, given as z.infer<z.ZodObject<Filter>>, page);
      return { items: items.map((row) => chosen.map(({ value }) => value(row, locale, actor.today))), next };
    },
  };
}

/** GET /api/letters: what went out of one's cases and what came in, and whether it arrived. */
import { z } from 'zod';
import { readCursor, writeCursor } from '../cases/cursor.ts';
import { Named } from '../cases/duty-list.ts';
import type { App, ServerDeps } from '../http/server.ts';

const LetterItem = z.object({
  id: z.string(),
  kind: z.string(),
  direction: z.enum(['out', 'in']),
  carrier: z.enum(['guitu', 'paper']),
  fromCase: z.string(),
  fromUnit: Named,
  toCase: z.string().nullable(),
  toUnit: Named.nullable(),
  toName: z.string(),
  sent: z.string(),
  delivered: z.string().nullable(),
  paperNumber: z.string().nullable(),
  refused: z.string().nullable(),
});

interface Row {
  id: string;
  kind: string;
  carrier: 'guitu' | 'paper';
  from_case: string;
  from_unit: string;
  from_name: string;
  to_case: string | null;
  to_unit: string | null;
  to_unit_name: string | null;
  to_name: string;
  sent: Date;
  delivered: Date | null;
  paper_number: string | null;
  refused: string | null;
}

export function registerLetterRoutes(app: App, { database }: ServerDeps): void {
  app.get(
    '/api/letters',
    {
      schema: {
        tags: ['letters'],
        summary: 'Letters of the cases within reach, newest first',
        querystring: z.object({
          case: z.uuid().optional(),
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(LetterItem), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { after, limit } = request.query;
      const params: unknown[] = [actor.units, limit + 1];
      const conditions = ['(l.from_unit = ANY ($1::uuid[]) OR l.to_unit = ANY ($1::uuid[]))'];
      if (request.query.case !== undefined) {
        params.push(request.query.case);
        conditions.push(`(l.from_case = $${params.length} OR l.to_case = $${params.length})`);
      }
      const last = readCursor(after, 1)?.[0];
      if (last) {
        params.push(last);
        conditions.push(`l.id < $${params.length}::uuid`);
      }
      const { rows } = await database.inScope(actor, (tx) =>
        tx.query<Row>(
          `SELECT l.id, l.kind, l.carrier, l.from_case, l.from_unit, f.name AS from_name, l.to_case, l.to_unit, t.name AS to_unit_name,
                  l.to_name, l.sent, l.delivered, l.paper_number, l.refused
           FROM guitu.letter l JOIN guitu.organisation f ON f.id = l.from_unit LEFT JOIN guitu.organisation t ON t.id = l.to_unit
           WHERE ${conditions.join(' AND ')} ORDER BY l.id DESC LIMIT $2`,
          params,
        ),
      );
      const shown = rows.slice(0, limit);
      const end = shown.at(-1);
      return {
        items: shown.map((row) => itemOf(row, actor.units)),
        next: rows.length > limit && end ? writeCursor([end.id]) : null,
      };
    },
  );
}

function itemOf(row: Row, units: readonly string[]): z.infer<typeof LetterItem> {
  return {
    id: row.id,
    kind: row.kind,
    direction: units.includes(row.from_unit) ? 'out' : 'in',
    carrier: row.carrier,
    fromCase: row.from_case,
    fromUnit: { id: row.from_unit, name: row.from_name },
    toCase: row.to_case,
    toUnit: row.to_unit === null ? null : { id: row.to_unit, name: row.to_unit_name ?? row.to_name },
    toName: row.to_name,
    sent: row.sent.toISOString(),
    delivered: row.delivered?.toISOString() ?? null,
    paperNumber: row.paper_number,
    refused: row.refused,
  };
}

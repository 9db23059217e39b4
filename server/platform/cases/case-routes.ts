/** Reading cases: the list, the header, the file, the timeline, what the law makes of it and what lies ahead. Reading a file is audited. */
import { z } from 'zod';
import { eligibilities, sanctionBasis, sanctionLadder, scoreRowTexts, scoreSheet } from '../../../law/index.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { findOfficer, Officer } from '../officers/officers.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { isOrgan } from '../scope/find-actor.ts';
import { CaseItem, countCases, listCases, Term, termOf } from './case-list.ts';
import { CaseQuery, caseFilterOf } from './case-query.ts';
import { caseFileOf, findCase, readHistory } from './case-store.ts';
import { Named } from './duty-list.ts';
import { explanationOfPart, historyOfPart, openPart } from './organ-part.ts';
import type { CasePeople } from './people-port.ts';
import type { Cases } from './pipeline.ts';
import { namesOfDestinations } from './place-names.ts';
import { namesReferredTo } from './references.ts';
import { TimelineItem, timelineOf } from './timeline.ts';
import { asReadBy } from './withholding.ts';

export interface CaseRouteDeps extends ServerDeps {
  readonly cases: Cases;
  readonly people: CasePeople;
}

export const CaseId = z.object({ id: z.uuid() });

/** A day, meaning its end in Shanghai, or an instant. */
const KnownAt = z.union([PlainDateSchema, z.iso.datetime({ offset: true })]).optional();

const Header = z.object({
  id: z.string(),
  case: z.string(),
  kind: z.string(),
  state: z.string(),
  nextState: z.object({ state: z.string(), on: z.string() }).nullable(),
  grade: z.string().nullable(),
  version: z.int(),
  term: Term,
  person: z.object({
    id: z.string(),
    name: z.string(),
    sex: z.string().nullable(),
    born: z.string().nullable(),
    idMasked: z.string().nullable(),
    juvenile: z.boolean(),
  }),
  unit: Named,
  /** Who holds it today; null: nobody, it is the whole office's. */
  officer: Officer.nullable(),
  /** Unit it was given to, case it was joined to, cases joined to it. */
  handler: Named.optional(),
  joined: Named.optional(),
  joins: z.array(Named).optional(),
  group: z.int().nullable(),
  chain: z.object({ events: z.int(), verified: z.boolean() }),
  facts: z.record(z.string(), z.unknown()),
});

export function registerCaseRoutes(app: App, { database, cipher, cases, people, clock }: CaseRouteDeps): void {
  const tag = { tags: ['cases'] };

  app.get(
    '/api/cases',
    {
      schema: {
        ...tag,
        summary: 'Cases within reach, newest first',
        querystring: CaseQuery.extend({
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(CaseItem), next: z.string().nullable(), total: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { after, limit, ...query } = request.query;
      return database.inScope(actor, async (tx) => {
        const filter = await caseFilterOf(tx, people, actor, query);
        const total = await countCases(tx, filter);
        return { ...(await listCases(tx, filter, after === undefined ? { limit } : { after, limit })), total };
      });
    },
  );

  app.get(
    '/api/cases/:id',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'Header of a case: who, where it stands, whether its chain holds',
        params: CaseId,
        response: { 200: Header },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { id } = request.params;
      return database.inScope(actor, async (tx) => {
        const history = await historyFor(tx, actor, id);
        const { rows } = await tx.query<HeaderRow>(
          `SELECT c.state, c.next_state, c.next_state_on, c.grade, c.term_from, c.term_to, c.unit, o.name AS unit_name,
             c.given_to, h.name AS handler_name, c.joined_to, j.facts ->> 'title' AS joined_name
           FROM guitu.case_now c JOIN guitu.organisation o ON o.id = c.unit
           LEFT JOIN guitu.organisation h ON h.id = c.given_to
           LEFT JOIN guitu."case" j ON j.id = c.joined_to WHERE c.id = $1`,
          [id],
        );
        const row = rows[0];
        if (!row) throw notFound(words('案件', 'case'));
        const { rows: joins } = await tx.query<{ id: string; name: string }>(
          `SELECT id, COALESCE(facts ->> 'title', '') AS name FROM guitu."case" WHERE joined_to = $1 ORDER BY id`,
          [id],
        );
        await noteReading(tx, actor, id, 'header');
        const { person: personId, juvenile, domain, kind, version } = history.row;
        const person = personId === null ? undefined : await people.find(tx, personId);
        return {
          id,
          case: domain,
          kind,
          state: row.state,
          nextState:
            row.next_state === null || row.next_state_on === null ? null : { state: row.next_state, on: row.next_state_on },
          grade: isOrgan(actor) ? null : row.grade,
          version,
          term: termOf(row),
          person: {
            id: personId ?? '',
            name: person?.name ?? titleOf(history.facts),
            sex: person?.sex ?? null,
            born: person?.born ?? null,
            idMasked: person?.idMasked ?? null,
            juvenile,
          },
          unit: { id: row.unit, name: row.unit_name },
          officer: (await findOfficer(tx, id)) ?? null,
          ...(row.given_to === null ? {} : { handler: { id: row.given_to, name: row.handler_name ?? '' } }),
          ...(row.joined_to === null ? {} : { joined: { id: row.joined_to, name: row.joined_name ?? '' } }),
          ...(joins.length === 0 ? {} : { joins }),
          group: groupSize(history.events.map(({ event }) => event)),
          chain: { events: history.events.length, verified: history.brokenAt === undefined },
          facts: history.facts,
        };
      });
    },
  );

  app.get(
    '/api/cases/:id/file',
    {
      schema: {
        ...tag,
        summary: 'The case file (guitu.case-file/1)',
        params: CaseId,
        querystring: z.object({ knownAt: KnownAt }),
        response: { 200: z.looseObject({ format: z.literal('guitu.case-file/1') }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const history = await historyFor(tx, actor, request.params.id);
        await noteReading(tx, actor, request.params.id, 'file');
        return { ...caseFileOf(history, instantOf(request.query.knownAt)) };
      });
    },
  );

  app.get(
    '/api/cases/:id/events',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'The history, as known at a time',
        params: CaseId,
        querystring: z.object({ knownAt: KnownAt }),
        response: { 200: z.object({ items: z.array(TimelineItem), names: z.record(z.string(), z.string()) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const history = await historyFor(tx, actor, request.params.id);
        await noteReading(tx, actor, request.params.id, 'events');
        const events = history.events.map(({ event }) => event);
        return {
          items: timelineOf(history, instantOf(request.query.knownAt)),
          names: {
            ...Object.fromEntries(await namesOfDestinations(tx, events)),
            ...scoreRowTexts(caseFileOf(history), actor.today),
            ...(await namesReferredTo(tx, history.row.domain, events)),
          },
        };
      });
    },
  );

  app.get(
    '/api/cases/:id/explain',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'What the law makes of the case on a day, as known at a time',
        params: CaseId,
        querystring: z.object({ on: PlainDateSchema.optional(), knownAt: KnownAt }),
        response: { 200: z.looseObject({ on: z.string(), state: z.string() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { on, knownAt } = request.query;
      return database.inScope(actor, async (tx) => {
        const part = await openPart(tx, actor, request.params.id);
        const explanation = await cases.explain(tx, actor, request.params.id, on ?? actor.today, {
          knownAt: instantOf(knownAt),
          ...(on === undefined ? { now: clock.now() } : {}),
        });
        if (!explanation) throw notFound(words('案件', 'case'));
        await noteReading(tx, actor, request.params.id, 'explain');
        return { ...(part ? explanationOfPart(part, explanation) : explanation) };
      });
    },
  );

  app.get(
    '/api/cases/:id/outlook',
    {
      schema: {
        ...tag,
        summary: 'What the person may look forward to and from which day on, and how far the sanction ladder has been climbed',
        params: CaseId,
        querystring: z.object({ on: PlainDateSchema.optional(), knownAt: KnownAt }),
        response: { 200: z.object({ eligibilities: z.array(z.looseObject({})), ladder: z.array(z.looseObject({})) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { on = actor.today, knownAt } = request.query;
      return database.inScope(actor, async (tx) => {
        const file = caseFileOf(await historyFor(tx, actor, request.params.id), instantOf(knownAt));
        await noteReading(tx, actor, request.params.id, 'outlook');
        return {
          eligibilities: eligibilities(file, on).map((one) => ({ ...one })),
          ladder: sanctionLadder(file, on).map((step) => ({ ...step })),
        };
      });
    },
  );

  app.get(
    '/api/cases/:id/sanction-basis',
    {
      schema: {
        ...tag,
        summary: 'The records a sanction would rest on as the case stands, and whether the caller signed first',
        params: CaseId,
        response: {
          200: z.object({
            breach: z.string().nullable(),
            evidence: z.array(z.string()),
            statement: z.string().nullable(),
            proposal: z.string().nullable(),
            own: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const file = caseFileOf(await historyFor(tx, actor, request.params.id));
        const basis = sanctionBasis(file, actor.today);
        if (!basis) throw notFound(words('处分', 'sanction'));
        await noteReading(tx, actor, request.params.id, 'sanction-basis');
        const { proposedBy, evidence, ...records } = basis;
        return { ...records, evidence: [...evidence], own: proposedBy === actor.account };
      });
    },
  );

  app.get(
    '/api/cases/:id/score',
    {
      schema: {
        ...tag,
        summary:
          'What an assessment rests on: the points of the cycle, or of the days asked about, and the rows of the county’s table',
        params: CaseId,
        querystring: z.object({
          day: PlainDateSchema.optional(),
          from: PlainDateSchema.optional(),
          to: PlainDateSchema.optional(),
        }),
        response: { 200: z.looseObject({ score: z.number(), rows: z.array(z.looseObject({ code: z.string() })) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const file = caseFileOf(await historyFor(tx, actor, request.params.id));
        const sheet = scoreSheet(file, actor.today, request.query);
        if (!sheet) throw notFound(words('记分', 'score'));
        await noteReading(tx, actor, request.params.id, 'score');
        return { ...sheet, rows: sheet.rows.map((row) => ({ ...row })) };
      });
    },
  );

  /** The history as the caller may read it. */
  async function historyFor(tx: Tx, actor: Actor, id: string) {
    const part = await openPart(tx, actor, id);
    const row = await findCase(tx, id);
    if (!row) throw notFound(words('案件', 'case'));
    const history = await readHistory(tx, cipher, row);
    return part ? historyOfPart(part, history) : asReadBy(actor, history);
  }
}

interface HeaderRow {
  state: string;
  next_state: string | null;
  next_state_on: PlainDate | null;
  grade: string | null;
  term_from: PlainDate | null;
  term_to: PlainDate | null;
  unit: string;
  unit_name: string;
  given_to: string | null;
  handler_name: string | null;
  joined_to: string | null;
  joined_name: string | null;
}

/** What a case about no person is called. */
function titleOf(facts: Readonly<Record<string, unknown>>): string {
  return typeof facts.title === 'string' ? facts.title : '';
}

function noteReading(tx: Tx, actor: Actor, id: string, part: string): Promise<void> {
  return audit(tx, actor, { act: 'case.read', object: 'case', id, detail: { part } });
}

const END_OF_DAY = 'T23:59:59.999+08:00';

/** The last instant of a day in Shanghai, or the instant itself. */
function instantOf(knownAt: string | undefined): Date | undefined {
  if (knownAt === undefined) return undefined;
  return new Date(knownAt.length === 10 ? `${knownAt}${END_OF_DAY}` : knownAt);
}

/** Members of the corrections group as last formed; null before. */
function groupSize(events: readonly { readonly type: string; readonly [field: string]: unknown }[]): number | null {
  const formed = events.findLast((event) => event.type === 'group-formed');
  return Array.isArray(formed?.members) ? formed.members.length : null;
}

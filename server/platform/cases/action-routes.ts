/** Changing cases: opening one, carrying out an action, and looking first what an action would change. */
import { z } from 'zod';
import { CASE_FILE_FORMAT, CASE_KINDS, type CaseFile, parseCaseFile, perform, type RecordedEvent } from '../../../law/index.ts';
import { words } from '../../../law/kernel/words.ts';
import { badRequest, conflict, forbidden, notFound, Problem, refused } from '../http/problems.ts';
import type { App } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { fileWithCounty, readCountySettings, settingsFor } from '../settings/county-settings.ts';
import { ABOUT_A_PERSON } from './case-query.ts';
import { CaseId, type CaseRouteDeps } from './case-routes.ts';
import { factColumns, forJuvenilePosts } from './fact-columns.ts';
import { OTHER_REQUEST, once } from './once.ts';
import type { NewCase, OpenedCase } from './opening.ts';
import { type No, performing } from './pipeline.ts';
import { faultsOfReferences } from './references.ts';

const IdempotencyKey = z.looseObject({ 'idempotency-key': z.string().min(1).max(200).optional() });

const NewCaseBody = z.strictObject({
  case: z.enum(CASE_KINDS),
  /** Left out for a matter that is about no one person. */
  person: z
    .union([
      z.strictObject({ id: z.uuid() }),
      z.looseObject({ name: z.string().min(1).max(100), idNumber: z.string().min(1).max(30) }),
    ])
    .optional(),
  unit: z.uuid(),
  facts: z.record(z.string(), z.unknown()),
  events: z.array(z.record(z.string(), z.unknown())).max(5_000).default([]),
  /** The first act, done as the case is opened: refused, there is no case. */
  act: z.strictObject({ action: z.string().max(60), input: z.record(z.string(), z.unknown()).default({}) }).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});
type NewCaseBody = z.infer<typeof NewCaseBody>;

const Refused = z.looseObject({ rule: z.string(), cite: z.array(z.string()), zh: z.string(), en: z.string() });
const Changes = z.array(z.looseObject({ change: z.enum(['added', 'changed', 'removed']), rule: z.string(), status: z.string() }));

/** What the law would see in the history after the act and does not see now. */
const NewFinding = z.object({
  rule: z.string(),
  severity: z.enum(['breach', 'warning', 'notice', 'favourable']),
  zh: z.string(),
  en: z.string(),
  cite: z.array(z.string()),
  since: z.string().optional(),
});

export function registerActionRoutes(app: App, deps: CaseRouteDeps): void {
  const { database, cases } = deps;
  const tag = { tags: ['cases'] };

  app.post(
    '/api/cases',
    {
      schema: {
        ...tag,
        summary: 'Open a case: of a person known or new, or of a matter; with its first act, where it begins with one',
        headers: IdempotencyKey,
        body: NewCaseBody,
        response: { 201: z.object({ id: z.string(), version: z.int() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!actor.permissions?.includes('case.open') || !actor.domains?.includes(request.body.case)) throw forbidden();
      const key = request.headers['idempotency-key'];
      const opened = await database.inScope(actor, (tx) =>
        once(
          deps,
          tx,
          { account: actor.account, key, request: { open: request.body } },
          () => open(tx, deps, actor, request.body),
          () => true,
        ),
      );
      if (opened === OTHER_REQUEST) throw otherRequest();
      return reply.code(201).send(opened);
    },
  );

  app.post(
    '/api/cases/:id/actions/:action',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'Carry out an action on the version you saw',
        headers: IdempotencyKey,
        params: CaseId.extend({ action: z.string().regex(/^[a-z][a-z-]{1,60}$/) }),
        body: z.strictObject({ version: z.int().min(0), input: z.record(z.string(), z.unknown()).default({}) }),
        response: { 200: z.object({ version: z.int(), events: z.array(z.looseObject({ type: z.string() })), duties: Changes }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { id, action } = request.params;
      const result = await cases.act(actor, id, action, request.body, request.headers['idempotency-key']);
      if (!result.ok) throw problemOf(result);
      const { version, events, duties } = result;
      return { version, events: [...events], duties: duties.map((duty) => ({ ...duty })) };
    },
  );

  app.post(
    '/api/cases/:id/preview',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'What an action would change, or why it is refused; changes nothing',
        params: CaseId,
        body: z.strictObject({ action: z.string().max(60), input: z.record(z.string(), z.unknown()).default({}) }),
        response: { 200: z.object({ refusal: Refused.optional(), duties: Changes, findings: z.array(NewFinding) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { action, input } = request.body;
      const result = await database.inScope(actor, (tx) => cases.preview(tx, actor, request.params.id, action, input));
      if (!result.ok) throw problemOf(result);
      return {
        ...(result.refusal === undefined ? {} : { refusal: { ...result.refusal, cite: [...result.refusal.cite] } }),
        duties: result.duties.map((duty) => ({ ...duty })),
        findings: result.findings.map(({ cite, hiddenFrom: _, ...finding }) => ({ ...finding, cite: [...cite] })),
      };
    },
  );
}

async function open(tx: Tx, deps: CaseRouteDeps, actor: Actor, body: NewCaseBody): Promise<OpenedCase> {
  const { cases, people } = deps;
  const { facts, events, settings, unit } = body;
  if (!actor.writeUnits.includes(unit)) throw notFound(words('单位', 'unit'));
  const file = { format: CASE_FILE_FORMAT, case: body.case, facts, events, ...(settings === undefined ? {} : { settings }) };
  const read = parseCaseFile(file);
  if (!read.ok) throw badRequest(words(read.faults.join('；'), read.faults.join('; ')), read.faults);
  if (body.person === undefined && ABOUT_A_PERSON.includes(body.case)) {
    throw badRequest(words('person: 缺少', 'person: is missing'), ['person: is missing']);
  }
  if (factColumns(read.file, actor.today, actor.today).juvenile && !actor.compartments.includes('juvenile')) {
    throw refused(
      forJuvenilePosts(words('请由承办未成年人社区矫正的人员立案。', 'Ask a colleague who works with juveniles to open it.')),
    );
  }
  const one: NewCase = {
    domain: body.case,
    person: body.person === undefined ? null : await personOf(tx, people, actor, body.person),
    unit,
    facts,
    events: [...events, ...(await firstAct(tx, deps, actor, body, read.file))],
    settings,
  };
  return cases.open(tx, actor, one);
}

/** The events of the act a case begins with: the law is asked as for any act, and its no is the answer. */
async function firstAct(
  tx: Tx,
  { clock }: CaseRouteDeps,
  actor: Actor,
  { act, unit }: NewCaseBody,
  file: CaseFile,
): Promise<readonly RecordedEvent[]> {
  if (act === undefined) return [];
  const { rows } = await tx.query<{ region: string }>('SELECT region FROM guitu.organisation WHERE id = $1', [unit]);
  const answered = { unit, region: rows[0]?.region ?? '' };
  const county = settingsFor(await readCountySettings(tx, [answered.region]), answered.region);
  const performed = perform(fileWithCounty(file, county), act.action, act.input, performing(actor, answered, clock.now()));
  if (performed.ok) {
    const faults = await faultsOfReferences(tx, { id: NO_CASE, domain: file.case }, performed.events, file.events);
    if (faults.length > 0) throw badRequest(words(faults.join('；'), faults.join('; ')), faults);
    return performed.events;
  }
  throw 'refusal' in performed
    ? refused(performed.refusal)
    : badRequest(words(performed.faults.join('；'), performed.faults.join('; ')), performed.faults);
}

/** A case that is being opened has no files and is joined to nothing. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/** A known person must be one the caller may know of: a case would otherwise open the person to him. */
async function personOf(
  tx: Tx,
  people: CaseRouteDeps['people'],
  actor: Actor,
  given: NonNullable<NewCaseBody['person']>,
): Promise<string> {
  if ('id' in given && typeof given.id === 'string') {
    const known = await people.find(tx, given.id);
    if (!known) throw notFound(words('人员', 'person'));
    return known.id;
  }
  const created = await people.create(tx, actor, given);
  if (created.ok) return created.id;
  throw badRequest(words(created.faults.join('；'), created.faults.join('; ')), created.faults);
}

function problemOf(no: No): Problem {
  switch (no.no) {
    case 'not-found':
      return notFound(words('案件', 'case'));
    case 'stale':
      return conflict(
        'stale',
        words('您看到的内容已不是最新。请刷新后再办理。', 'What you saw is no longer current. Reload and try again.'),
        { version: no.version },
      );
    case 'refused':
      return refused(no.refusal);
    case 'faults':
      return badRequest(words(no.faults.join('；'), no.faults.join('; ')), no.faults);
    case 'other-request':
      return otherRequest();
  }
}

function otherRequest(): Problem {
  return new Problem({
    status: 422,
    kind: 'other-request',
    title: words('重复的请求编号', 'Key used before'),
    detail: words(
      '这个 Idempotency-Key 已用于另一个请求。新的请求请用新的编号。',
      'This Idempotency-Key was used for another request. Give a new request a new key.',
    ),
  });
}

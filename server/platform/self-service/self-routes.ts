/** The person's own page over HTTP: entering with a code, seeing what one owes and what was answered, asking, and leaving again. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { OTHER_REQUEST, once } from '../cases/once.ts';
import type { Cases } from '../cases/pipeline.ts';
import { readFile, refusedFile } from '../files/file-routes.ts';
import { fileStore } from '../files/file-store.ts';
import { sniffMediaType } from '../files/media-type.ts';
import { withoutMetadata } from '../files/photograph.ts';
import { clearSelfCookie, setSelfCookie } from '../http/identity.ts';
import { badRequest, forbidden, notFound, Problem, refused, tooMany } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { KeyRing } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import { About, complaintAbout } from './complaint.ts';
import { enter } from './enter.ts';
import { actionsOfThePerson, OwnPage, ownView } from './own-page.ts';
import type { SelfPeople } from './people-port.ts';
import { endSelfSession, type SelfVisitor } from './self-session.ts';

export interface SelfRouteDeps extends ServerDeps {
  readonly cases: Cases;
  readonly keys: KeyRing;
  readonly selfPeople: SelfPeople;
}

/** Pictures and papers one session may send. */
const FILES_MOST = 10;

export function registerSelfRoutes(app: App, deps: SelfRouteDeps): void {
  const { database, clock, cases } = deps;
  const files = fileStore(deps);
  const tags = ['self-service'];
  const person = { config: { person: true } };

  app.post(
    '/api/self/session',
    {
      config: { public: true },
      schema: {
        tags,
        summary: 'Enter the own page with a code and the last four characters of the identity number',
        body: z.strictObject({ code: z.string().min(1).max(40), number: z.string().min(1).max(20) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const entered = await enter(
        { ...deps, people: deps.selfPeople },
        {
          code: request.body.code,
          number: request.body.number,
          address: request.ip,
          agent: request.headers['user-agent'] ?? '',
          requestId: request.id,
        },
      );
      if (!entered.ok) throw entered.why === 'locked' ? locked(entered.seconds) : wrong();
      setSelfCookie(request, reply, entered.token);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/self/session',
    { ...person, schema: { tags, summary: 'Leave the own page', response: { 204: z.null() } } },
    async (request, reply) => {
      const { session, caseId, actor } = app.selfOf(request);
      await database.asSystem('self-session', async (tx) => {
        await endSelfSession(tx, session, clock.now());
        await audit(tx, actor, { act: 'self-session.end', object: 'case', id: caseId, detail: { session } });
      });
      clearSelfCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/self',
    {
      ...person,
      schema: { tags, summary: 'What the person owes, may expect, has asked and was answered', response: { 200: OwnPage } },
    },
    async (request) => {
      const visitor = app.selfOf(request);
      const { actor, caseId } = visitor;
      const file = await database.inScope(actor, async (tx) => {
        await audit(tx, actor, { act: 'case.read', object: 'case', id: caseId, detail: { part: 'own-page' } });
        return cases.file(tx, actor, caseId);
      });
      if (!file) throw notFound(words('记录', 'record'));
      const view = ownView(file, actor.today, clock.now());
      return {
        today: actor.today,
        name: visitor.person.name,
        office: visitor.unit.name,
        call: visitor.call,
        officer: visitor.officer?.name ?? null,
        purpose: visitor.purpose,
        until: visitor.until.toISOString(),
        ...view,
        may: visitor.purpose === 'ask' ? view.may : [],
      };
    },
  );

  app.post(
    '/api/self/files',
    {
      ...person,
      schema: {
        tags,
        summary:
          'Add a photograph or a paper that shows a reason (multipart: file); where and with what it was taken is taken out',
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ id: z.string(), name: z.string(), sha256: z.string() }) },
      },
    },
    async (request, reply) => {
      const visitor = app.selfOf(request);
      if (visitor.purpose !== 'ask') throw onlyLooking();
      const { actor, caseId } = visitor;
      const { name, bytes } = await readFile(request);
      const type = sniffMediaType(bytes);
      if (type === undefined || !(type.startsWith('image/') || type === 'application/pdf')) throw refusedFile('unknown-type');
      const stored = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM guitu.file WHERE case_id = $1 AND by_account = $2 AND created >= $3',
          [caseId, actor.account, visitor.since],
        );
        if ((rows[0]?.n ?? 0) >= FILES_MOST) throw tooManyFiles();
        const added = await files.add(tx, actor, {
          caseId,
          name,
          bytes: type.startsWith('image/') ? withoutMetadata(bytes) : bytes,
        });
        if (!added.ok) throw refusedFile(added.why);
        await audit(tx, actor, {
          act: 'file.add',
          object: 'case',
          id: caseId,
          detail: { file: added.file.id, size: added.file.size },
        });
        return added.file;
      });
      return reply.code(201).send({ id: stored.id, name: stored.name, sha256: stored.sha256 });
    },
  );

  app.post(
    '/api/self/actions/:action',
    {
      ...person,
      schema: {
        tags,
        summary: 'Ask, object or complain: any action that the law opens to the person, today',
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        params: z.object({ action: z.string().regex(/^[a-z][a-z-]{1,60}$/) }),
        body: z.strictObject({
          input: z.record(z.string(), z.unknown()).default({}),
          /** Of a complaint: whom it is about. */
          about: About.optional(),
        }),
        response: { 200: z.object({ on: z.string() }) },
      },
    },
    async (request) => {
      const visitor = app.selfOf(request);
      const { actor, caseId, domain } = visitor;
      const { action } = request.params;
      if (!actionsOfThePerson(domain).includes(action)) throw notFound(words('办理事项', 'request'));
      if (visitor.purpose !== 'ask') throw onlyLooking();
      const input = await inputOf(visitor, action, request.body);
      const key = request.headers['idempotency-key'];
      const result = await database.inScope(actor, (tx) =>
        once(
          deps,
          tx,
          { account: actor.account, key, request: { self: caseId, action, input } },
          () => cases.actWithin(tx, actor, caseId, action, input),
          (answer) => answer.ok,
        ),
      );
      if (result === OTHER_REQUEST)
        throw badRequest(words('这个请求编号已用于另一个请求。', 'This key was used for another request.'));
      if (result.ok) return { on: actor.today };
      switch (result.no) {
        case 'refused':
          throw refused(result.refusal);
        case 'faults':
          throw badRequest(words(result.faults.join('；'), result.faults.join('; ')), result.faults);
        default:
          throw notFound(words('记录', 'record'));
      }
    },
  );

  /** What was typed, of today: nobody dates a request back, and whom a complaint is hidden from is found here. */
  async function inputOf(
    visitor: SelfVisitor,
    action: string,
    { input, about }: { input: Record<string, unknown>; about?: About | undefined },
  ): Promise<Record<string, unknown>> {
    const closed = ['on', 'at', 'via', 'complainedOf'].filter((field) => field in input);
    if (closed.length > 0) {
      const faults = closed.map((field) => `input.${field}: is not said here`);
      throw badRequest(words(faults.join('；'), faults.join('; ')), faults);
    }
    if (action !== 'file-complaint') return input;
    const content = typeof input.content === 'string' ? input.content.trim() : '';
    if (about === undefined || content === '') {
      throw badRequest(words('请写明投诉谁、投诉什么。', 'Say whom the complaint is about, and what it is.'), [
        'about, input.content',
      ]);
    }
    const said = await database.asSystem('self-complaint', (tx: Tx) => complaintAbout(tx, visitor, about, content));
    return { ...input, ...said };
  }
}

const wrong = () =>
  new Problem({
    status: 401,
    kind: 'wrong-code',
    title: words('没有进入', 'Not entered'),
    detail: words(
      '进入码或者身份证号末四位不正确，或者进入码已经用过、过期。多次输错后进入码会作废，可以向司法所要一个新的。',
      'The code or the last four characters are not right, or the code was used or is over. It ends after several wrong tries; the office can give you a new one.',
    ),
  });

function locked(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  return tooMany(
    seconds,
    words(`输错次数过多，请 ${minutes} 分钟后再试。`, `Too many wrong tries: try again in ${minutes} minutes.`),
  );
}

const onlyLooking = () =>
  forbidden(
    words(
      '这个进入码只能查看。要提出申请、异议或者投诉，请向司法所要一个可以办理的进入码，或者填写纸质申请。',
      'This code only lets you look. To ask, object or complain, get another code from the office, or fill in the paper.',
    ),
  );

const tooManyFiles = () =>
  new Problem({
    status: 422,
    kind: 'too-many-files',
    title: words('材料太多', 'Too many files'),
    detail: words(
      `一次最多交 ${FILES_MOST} 份材料，其余的请当面交给司法所。`,
      `${FILES_MOST} files at most; bring the rest to the office.`,
    ),
  });

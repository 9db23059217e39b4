/**
 * Who is asking. Every route under /api needs a signed-in caller unless it says `config: { public: true }`: forgetting to say anything
 * closes the door. The actor is made anew for each request, so that an ended session, a post taken away or a stand-in that is over counts
 * with the next call.
 */
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { words } from '../../../law/kernel/words.ts';
import type { Config } from '../../config.ts';
import { findKey, isApiKey } from '../accounts/api-keys.ts';
import { ABSOLUTE_MS, findSession } from '../accounts/sessions.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { findActor, isOrgan } from '../scope/find-actor.ts';
import { findSelfVisitor, SELF_ABSOLUTE_MS, type SelfVisitor } from '../self-service/self-session.ts';
import { forbidden, Problem, tooMany, unauthenticated } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
    sessionId: string | undefined;
    /** Seconds to wait: the key was used too often. */
    wait: number | undefined;
    self: SelfVisitor | undefined;
  }
  interface FastifyContextConfig {
    /** Open to callers who are not signed in. */
    public?: boolean;
    /** For the person on the own page, and for nobody who works here: the session of a code, in a cookie of its own. */
    person?: boolean;
    /** Open to the posts of other organs too, every other route is closed to them; `signed-in`: to their people, not to a key. */
    organs?: boolean | 'signed-in';
  }
  interface FastifyInstance {
    /** The caller; throws 401 where nobody is signed in. */
    actorOf(request: FastifyRequest): Actor;
    /** The person on the own page; throws 401 where nobody has entered. */
    selfOf(request: FastifyRequest): SelfVisitor;
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function registerIdentity(app: FastifyInstance, deps: { config: Config; clock: Clock; database: Database }): void {
  const { clock, database } = deps;
  app.decorateRequest('actor', undefined);
  app.decorateRequest('sessionId', undefined);
  app.decorateRequest('wait', undefined);
  app.decorateRequest('self', undefined);
  app.decorate('actorOf', (request: FastifyRequest) => {
    if (request.actor === undefined) throw unauthenticated();
    return request.actor;
  });
  app.decorate('selfOf', (request: FastifyRequest) => {
    if (request.self === undefined) throw notEntered();
    return request.self;
  });
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/') || request.is404) return;
    if (request.routeOptions.config.person === true) return enterSelf(request);
    const isPublic = request.routeOptions.config.public === true || request.url.startsWith('/api/docs');
    const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    // A browser sends the cookie by itself, whoever wrote the page; a token is put in by hand. Signing in is protected too, so that
    // nobody is signed in to another's account without knowing.
    if (bearer === undefined && !SAFE.has(request.method)) refuseForeignPages(request);
    const token = bearer ?? request.cookies[cookieName(request)];
    if (token !== undefined) {
      await database.asSystem('session', async (tx) => {
        if (bearer !== undefined && isApiKey(bearer)) return enterByKey(tx, request, bearer);
        const session = await findSession(tx, token, clock.now());
        if (session === undefined) return;
        const actor = await findActor(tx, session.account, clock.today(), { address: request.ip, requestId: request.id });
        if (actor === undefined) return;
        request.actor = actor;
        request.sessionId = session.id;
      });
    }
    if (request.wait !== undefined) {
      throw tooMany(request.wait, words('这个密钥调用过于频繁，请稍后再试。', 'This key was used too often; wait a little.'));
    }
    if (!isPublic && request.actor === undefined) throw unauthenticated();
    if (request.actor !== undefined && !isPublic) refuseToOrgans(request.actor, request.routeOptions.config.organs);
  });

  async function enterByKey(tx: Tx, request: FastifyRequest, token: string): Promise<void> {
    const found = await findKey(tx, token, { now: clock.now(), today: clock.today(), address: request.ip });
    if (found === undefined) return;
    if (!found.ok) {
      request.wait = found.seconds;
      return;
    }
    const by = { address: request.ip, requestId: request.id, key: found.id };
    request.actor = await findActor(tx, found.account, clock.today(), by, found.post);
  }

  async function enterSelf(request: FastifyRequest): Promise<void> {
    if (!SAFE.has(request.method)) refuseForeignPages(request);
    const token = request.cookies[selfCookieName(request)];
    if (token !== undefined) {
      request.self = await database.asSystem('self-session', (tx) =>
        findSelfVisitor(tx, token, clock.now(), clock.today(), { address: request.ip, requestId: request.id }),
      );
    }
    if (request.self === undefined) throw notEntered();
  }
}

/** What is not said to be open to other organs is closed to them, and what is for people to a key. */
function refuseToOrgans(actor: Actor, open: FastifyContextConfig['organs']): void {
  if (!isOrgan(actor) && actor.key === undefined) return;
  if (open === undefined || open === false || (open === 'signed-in' && actor.key !== undefined)) throw forbidden();
}

function notEntered(): Problem {
  return new Problem({
    status: 401,
    kind: 'not-entered',
    title: words('请先输入进入码', 'Enter your code first'),
    detail: words(
      '没有输入进入码，或者已经到时退出。进入码只能用一次，请向司法所要一个新的。',
      'No code was entered, or the time is over. A code works once: ask the office for a new one.',
    ),
  });
}

/** Over HTTPS the `__Host-` prefix keeps other hosts of the domain from setting it. */
function cookieName(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-guitu' : 'guitu';
}

function selfCookieName(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-guitu-self' : 'guitu-self';
}

/** Of the own page: sent with requests of its own pages alone, and never with a link from elsewhere. */
const selfCookie = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;

export function setSelfCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(selfCookieName(request), token, { ...selfCookie(request), maxAge: SELF_ABSOLUTE_MS / 1_000 });
}

export function clearSelfCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(selfCookieName(request), selfCookie(request));
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: ABSOLUTE_MS / 1_000,
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' });
}

/** Browsers say where a request comes from (Sec-Fetch-Site, else Origin); programs that say neither carry no stranger's cookie. */
function refuseForeignPages(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const own =
    site !== undefined ? site === 'same-origin' || site === 'none' : origin === undefined || origin === ownOrigin(request);
  if (own) return;
  throw new Problem({
    status: 403,
    kind: 'foreign-page',
    title: words('请求来自其他网站', 'The request comes from another site'),
    detail: words('这个操作只能在归途自己的页面上进行。', 'This can only be done from Guitu’s own pages.'),
  });
}

function ownOrigin(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/**
 * What the caller is told when a request does not succeed: application/problem+json (RFC 9457) in the caller's language. A route leaves
 * by throwing a `Problem`; that is HTTP's way out of a handler, and the mapper turns it into the answer. Everything else thrown is a bug.
 */
import type { Refusal } from '../../../law/kernel/refusal.ts';
import { type Locale, type Words, words } from '../../../law/kernel/words.ts';

export interface ProblemDetails {
  readonly status: number;
  /** Short name of the kind of problem, stable: `not-found`, `stale`. */
  readonly kind: string;
  readonly title: Words;
  readonly detail?: Words;
  /** Further members of the answer, as they stand. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Problem extends Error {
  override name = 'Problem';
  readonly details: ProblemDetails;
  constructor(details: ProblemDetails) {
    super(details.title.en);
    this.details = details;
  }
}

/** The body of the answer. */
export function problemBody(details: ProblemDetails, locale: Locale, requestId: string): Record<string, unknown> {
  return {
    type: `/api/docs/problems#${details.kind}`,
    title: details.title[locale],
    status: details.status,
    detail: (details.detail ?? details.title)[locale],
    instance: requestId,
    ...details.more,
  };
}

/** 401: nobody is signed in, or the session has ended. */
export function unauthenticated(): Problem {
  return new Problem({
    status: 401,
    kind: 'not-signed-in',
    title: words('请先登录', 'Sign in first'),
    detail: words('没有登录，或登录已经结束。请重新登录。', 'Nobody is signed in, or the session has ended. Sign in again.'),
    headers: { 'www-authenticate': 'Bearer realm="guitu"' },
  });
}

/** 403: the actor's roles do not permit it. Never used for a record outside scope: that one does not exist for the caller (404). */
export function forbidden(detail?: Words): Problem {
  return new Problem({
    status: 403,
    kind: 'not-permitted',
    title: words('没有权限', 'Not permitted'),
    detail:
      detail ??
      words(
        '您的岗位没有这项权限。需要时请联系管理员。',
        'Your post does not permit this. Ask the administrator if you need it.',
      ),
  });
}

/** 404: there is no such thing, or not for this caller; which of the two is not said. */
export function notFound(what: Words = words('记录', 'record')): Problem {
  return new Problem({
    status: 404,
    kind: 'not-found',
    title: words('没有找到', 'Not found'),
    detail: words(`没有这个${what.zh}，或不在您的数据范围内。`, `There is no such ${what.en}, or it is not within your scope.`),
  });
}

/** 400: the request cannot be read or lacks something; `faults` name the places (`body.password: …`). */
export function badRequest(detail: Words, faults?: readonly string[]): Problem {
  return new Problem({
    status: 400,
    kind: 'bad-request',
    title: words('请求有误', 'The request is not right'),
    detail,
    ...(faults ? { more: { faults } } : {}),
  });
}

/** 409: something else happened in between, or already did. */
export function conflict(kind: string, detail: Words, more?: Readonly<Record<string, unknown>>): Problem {
  return new Problem({
    status: 409,
    kind,
    title: words('内容已变化', 'Something changed meanwhile'),
    detail,
    ...(more ? { more } : {}),
  });
}

/** 422: the law, or a rule of the house, says no. */
export function refused(refusal: Refusal): Problem {
  return new Problem({
    status: 422,
    kind: 'refused',
    title: words('不予办理', 'Refused'),
    detail: words(refusal.zh, refusal.en),
    more: { rule: refusal.rule, cite: refusal.cite, ...(refusal.remedy ? { remedy: refusal.remedy } : {}) },
  });
}

/** 429 with the seconds to wait. */
export function tooMany(seconds: number, detail: Words): Problem {
  return new Problem({
    status: 429,
    kind: 'too-many-attempts',
    title: words('尝试次数过多', 'Too many attempts'),
    detail,
    headers: { 'retry-after': String(seconds) },
    more: { retryAfter: seconds },
  });
}

/** 503: not now. */
export function unavailable(detail: Words, seconds = 5): Problem {
  return new Problem({
    status: 503,
    kind: 'unavailable',
    title: words('暂时无法服务', 'Not available right now'),
    detail,
    headers: { 'retry-after': String(seconds) },
  });
}

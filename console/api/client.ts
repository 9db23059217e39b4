import { currentLanguage } from '../words/language.ts';

/** An answer that is not what was asked for: RFC 9457 problem, in the caller's language. Status 0 means that no answer came at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** Short name of the kind of problem: `stale`, `second-factor-needed`. */
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  /** Rule and articles of a refusal by law. */
  readonly rule: string | undefined;
  readonly cite: readonly string[];
  /** What one may do instead, where the server says so. */
  readonly remedy: string | undefined;
  /** Seconds to wait after a 429. */
  readonly retryAfter: number | undefined;
  /** Single faults of an input: `on: 2026-02-30 is not a date`. */
  readonly faults: readonly string[];

  constructor(status: number, body: Readonly<Record<string, unknown>>, retryAfter?: number) {
    const title = text(body.title) ?? '';
    const detail = text(body.detail) ?? '';
    super(detail || title);
    this.status = status;
    this.kind = (text(body.type) ?? '').replace(/^.*#/, '');
    this.title = title;
    this.detail = detail;
    this.rule = text(body.rule);
    this.cite = Array.isArray(body.cite) ? body.cite.filter((cite) => typeof cite === 'string') : [];
    this.remedy = text(body.remedy);
    this.retryAfter = retryAfter;
    this.faults = Array.isArray(body.faults) ? body.faults.map((fault) => text(fault) ?? JSON.stringify(fault)) : [];
  }
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const words = value as Partial<Record<string, unknown>>; // an object may carry both languages
  const said = words[currentLanguage()];
  return typeof said === 'string' ? said : undefined;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Query;
  /** JSON, or a form with files. */
  readonly body?: unknown;
  /** Made once per submit, so that sending twice is doing once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const said = search.toString();
  return said === '' ? path : `${path}?${said}`;
}

/**
 * Calls the API and answers its JSON. Throws a {@link Problem} for every other answer, so that queries and mutations see one kind of
 * error. The type of the answer is the contract's; it is not parsed again here.
 */
export async function call<Answer>(path: string, asked: Call = {}): Promise<Answer> {
  const response = await send(path, asked);
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return answer as Answer; // the contract's word for it, see above
}

/** Fetches a file; the same Problems as {@link call}. */
export async function fetchFile(path: string, asked: Call = {}): Promise<{ readonly bytes: Blob; readonly headers: Headers }> {
  const response = await send(path, asked);
  return { bytes: await response.blob(), headers: response.headers };
}

async function send(path: string, { method = 'GET', query, body, idempotencyKey, signal }: Call): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, {});
  }
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => undefined);
  const after = Number(response.headers.get('retry-after'));
  const problem = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {}; // checked on this line
  throw new Problem(response.status, problem, Number.isFinite(after) && after > 0 ? after : undefined);
}

/** A key for one submit: the same for its retries, another for the next. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The HTTP API as a program from outside uses it (contract §7): nothing but `fetch`, JSON and the documented fields. */
import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body; undefined where there is none. */
  readonly body: Json;
  readonly text: string;
}

/** JSON from outside, read where a test knows what it asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the tests read foreign JSON field by field, and a wrong field fails the test
export type Json = any;

export interface Api {
  readonly url: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** A write with an idempotency key of its own. */
  command(path: string, body: unknown): Promise<Answer>;
  upload(
    path: string,
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    fields: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** The API as the account that these credentials belong to. Throws when they are refused. */
  signIn(account: string, password: string): Promise<Api>;
  /** The same caller in another language. */
  in(language: string): Api;
}

export function openApi(url: string, cookie = '', language = 'zh-CN'): Api {
  const request = async (
    method: string,
    path: string,
    init: { body?: string | FormData; headers?: Readonly<Record<string, string>> },
  ): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'accept-language': language, origin: url, ...(cookie ? { cookie } : {}), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
  };
  const send: Api['send'] = (method, path, body, headers = {}) =>
    request(method, path, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
  return {
    url,
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    command: (path, body) => send('POST', path, body, { 'idempotency-key': randomUUID() }),
    upload: (path, file, fields) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([file.bytes]), file.name);
      return request('POST', path, { body: form });
    },
    async signIn(account, password) {
      const answer = await send('POST', '/api/session', { account, password });
      if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${answer.status} ${answer.text}`);
      const given = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      return openApi(url, given.join('; '), language);
    },
    in: (other) => openApi(url, cookie, other),
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The console's files, and what is said where there is nothing: 404, 405, and the page itself for every address it routes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { words } from '../../../law/kernel/words.ts';
import { sendProblem } from './error-mapper.ts';
import { languageOf } from './language.ts';
import { notFound, type ProblemDetails } from './problems.ts';
import type { App } from './server.ts';

const CONSOLE = join(import.meta.dirname, '..', '..', '..', 'dist', 'console');

export async function registerPages(app: App, methodsAt: (path: string) => string[]): Promise<void> {
  const built = existsSync(join(CONSOLE, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: CONSOLE,
      wildcard: false,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content into the names under assets/.
        const hashed = path.includes(`${join('console', 'assets')}`);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const locale = languageOf(request.headers['accept-language']);
    if (path === '/api' || path.startsWith('/api/')) {
      const allowed = methodsAt(path);
      return sendProblem(
        reply,
        request,
        allowed.length > 0 ? notAllowed(allowed) : notFound(words('接口', 'route')).details,
        locale,
      );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendProblem(reply, request, notAllowed(['GET', 'HEAD']), locale);
    const wantsPage =
      (request.headers.accept ?? '*/*').includes('text/html') || request.headers.accept === '*/*' || !request.headers.accept;
    if (!wantsPage || /\.[a-z0-9]{1,5}$/i.test(path))
      return sendProblem(reply, request, notFound(words('文件', 'file')).details, locale);
    if (built) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('页面还没有构建：请用 npm start 启动。\nThe pages are not built yet: start with npm start.\n');
  });
}

/** Remembers the routes as they are added; the answer tells which methods an address takes. Call before the first route. */
export function rememberMethods(app: App): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = url
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/:[A-Za-z]+/g, '[^/]+')
      .replaceAll('\\*', '.*');
    routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods: typeof method === 'string' ? [method] : method });
  });
  return (path) => [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
}

function notAllowed(methods: readonly string[]): ProblemDetails {
  return {
    status: 405,
    kind: 'method-not-allowed',
    title: words('方法不允许', 'Method not allowed'),
    detail: words(`这个地址只接受 ${methods.join('、')}。`, `This address takes ${methods.join(', ')} only.`),
    headers: { allow: methods.join(', ') },
  };
}

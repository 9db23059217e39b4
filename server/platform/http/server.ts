/** The HTTP server: what every route gets without asking. Modules add their routes with `registerXRoutes(app, deps)`; main.ts composes. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController, type RawServerDefault } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { words } from '../../../law/kernel/words.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database } from '../postgres/database.ts';
import { registerDescription } from './description.ts';
import { answerError } from './error-mapper.ts';
import { registerIdentity } from './identity.ts';
import { registerMetrics } from './metrics.ts';
import { registerPages, rememberMethods } from './pages.ts';
import { unavailable } from './problems.ts';

export interface ServerDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly logger: Logger;
  readonly cipher: FieldCipher;
}

/** Fastify with zod schemas: what routes register on. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

const BODY_LIMIT = 1024 * 1024;
const FILE_LIMIT = 64 * 1024 * 1024;

/**
 * Builds the server, routes of the platform's own health, metrics, description and pages included. `registerRoutes` adds the modules'
 * routes; it runs after everything they rely on is in place.
 */
export async function buildServer(deps: ServerDeps, registerRoutes: (app: App) => void | Promise<void>): Promise<App> {
  const { config, logger, database } = deps;
  const options = {
    loggerInstance: logger as FastifyBaseLogger,
    // One line a request, ours: Fastify's own carries the address, and an address can hold a name.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy:
      config.trustProxy === false ? false : typeof config.trustProxy === 'number' ? config.trustProxy : [...config.trustProxy],
    // Slow senders are dropped; import files get the time they need from the route's own reading.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle' as const,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerError,
  };
  const app: App = (
    config.tls
      ? // The type of an HTTPS instance differs in its raw server alone; routes never touch it.
        (fastify({
          ...options,
          https: { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile), minVersion: 'TLSv1.2' },
        } as never) as unknown as App)
      : (fastify(options as never) as unknown as App)
  ).withTypeProvider<ZodTypeProvider>();

  const methodsAt = rememberMethods(app);
  app.setErrorHandler(answerError);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Without it a page elsewhere could post JSON as text/plain, which browsers send without asking first.
  app.removeContentTypeParser('text/plain');

  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-request-id', request.id);
    reply.header('server-timing', `total;dur=${reply.elapsedTime.toFixed(1)}`);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: an address can hold a name.
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        account: request.actor?.account,
      },
      'answered',
    );
  });

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Ant Design writes its styles at run time; scripts come from our own files alone.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.tls !== undefined || config.trustProxy !== false ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: FILE_LIMIT, files: 1, fields: 20, fieldSize: 64 * 1024 },
    throwFileSizeLimit: true,
  });
  registerIdentity(app, deps);
  await registerDescription(app);
  registerMetrics(app, database);

  app.get('/api/health', { config: { public: true }, schema: { hide: true } }, async () => {
    try {
      await database.asSystem('health', (tx) => tx.query('SELECT 1'));
    } catch {
      throw unavailable(words('数据库暂时无法连接。', 'The database cannot be reached right now.'));
    }
    return { status: 'ok' };
  });
  await registerRoutes(app);
  await registerPages(app, methodsAt);
  return app;
}

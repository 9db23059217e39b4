/** Figures for Prometheus, by route pattern: no path, no query, nothing of a person. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../postgres/database.ts';

/** Counts and times every request of `app` and serves the figures at /api/metrics. */
export function registerMetrics(app: FastifyInstance, database: Database): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'guitu_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15],
    registers: [registry],
  });
  new Gauge({
    name: 'guitu_system_transactions',
    help: 'Transactions run as the system since the start, by purpose',
    labelNames: ['purpose'],
    registers: [registry],
    collect() {
      for (const [purpose, count] of database.systemUses()) this.set({ purpose }, count);
    },
  });
  new Gauge({
    name: 'guitu_audit_unsealed',
    help: 'Rows of the audit waiting for their seal',
    registers: [registry],
    async collect() {
      const { rows } = await database.asSystem('metrics', (tx) =>
        tx.query<{ waiting: number }>('SELECT count(*) AS waiting FROM guitu.audit_unsealed'),
      );
      this.set(rows[0]?.waiting ?? 0);
    },
  });
  const failures = new Counter({ name: 'guitu_http_failures_total', help: 'Answers of 500 and above', registers: [registry] });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    if (reply.statusCode >= 500) failures.inc();
  });
  app.get('/api/metrics', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
}

/** The API's own description: OpenAPI 3.1 from the routes' zod schemas, and pages to read it. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './server.ts';

export async function registerDescription(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '归途 Guitu',
        version: '1',
        description:
          'Errors are application/problem+json in the caller’s language (Accept-Language: zh-CN by default, en). Sign in at POST /api/session; then send the cookie, or the token as «Authorization: Bearer …».',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'guitu' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    // Schemas made with z.custom carry their JSON schema as metadata.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false, uiConfig: { docExpansion: 'none' } });
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger());
}

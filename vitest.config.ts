import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'law', include: ['law/**/*.test.ts', 'console/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'tests/**/*.test.ts'],
          // One embedded PostgreSQL for the run; each file gets a database of its own from tests/postgres.ts.
          globalSetup: ['tests/postgres-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

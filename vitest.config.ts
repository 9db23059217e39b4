import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two even on two cores: the tests of the server wait for PostgreSQL half of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'law', include: ['law/**/*.test.ts', 'console/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/**/*.whole.test.ts'],
          // One embedded PostgreSQL for the run; each file gets a database of its own from tests/postgres.ts.
          globalSetup: ['tests/postgres-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['tests/**/*.whole.test.ts'],
          // A whole server with the demonstration county, spoken to from outside; the files take turns with it.
          globalSetup: ['tests/server/demo-server.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

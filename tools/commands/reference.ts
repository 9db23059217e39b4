import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PAGES, REFERENCE_FOLDER } from '../reference/pages.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';

/** `guitu reference [--check]`: writes docs/reference from the law's catalogue; with `--check` it only says which pages are out of date, exit 1. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('reference', () => {
    const { values, positionals } = readArguments(args, { check: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    const stale = Object.entries(PAGES)
      .map(([name, write]) => ({ path: new URL(name, REFERENCE_FOLDER), text: write() }))
      .filter(({ path, text }) => contentOf(path) !== text);
    if (!values.check) mkdirSync(REFERENCE_FOLDER, { recursive: true });
    for (const { path, text } of stale) {
      if (!values.check) writeFileSync(path, text);
      process.stdout.write(`${values.check ? 'out of date' : 'written'}  ${fileURLToPath(path)}\n`);
    }
    if (stale.length === 0) process.stdout.write('the reference pages are what the law says\n');
    return values.check && stale.length > 0 ? 1 : 0;
  });
}

function contentOf(path: URL): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // not written yet
  }
}

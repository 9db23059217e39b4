import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { FOLDER, papersFiles } from '../papers/papers.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';

const ROOT = new URL(`../../${FOLDER}/`, import.meta.url);

/** `guitu papers [--check]`: writes the Word templates from their declarations; with `--check` it only says which are out of date, exit 1. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('papers', async () => {
    const { values, positionals } = readArguments(args, { check: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    const stale = [...(await papersFiles())].filter(([name, bytes]) => !contentOf(name)?.equals(bytes));
    if (!values.check) mkdirSync(ROOT, { recursive: true });
    for (const [name, bytes] of stale) {
      if (!values.check) writeFileSync(new URL(name, ROOT), bytes);
      process.stdout.write(`${values.check ? 'out of date' : 'written'}  ${FOLDER}/${name}\n`);
    }
    if (stale.length === 0) process.stdout.write('the templates are what the declarations say\n');
    return values.check && stale.length > 0 ? 1 : 0;
  });
}

function contentOf(name: string): Buffer | undefined {
  try {
    return readFileSync(new URL(name, ROOT));
  } catch {
    return undefined; // not written yet
  }
}

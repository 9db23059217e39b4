import { parseArgs } from 'node:util';
import { findPlainDate, type PlainDate } from '../../law/kernel/plain-date.ts';

/** What is wrong with a command line: printed as it is, exit 2. */
export class UsageFault extends Error {}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** Node's own parser, with its complaints turned into usage faults. */
export function readArguments<O extends NonNullable<Options>>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

/** A calendar day given as `--name YYYY-MM-DD`. */
export function dayOption(name: string, text: string | undefined): PlainDate {
  if (text === undefined) throw new UsageFault(`--${name} is missing: give a day, such as --${name} 2026-10-09`);
  const day = findPlainDate(text);
  if (day === undefined) throw new UsageFault(`--${name}: ${text} is not a date`);
  return day;
}

/** A whole number of `unit`, zero or more; undefined when the option was not given. */
export function countOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text)) throw new UsageFault(`--${name}: ${text} is not a whole number`);
  return Number(text);
}

/** Runs a command, turning a usage fault into a line on standard error and exit 2. */
export async function withUsage(command: string, body: () => number | Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    process.stderr.write(`guitu ${command}: ${error.message}\n`);
    return 2;
  }
}

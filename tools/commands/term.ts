import { termEnd } from '../../law/kernel/term.ts';
import { countOption, dayOption, readArguments, UsageFault, withUsage } from './arguments.ts';

/** `guitu term --from 2022-06-28 --years 2`: the last day of a sentence or probation term (TERM-05). */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('term', () => {
    const { values, positionals } = readArguments(args, {
      from: { type: 'string' },
      years: { type: 'string' },
      months: { type: 'string' },
      days: { type: 'string' },
    });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    const from = dayOption('from', values.from);
    const years = countOption('years', values.years) ?? 0;
    const months = countOption('months', values.months) ?? 0;
    const days = countOption('days', values.days) ?? 0;
    if (years + months + days === 0) throw new UsageFault('give a length of at least one day: --years, --months, --days');
    process.stdout.write(`${termEnd(from, { years, months, days })}\n`);
    return 0;
  });
}

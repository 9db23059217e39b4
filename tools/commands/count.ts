import { PUBLISHED_CALENDAR } from '../../law/index.ts';
import { because } from '../../law/kernel/because.ts';
import { type Counted, countDays, countMonths, countWorkingDays } from '../../law/kernel/counting.ts';
import { words } from '../../law/kernel/words.ts';
import { countOption, dayOption, readArguments, UsageFault, withUsage } from './arguments.ts';

/** `guitu count --from 2026-09-30 --working-days 5`: the due day of a deadline after the holiday rule; `--explain` adds the arithmetic. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('count', () => {
    const { values, positionals } = readArguments(args, {
      from: { type: 'string' },
      days: { type: 'string' },
      'working-days': { type: 'string' },
      months: { type: 'string' },
      explain: { type: 'boolean' },
    });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    const from = dayOption('from', values.from);
    const days = countOption('days', values.days);
    const workingDays = countOption('working-days', values['working-days']);
    const months = countOption('months', values.months);
    if ([days, workingDays, months].filter((given) => given !== undefined).length !== 1) {
      throw new UsageFault('give exactly one of --days, --working-days, --months');
    }
    const counted = ((): Counted => {
      if (workingDays !== undefined) return countWorkingDays(from, workingDays, PUBLISHED_CALENDAR);
      return months !== undefined
        ? countMonths(from, months, PUBLISHED_CALENDAR)
        : countDays(from, days ?? 0, PUBLISHED_CALENDAR);
    })();
    process.stdout.write(`${counted.due}\n`);
    if (values.explain) {
      const said = because({
        start: { opens: from, said: words('起算', 'the clock starts') },
        due: counted.due,
        dueAt: undefined,
        counting: counted.counting,
        cite: ['刑事诉讼法 105'],
        calendar: PUBLISHED_CALENDAR,
        provisional: counted.provisional,
      });
      process.stdout.write(`${said.zh}\n${said.en}\n`);
    }
    return 0;
  });
}

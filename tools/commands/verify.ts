import { ringPath } from '../../server/platform/keys/keys.ts';
import { checkpointPath } from '../../server/platform/seals/checkpoint.ts';
import { sayReport, verify } from '../verify/verify.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';
import { withDatabase } from './database.ts';

/** `guitu verify`: checks every chain, commitment and seal with the program of its own in tools/verify. Exit 1 when anything does not hold. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('verify', () => {
    const { values, positionals } = readArguments(args, { keys: { type: 'string' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    return withDatabase(async ({ ownerUrl, dataFolder }) => {
      const report = await verify({
        database: ownerUrl,
        keys: values.keys ?? ringPath(dataFolder),
        checkpoints: checkpointPath(dataFolder),
      });
      const text = values.json ? JSON.stringify(report, null, 2) : sayReport(report).join('\n');
      process.stdout.write(`${text}\n`);
      return report.total === 0 ? 0 : 1;
    });
  });
}

import { existsSync } from 'node:fs';
import { DamagedBackup } from '../../server/platform/backup/archive.ts';
import { CannotRestore, restoreBackup } from '../../server/platform/backup/restore.ts';
import { openKeyRing, ringPath } from '../../server/platform/keys/keys.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';
import { withDatabase } from './database.ts';
import { readSecret } from './secret.ts';

/** `guitu restore FILE [--key FILE]`: puts a backup into an empty database and checks every table's hash before it says good. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('restore', async () => {
    const { values, positionals } = readArguments(args, { key: { type: 'string' } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageFault('name one file: guitu restore FILE --key KEYFILE');
    if (!existsSync(file)) throw new UsageFault(`${file} is not there`);
    const secret = await readSecret(values.key, file, false);
    return withDatabase(async ({ ownerUrl, dataFolder }) => {
      try {
        const { manifest, tables } = await restoreBackup(ownerUrl, file, secret);
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        process.stdout.write(
          `已恢复：${manifest.made} 的备份，${tables.length} 张表，${rows} 行，哈希全部一致。\n` +
            `Restored the backup of ${manifest.made}: ${tables.length} tables, ${rows} rows, all hashes equal.\n${await ringAdvice(dataFolder, manifest.keyRings)}`,
        );
        return 0;
      } catch (error) {
        if (!(error instanceof DamagedBackup) && !(error instanceof CannotRestore)) throw error;
        process.stderr.write(`没有恢复，数据库未改动。 Nothing was restored, the database is as it was.\n${error.message}\n`);
        return 1;
      }
    });
  });
}

/** Says where the key ring belongs when it is not there yet: without it the sealed fields stay closed and the server does not start. */
async function ringAdvice(dataFolder: string, rings: readonly string[]): Promise<string> {
  const path = ringPath(dataFolder);
  const here = existsSync(path) ? (await openKeyRing(dataFolder)).ring.fingerprint : undefined;
  if (here !== undefined && rings.includes(here)) return '';
  return `请把密钥环 ${rings.join(', ')} 的副本放到 ${path} 再启动。 Put the kept copy of that key ring at ${path} before starting.\n`;
}

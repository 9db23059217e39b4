import { existsSync, statSync } from 'node:fs';
import { writeBackup } from '../../server/platform/backup/backup.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';
import { withDatabase } from './database.ts';
import { readSecret } from './secret.ts';

/** `guitu backup FILE [--key FILE]`: the whole database in one encrypted file, taken while the server works. The key ring is not in it. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('backup', async () => {
    const { values, positionals } = readArguments(args, { key: { type: 'string' } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageFault('name one file: guitu backup FILE --key KEYFILE');
    if (existsSync(file)) throw new UsageFault(`${file} is there already: backups are not written over`);
    const secret = await readSecret(values.key, file, true);
    return withDatabase(async ({ ownerUrl, clock }) => {
      const { manifest, tables } = await writeBackup(ownerUrl, file, secret, clock.now());
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const bytes = statSync(file).size;
      process.stdout.write(
        `已备份：${tables.length} 张表，${rows} 行，${bytes} 字节 → ${file}\n` +
          `Backed up ${tables.length} tables, ${rows} rows, ${bytes} bytes.\n` +
          `密钥环 ${manifest.keyRings.join(', ')} 不在备份内，请另存。 The key ring is not in the backup: keep its copy elsewhere.\n`,
      );
      return 0;
    });
  });
}

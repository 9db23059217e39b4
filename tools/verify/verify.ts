/**
 * Checks that nothing in the record was changed, removed, added or cut off: every case's chain, every sealed value behind its commitment, the
 * audit's chain, and that each remembers the other. Reads one snapshot; writes nothing.
 *
 * On its own: node verify.ts DATABASE_URL [KEY_FILE [CHECKPOINT_FILE]] — exit 0 when everything holds, 1 when not, 2 when it cannot look.
 */
import pg from 'pg';
import { readCheckpoints, verifyAudit, verifyCheckpoints, verifyHeads } from './audit-chain.ts';
import { verifyCases } from './case-chains.ts';
import { type Counts, type Finding, Findings } from './findings.ts';
import { readFieldKeys } from './sealed-values.ts';

export interface VerifyOptions {
  /** Connection of the owner of the database. */
  readonly database: string;
  /** Key file; without it sealed values are not opened. */
  readonly keys?: string;
  readonly checkpoints?: string;
}

export interface VerifyReport {
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly counts: Readonly<Counts>;
  readonly opened: boolean;
}

export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const keys = options.keys === undefined ? undefined : readFieldKeys(options.keys);
  const checkpoints = options.checkpoints === undefined ? [] : readCheckpoints(options.checkpoints);
  const findings = new Findings();
  const counts: Counts = {
    cases: 0,
    events: 0,
    sealedValues: 0,
    deletedValues: 0,
    auditRows: 0,
    unsealedAuditRows: 0,
    checkpoints: checkpoints.length,
  };
  const client = new pg.Client({ connectionString: options.database, application_name: 'guitu-verify' });
  await client.connect();
  try {
    await client.query(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL TimeZone = 'UTC'",
    );
    // An owner without superuser rights is under the policies too: the whole house, or rows would be missing without a word.
    await client.query(`SELECT set_config('guitu.units', u, true), set_config('guitu.compartments', '{juvenile,sealed,accounts,audit,system}', true)
      FROM (SELECT COALESCE(array_agg(id)::text, '') AS u FROM guitu.organisation) o`);
    await verifyCases(client, keys, findings, counts);
    const hashes = await verifyAudit(client, findings, counts, new Set(checkpoints.map((one) => one.place)));
    await verifyHeads(client, findings);
    verifyCheckpoints(checkpoints, hashes, findings);
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
  return { findings: findings.list, total: findings.total, counts, opened: keys !== undefined };
}

/** The report in words, Chinese first. */
export function sayReport({ findings, total, counts, opened }: VerifyReport): string[] {
  const values = opened ? `密封值 ${counts.sealedValues}` : `密封值 ${counts.sealedValues}（未提供密钥，未打开核对）`;
  const lines = [
    `核验：案件 ${counts.cases}，记录 ${counts.events}，${values}，依法删除 ${counts.deletedValues}；审计 ${counts.auditRows}，待封存 ${counts.unsealedAuditRows}，检查点 ${counts.checkpoints}`,
    `Checked ${counts.cases} cases, ${counts.events} records, ${counts.sealedValues} sealed values${opened ? '' : ' (not opened: no key file)'}, ${counts.deletedValues} lawfully deleted; ${counts.auditRows} audit rows, ${counts.unsealedAuditRows} waiting for their seal, ${counts.checkpoints} checkpoints`,
  ];
  const first = findings[0];
  if (first === undefined) return [...lines, '完整：未发现改动、缺失或截断。 Whole: nothing was changed, removed or cut off.'];
  lines.push(`第一处：${first.where}：${first.zh}。 First bad place: ${first.where}: ${first.en}.`);
  for (const finding of findings.slice(1, 20)) lines.push(`  ${finding.where}：${finding.zh}。 ${finding.en}.`);
  if (total > 20) lines.push(`  共 ${total} 处。 ${total} in all.`);
  return lines;
}

if (process.argv[1] === import.meta.filename) {
  const [database, keys, checkpoints] = process.argv.slice(2);
  if (database === undefined) {
    console.error('node verify.ts DATABASE_URL [KEY_FILE [CHECKPOINT_FILE]]');
    process.exit(2);
  }
  const report = await verify({ database, ...(keys ? { keys } : {}), ...(checkpoints ? { checkpoints } : {}) });
  for (const line of sayReport(report)) console.log(line);
  process.exit(report.total === 0 ? 0 : 1);
}

/** What `guitu doctor` sees of the work that goes on by itself: sealing, the outbox, the nightly pass, what it found. */
import { addDays } from '../../law/kernel/plain-date.ts';
import type { Clock } from '../../server/platform/clock.ts';
import type { Database } from '../../server/platform/postgres/database.ts';
import type { Finding } from './finding.ts';

/** So many rows wait only where no server runs. */
const MANY_UNSEALED = 10_000;
/** An entry that waits longer has failed several times. */
const LATE_MINUTES = 15;

interface Row {
  readonly accounts: number;
  readonly unsealed: number;
  readonly late: number;
  readonly verified: string | null;
  readonly incidents: number;
}

export async function lookAtWork(database: Database, clock: Clock): Promise<[string, Finding][]> {
  const late = new Date(clock.now().getTime() - LATE_MINUTES * 60_000);
  const { rows } = await database.asSystem('doctor', (tx) =>
    tx.query<Row>(
      `SELECT (SELECT count(*) FROM guitu.account) AS accounts,
         (SELECT count(*) FROM guitu.audit_unsealed) AS unsealed,
         (SELECT count(*) FROM guitu.outbox WHERE done IS NULL AND created < $1) AS late,
         (SELECT max(day) FROM guitu.nightly_run WHERE finished IS NOT NULL) AS verified,
         (SELECT count(*) FROM guitu.incident WHERE settled IS NULL) AS incidents`,
      [late],
    ),
  );
  const [row] = rows;
  if (row === undefined) return [['work', { wrong: 'the database does not answer' }]];
  const yesterday = addDays(clock.today(), -1);
  return [
    [
      'audit',
      row.unsealed < MANY_UNSEALED
        ? { fine: `${row.unsealed} rows wait for their seal` }
        : { worry: `${row.unsealed} rows wait for their seal: does a server run?` },
    ],
    [
      'outbox',
      row.late === 0
        ? { fine: 'nothing waits longer than it should' }
        : {
            worry: `${row.late} entries wait longer than ${LATE_MINUTES} minutes: does a server run? The log says why they failed`,
          },
    ],
    [
      'nightly check',
      row.accounts === 0 || (row.verified !== null && row.verified >= yesterday)
        ? { fine: row.verified === null ? 'nothing to check yet' : `finished on ${row.verified}` }
        : { worry: `last finished ${row.verified ?? 'never'}: a running server makes it every night` },
    ],
    [
      'incidents',
      row.incidents === 0
        ? { fine: 'none open' }
        : {
            worry: `${row.incidents} open: a case whose stored duties differ from what the law says, or a broken chain; run guitu verify`,
          },
    ],
  ];
}

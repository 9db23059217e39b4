/** The session of a person on the own page: short, of no account, bound to the one case its code was issued for. What is stored opens nothing. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { Purpose } from './codes.ts';

const MINUTE = 60_000;
export const SELF_IDLE_MS = 15 * MINUTE;
export const SELF_ABSOLUTE_MS = 60 * MINUTE;
/** How often «seen» is written; an idle session may end so much early. */
const SEEN_EVERY_MS = MINUTE / 2;

/** Under this name the records say who did it. */
export const SELF_NAME = '本人（自助页面）';

/** Who looks at the own page. */
export interface SelfVisitor {
  readonly session: string;
  readonly code: string;
  readonly since: Date;
  /** Last instant at which the session can still run. */
  readonly until: Date;
  readonly purpose: Purpose;
  readonly caseId: string;
  readonly domain: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  /** Whom to call, as the sheet says. */
  readonly call: string | null;
  /** Who holds the case today. */
  readonly officer: { readonly account: string; readonly name: string } | undefined;
  readonly actor: Actor;
}

/** Opens the session of a code (as the system) and returns the only copy of its token: 256 random bits. */
export async function openSelfSession(
  tx: Tx,
  code: string,
  from: { readonly address: string; readonly agent: string },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    'INSERT INTO guitu.self_session (id, code, secret, created, seen, address, agent) VALUES ($1, $2, $3, $4, $4, $5, $6)',
    [id, code, digest(token), now, from.address, from.agent.slice(0, 200)],
  );
  return { id, token };
}

interface VisitorRow {
  session: string;
  created: Date;
  seen: Date;
  code: string;
  purpose: Purpose;
  call: string | null;
  case_id: string;
  domain: string;
  juvenile: boolean;
  sealed: boolean;
  person: string;
  name: string;
  unit: string;
  unit_name: string;
  officer: string | null;
  officer_name: string | null;
}

/** Who holds `token` (as the system), noting that the session was seen. Undefined when there is none, or it ended, idled or aged out. */
export async function findSelfVisitor(
  tx: Tx,
  token: string,
  now: Date,
  today: PlainDate,
  request: { readonly address: string; readonly requestId: string },
): Promise<SelfVisitor | undefined> {
  const { rows } = await tx.query<VisitorRow>(
    `SELECT s.id AS session, s.created, s.seen, k.id AS code, k.purpose, k.call, k.case_id, c.domain, c.juvenile, c.sealed, k.person, p.name,
       c.unit, o.name AS unit_name, f.account AS officer, f.name AS officer_name
     FROM guitu.self_session s JOIN guitu.self_code k ON k.id = s.code
       JOIN guitu."case" c ON c.id = k.case_id AND c.person = k.person
       JOIN guitu.person p ON p.id = k.person
       JOIN guitu.organisation o ON o.id = c.unit
       LEFT JOIN guitu.officer_now f ON f.case_id = c.id
     WHERE s.secret = $1 AND s.ended IS NULL AND s.created > $2 AND s.seen > $3 AND s.seen < $4`,
    // The last bound: a server set back to an earlier day does not keep sessions of later ones.
    [
      digest(token),
      new Date(now.getTime() - SELF_ABSOLUTE_MS),
      new Date(now.getTime() - SELF_IDLE_MS),
      new Date(now.getTime() + SELF_ABSOLUTE_MS),
    ],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  if (now.getTime() - row.seen.getTime() > SEEN_EVERY_MS) {
    await tx.query('UPDATE guitu.self_session SET seen = $2 WHERE id = $1', [row.session, now]);
  }
  return {
    session: row.session,
    code: row.code,
    since: row.created,
    until: new Date(row.created.getTime() + SELF_ABSOLUTE_MS),
    purpose: row.purpose,
    caseId: row.case_id,
    domain: row.domain,
    person: { id: row.person, name: row.name },
    unit: { id: row.unit, name: row.unit_name },
    call: row.call,
    officer: row.officer === null ? undefined : { account: row.officer, name: row.officer_name ?? '' },
    actor: {
      account: row.person,
      name: SELF_NAME,
      locale: 'zh',
      roles: [],
      posts: [],
      units: [],
      writeUnits: [],
      // Of the own case only: without units they open nothing else.
      compartments: [...(row.juvenile ? ['juvenile'] : []), ...(row.sealed ? ['sealed'] : [])],
      own: { case: row.case_id },
      today,
      ...request,
    },
  };
}

/** Ends a session (as the system). */
export async function endSelfSession(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query(`UPDATE guitu.self_session SET ended = $2, ended_why = 'signed-out' WHERE id = $1 AND ended IS NULL`, [id, now]);
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

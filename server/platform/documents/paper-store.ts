/** Papers of cases: drafted, filled, signed and frozen, served, made void. Every query runs in the caller's scope. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { Recipient } from './catalogue.ts';
import type { PaperNumber } from './numbering.ts';
import { hashOf } from './template-store.ts';

export type PaperState = 'draft' | 'signed' | 'served' | 'void';

export interface Paper {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly state: PaperState;
  readonly event: string | null;
  /** For a proof of service: the paper it is about. */
  readonly about: string | null;
  readonly written: Buffer | null;
  readonly made: Date;
  readonly madeBy: string;
  readonly number: string | null;
  readonly signedOn: PlainDate | null;
  readonly signedName: string | null;
  readonly servedOn: PlainDate | null;
  readonly voidOn: PlainDate | null;
  readonly voidWhy: string | null;
  readonly person: string | null;
  readonly unitName: string;
}

export interface Service {
  readonly id: string;
  readonly recipient: Recipient;
  readonly how: string;
  readonly on: PlainDate;
  readonly detail: string | null;
  readonly file: string | null;
  readonly byName: string;
  /** The record of the case that it is. */
  readonly event: string | null;
  /** Why it does not count, where it was withdrawn. */
  readonly withdrawnWhy: string | null;
}

/** The stored paper is not what was signed. */
export class PaperTampered extends Error {
  override name = 'PaperTampered';
}

const COLUMNS = `p.id, p.case_id AS "caseId", p.kind, p.state, p.event, p.about, p.written, p.made, p.made_by AS "madeBy", p.number,
  p.signed_on AS "signedOn", p.signed_name AS "signedName", p.served_on AS "servedOn", p.void_on AS "voidOn", p.void_why AS "voidWhy",
  person.name AS person, o.name AS "unitName"`;
const FROM = `guitu.paper p JOIN guitu."case" c ON c.id = p.case_id JOIN guitu.organisation o ON o.id = c.unit
  LEFT JOIN guitu.person ON person.id = c.person`;

export interface PaperFilter {
  readonly caseId?: string | undefined;
  readonly state?: PaperState | undefined;
  readonly kind?: string | undefined;
  /** Only what has a number, in the order of numbers. */
  readonly register?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

export function paperStore(cipher: FieldCipher) {
  const contentPlace = (id: string, form: string) => ({ table: 'paper_content', row: `${id} ${form}`, column: 'sealed' });
  const writtenPlace = (id: string) => ({ table: 'paper', row: id, column: 'written' });
  const detailPlace = (id: string) => ({ table: 'paper_service', row: id, column: 'detail' });

  return {
    async find(tx: Tx, id: string, lock = false): Promise<Paper | undefined> {
      if (lock) await tx.query('SELECT 1 FROM guitu.paper WHERE id = $1 FOR UPDATE', [id]);
      const { rows } = await tx.query<Paper>(`SELECT ${COLUMNS} FROM ${FROM} WHERE p.id = $1`, [id]);
      return rows[0];
    },

    async list(tx: Tx, filter: PaperFilter): Promise<{ items: Paper[]; total: number }> {
      const params = [filter.caseId ?? null, filter.state ?? null, filter.kind ?? null, filter.register ?? null];
      const where = `($1::uuid IS NULL OR p.case_id = $1) AND ($2::text IS NULL OR p.state = $2) AND ($3::text IS NULL OR p.kind = $3)
        AND ($4::integer IS NULL OR p.year = $4)`;
      const order = filter.register === undefined ? 'p.made DESC, p.kind, p.id' : 'p.organ, p.mark, p.serial';
      const { rows } = await tx.query<Paper>(
        `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [...params, filter.limit, filter.offset],
      );
      const counted = await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${FROM} WHERE ${where}`, params);
      return { items: rows, total: counted.rows[0]?.n ?? 0 };
    },

    async make(
      tx: Tx,
      actor: Pick<Actor, 'name'>,
      one: { caseId: string; kind: string; event?: string | undefined; about?: string | undefined; at: Date },
    ): Promise<string> {
      const id = randomUUID();
      await tx.query(
        `INSERT INTO guitu.paper (id, case_id, kind, state, event, about, made, made_by) VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)`,
        [id, one.caseId, one.kind, one.event ?? null, one.about ?? null, one.at, actor.name],
      );
      return id;
    },

    /** The paper made for a record of the case, unless it is void. */
    async findFor(tx: Tx, caseId: string, kind: string, event: string): Promise<string | undefined> {
      const { rows } = await tx.query<{ id: string }>(
        `SELECT id FROM guitu.paper WHERE case_id = $1 AND kind = $2 AND event = $3 AND state <> 'void'`,
        [caseId, kind, event],
      );
      return rows[0]?.id;
    },

    writtenOf(paper: Paper): Record<string, string> {
      // Sealed below from a record of texts.
      return paper.written === null
        ? {}
        : (JSON.parse(cipher.open(writtenPlace(paper.id), paper.written)) as Record<string, string>);
    },

    async write(tx: Tx, id: string, written: Readonly<Record<string, string>>): Promise<boolean> {
      const { rowCount } = await tx.query(`UPDATE guitu.paper SET written = $2 WHERE id = $1 AND state = 'draft'`, [
        id,
        cipher.seal(writtenPlace(id), JSON.stringify(written)),
      ]);
      return rowCount === 1;
    },

    /** Freezes the paper as it is printed now. Returns the hash of the PDF. */
    async sign(
      tx: Tx,
      actor: Pick<Actor, 'account' | 'name'>,
      paper: Paper,
      given: { organ: string; number: PaperNumber | undefined; on: PlainDate; template: string; docx: Buffer; pdf: Buffer },
    ): Promise<string> {
      const { number } = given;
      await tx.query(
        `UPDATE guitu.paper SET state = 'signed', organ = $2, number = $3, mark = $4, year = $5, serial = $6, signed_on = $7,
           signed_by = $8, signed_name = $9, template = $10 WHERE id = $1`,
        [
          paper.id,
          given.organ,
          number?.text ?? null,
          number?.mark ?? null,
          number?.year ?? null,
          number?.serial ?? null,
          given.on,
          actor.account,
          actor.name,
          given.template,
        ],
      );
      for (const form of ['docx', 'pdf'] as const) {
        await tx.query(
          `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($1, $2, $3, $4, decode($5, 'hex'))`,
          [paper.id, paper.caseId, form, cipher.sealBytes(contentPlace(paper.id, form), given[form]), hashOf(given[form])],
        );
      }
      return hashOf(given.pdf);
    },

    /** The frozen paper, byte for byte. Throws {@link PaperTampered}. */
    async content(tx: Tx, id: string, form: 'docx' | 'pdf'): Promise<Buffer> {
      const { rows } = await tx.query<{ sealed: Buffer; hash: string }>(
        `SELECT sealed, encode(sha256, 'hex') AS hash FROM guitu.paper_content WHERE paper = $1 AND form = $2`,
        [id, form],
      );
      const stored = rows[0];
      if (!stored) throw new PaperTampered(`paper ${id} has no content`);
      let bytes: Buffer;
      try {
        bytes = cipher.openBytes(contentPlace(id, form), stored.sealed);
      } catch (error) {
        throw new PaperTampered(`paper ${id} does not open`, { cause: error });
      }
      if (hashOf(bytes) !== stored.hash) throw new PaperTampered(`paper ${id} is not what was signed`);
      return bytes;
    },

    async serve(
      tx: Tx,
      actor: Pick<Actor, 'account' | 'name'>,
      paper: Paper,
      given: {
        recipient: Recipient;
        how: string;
        on: PlainDate;
        detail: string | undefined;
        file: string | undefined;
        event: string | undefined;
        at: Date;
      },
    ): Promise<string> {
      const id = randomUUID();
      await tx.query(
        `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, detail, file, recorded, by_account, by_name, event)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          paper.id,
          paper.caseId,
          given.recipient,
          given.how,
          given.on,
          given.detail === undefined ? null : cipher.seal(detailPlace(id), given.detail),
          given.file ?? null,
          given.at,
          actor.account,
          actor.name,
          given.event ?? null,
        ],
      );
      await tx.query(
        `UPDATE guitu.paper SET state = 'served', served_on = COALESCE(served_on, $2), served_as = array_cat(served_as, $3::uuid[]) WHERE id = $1`,
        [paper.id, given.on, given.event === undefined ? [] : [given.event]],
      );
      return id;
    },

    async services(tx: Tx, paper: string): Promise<Service[]> {
      const { rows } = await tx.query<Omit<Service, 'detail'> & { detail: Buffer | null }>(
        `SELECT id, recipient, how, on_date AS on, detail, file, by_name AS "byName", event, withdrawn_why AS "withdrawnWhy"
         FROM guitu.paper_service
         WHERE paper = $1 ORDER BY recorded, id`,
        [paper],
      );
      return rows.map((row) => ({ ...row, detail: row.detail === null ? null : cipher.open(detailPlace(row.id), row.detail) }));
    },

    /** A service that was a mistake stays, with the reason; the paper stands as the others leave it. False where there is none to withdraw. */
    async withdraw(
      tx: Tx,
      actor: Pick<Actor, 'account'>,
      paper: Paper,
      service: string,
      why: string,
      at: Date,
    ): Promise<boolean> {
      const { rowCount } = await tx.query(
        `UPDATE guitu.paper_service SET withdrawn = $3, withdrawn_by = $4, withdrawn_why = $5
         WHERE id = $1 AND paper = $2 AND withdrawn IS NULL`,
        [service, paper.id, at, actor.account, why],
      );
      await tx.query(
        `UPDATE guitu.paper SET served_on = (SELECT min(on_date) FROM guitu.paper_service WHERE paper = $1 AND withdrawn IS NULL),
           state = CASE WHEN state = 'void' THEN state
             WHEN EXISTS (SELECT 1 FROM guitu.paper_service WHERE paper = $1 AND withdrawn IS NULL) THEN 'served' ELSE 'signed' END
         WHERE id = $1`,
        [paper.id],
      );
      return rowCount === 1;
    },

    /** A number once given stays in the register, with the reason. A draft that nobody wants goes the same way. */
    async void(tx: Tx, id: string, on: PlainDate, why: string): Promise<void> {
      await tx.query(`UPDATE guitu.paper SET state = 'void', void_on = $2, void_why = $3 WHERE id = $1`, [id, on, why]);
    },
  };
}
export type PaperStore = ReturnType<typeof paperStore>;

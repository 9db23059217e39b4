/** What cases need of the register of people. The register implements it; the composition root hands it in: platform imports no register. */
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

export interface CasePerson {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly born: string;
  readonly idMasked: string;
}

export interface CasePeople {
  /** The person, if the caller may know of one. */
  find(tx: Tx, id: string): Promise<CasePerson | undefined>;
  /** Ids of persons in scope that `q` finds: by name, pinyin, number or its end; at most `limit`. */
  search(tx: Tx, q: string, limit: number): Promise<readonly string[]>;
  /** Adds a person from the fields of a form (`name`, `idNumber` …), or says what is wrong with them (`person.idNumber: …`). */
  create(
    tx: Tx,
    actor: Actor,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly faults: readonly string[] }>;
}

/** What the own page needs of the register of people. The register implements it; the composition root hands it in. */
import type { Tx } from '../postgres/database.ts';

export interface SelfPeople {
  /** The last four characters of the person's identity number; undefined where the caller may know of none. */
  lastFour(tx: Tx, person: string): Promise<string | undefined>;
}

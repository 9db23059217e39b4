/** What papers need of the register of people. The register implements it; the composition root hands it in. */
import type { Tx } from '../postgres/database.ts';

/** A person as papers print one: in full. Whoever asks notes in the audit that a paper was made or read. */
export interface PrintedPerson {
  readonly name: string;
  readonly alias?: string;
  readonly sex: string;
  readonly born: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly residence?: string;
  readonly domicile?: string;
  readonly health?: string;
  /** What only prints, by the name it is printed under: 民族, 文化程度 … */
  readonly particulars: Readonly<Record<string, string>>;
}

export interface PaperPeople {
  /** The person, if the caller may know of one. */
  read(tx: Tx, person: string): Promise<PrintedPerson | undefined>;
}

/** The register as papers see it (`PaperPeople` of the platform): a person in full. */
import type { PaperPeople } from '../../platform/documents/people-port.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';

interface Row {
  name: string;
  alias: string | null;
  sex: string;
  born: string;
  id_number: Buffer;
  phone: Buffer | null;
  residence: Buffer | null;
  domicile: Buffer | null;
  health: Buffer | null;
  particulars: Buffer | null;
}

export function paperPeople(keys: KeyRing): PaperPeople {
  return {
    async read(tx, person) {
      const { rows } = await tx.query<Row>(
        `SELECT name, alias, sex, born, id_number, phone, residence, domicile, health, particulars FROM guitu.person WHERE id = $1`,
        [person],
      );
      const row = rows[0];
      if (!row) return undefined;
      const open = (column: string, value: Buffer | null) =>
        value === null ? undefined : keys.open({ table: 'person', row: person, column }, value);
      const optional = Object.fromEntries(
        (['phone', 'residence', 'domicile', 'health'] as const).flatMap((column) => {
          const value = open(column, row[column]);
          return value === undefined ? [] : [[column, value]];
        }),
      );
      const particulars = open('particulars', row.particulars);
      return {
        name: row.name,
        sex: row.sex,
        born: row.born,
        idNumber: open('id_number', row.id_number) ?? '',
        ...(row.alias === null ? {} : { alias: row.alias }),
        ...optional,
        // Sealed by the register from a record of texts.
        particulars: particulars === undefined ? {} : (JSON.parse(particulars) as Record<string, string>),
      };
    },
  };
}

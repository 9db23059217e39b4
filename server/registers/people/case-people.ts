/** The register as cases see it (`CasePeople` of the platform): finding, searching and adding the person of a case. */
import { z } from 'zod';
import type { CasePeople } from '../../platform/cases/people-port.ts';
import { type People, readPersonDraft } from './people.ts';

const text = z.string().max(500).optional();

/** What a form may say of a new person; the number decides sex and birth date, which are only compared. */
const NewPerson = z.strictObject({
  name: z.string().max(100),
  idNumber: z.string().max(30),
  alias: text,
  sex: z.enum(['male', 'female']).optional(),
  phone: text,
  residence: text,
  domicile: text,
  health: text,
});

/** `demo`: made-up identity numbers are taken too. */
export function casePeople(people: People, demo: boolean): CasePeople {
  return {
    find: (tx, id) => people.find(tx, id),
    search: async (tx, q, limit) => (await people.search(tx, { q, limit })).items.map((person) => person.id),
    async create(tx, actor, fields) {
      const read = NewPerson.safeParse(fields);
      if (!read.success) {
        return { ok: false, faults: read.error.issues.map((issue) => `person.${issue.path.join('.')}: ${issue.message}`) };
      }
      const given = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
      // Undefined fields were taken out above; name and number are there because the schema says so.
      const draft = readPersonDraft(given as Parameters<typeof readPersonDraft>[0], { on: actor.today, demo });
      if (!draft.ok) return { ok: false, faults: [`person.${draft.field}: ${draft.reason[actor.locale]}`] };
      return { ok: true, id: await people.create(tx, actor, draft.input) };
    },
  };
}

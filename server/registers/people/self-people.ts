/** The register as the person's own page asks it (`SelfPeople` of the platform). */
import type { SelfPeople } from '../../platform/self-service/people-port.ts';
import { normaliseIdNumber } from './id-number.ts';
import type { People } from './people.ts';

export function selfPeople(people: People): SelfPeople {
  return {
    async lastFour(tx, person) {
      const number = (await people.reveal(tx, person, 'idNumber'))?.value;
      return number == null ? undefined : normaliseIdNumber(number).slice(-4);
    },
  };
}

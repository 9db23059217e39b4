/**
 * What counts as leaving (LEAVE-01; 社区矫正法 27; 实施办法 26): the city or county lived in. A «city» is the urban districts of a municipality or of a
 * prefecture-level city, or a county-level city; going from one urban district to another of the same city is not leaving.
 *
 * Read off the six-digit code (GB/T 2260): two digits province, two prefecture, two county; within a prefecture 01–20 are urban districts.
 */
const LAST_DISTRICT = '20';

/** Municipalities, whose districts stand under 01 of each: all their urban districts are one city. */
const MUNICIPALITIES: readonly string[] = ['11', '12', '31', '50'];

function isUrbanDistrict(code: string): boolean {
  const county = code.slice(4, 6);
  return county >= '01' && county <= LAST_DISTRICT;
}

/** The city a code belongs to for this purpose: one key for all urban districts of a city, the code itself for everything else. */
function cityOf(code: string): string {
  if (!isUrbanDistrict(code)) return code;
  const province = code.slice(0, 2);
  return MUNICIPALITIES.includes(province) ? province : code.slice(0, 4);
}

/** Whether going from `county` to `destination`, both six-digit division codes, is leaving. */
export function isLeaving(county: string, destination: string): boolean {
  return cityOf(county) !== cityOf(destination);
}

/**
 * What counts as leaving (LEAVE-01; 社区矫正法 27; 实施办法 26): the city or county lived in. A «city» is the urban districts of a municipality or of a
 * prefecture-level city, or a county-level city; going from one urban district to another of the same city is not leaving.
 *
 * Read off the six-digit code (GB/T 2260): two digits province, two prefecture, two county. The table says, by those ranges, what kind of place a code
 * is and which part of it names the city or county it counts as.
 */
import { type Words, words } from '../kernel/words.ts';

interface PlaceKind {
  readonly words: Words;
  /** Provinces the row is for; all others where it names none. */
  readonly provinces?: readonly string[];
  /** Both ends included, as are those of `counties`. */
  readonly prefectures: readonly (readonly [string, string])[];
  readonly counties: readonly [string, string];
  /** What names the city or county it counts as: the whole municipality, the whole city, or the place itself. */
  readonly countsAs: 'municipality' | 'city' | 'itself';
}

const MUNICIPALITIES = ['11', '12', '31', '50'] as const;
/** Codes of prefecture-level cities; 21 to 50 are prefectures, leagues and autonomous prefectures, 90 is what stands under the province itself. */
const CITIES = [
  ['01', '20'],
  ['51', '70'],
] as const;
const PREFECTURES = [['21', '50']] as const;

/** The first row that fits a code holds. */
export const KINDS_OF_PLACE: readonly PlaceKind[] = [
  {
    words: words('直辖市的区', 'District of a municipality'),
    provinces: MUNICIPALITIES,
    prefectures: [['01', '01']],
    counties: ['01', '99'],
    countsAs: 'municipality',
  },
  {
    words: words('直辖市的县', 'County of a municipality'),
    provinces: MUNICIPALITIES,
    prefectures: [['02', '99']],
    counties: ['01', '99'],
    countsAs: 'itself',
  },
  { words: words('设区的市的区', 'Urban district of a city'), prefectures: CITIES, counties: ['01', '20'], countsAs: 'city' },
  { words: words('县、旗', 'County or banner'), prefectures: CITIES, counties: ['21', '80'], countsAs: 'itself' },
  { words: words('县级市', 'County-level city'), prefectures: CITIES, counties: ['81', '99'], countsAs: 'itself' },
  // Under a prefecture the numbers that are districts elsewhere are county-level cities, and each is a city of its own.
  {
    words: words('地区、自治州、盟的县级市', 'County-level city of a prefecture'),
    prefectures: PREFECTURES,
    counties: ['01', '20'],
    countsAs: 'itself',
  },
  {
    words: words('地区、自治州、盟的县、旗', 'County or banner of a prefecture'),
    prefectures: PREFECTURES,
    counties: ['21', '99'],
    countsAs: 'itself',
  },
  {
    words: words('省直辖的县级市、县', 'Directly under the province'),
    prefectures: [['90', '90']],
    counties: ['01', '99'],
    countsAs: 'itself',
  },
];

const within = (part: string, [first, last]: readonly [string, string]) => part >= first && part <= last;

/** The row a code belongs to; undefined for a whole province or prefecture, and for what the standard does not number. */
export function kindOfPlace(code: string): PlaceKind | undefined {
  const [province, prefecture, county] = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)];
  return KINDS_OF_PLACE.find(
    (row) =>
      (row.provinces === undefined || row.provinces.includes(province)) &&
      row.prefectures.some((range) => within(prefecture, range)) &&
      within(county, row.counties),
  );
}

/** The city or county a place counts as; a place nobody numbered counts as itself. */
function cityOf(code: string): string {
  switch (kindOfPlace(code)?.countsAs) {
    case 'municipality':
      return code.slice(0, 2);
    case 'city':
      return code.slice(0, 4);
    default:
      return code;
  }
}

/** Whether going from `county` to `destination`, both six-digit division codes, is leaving. */
export function isLeaving(county: string, destination: string): boolean {
  return cityOf(county) !== cityOf(destination);
}

/** Hong Kong, Macao and Taiwan: to go there is to leave the mainland, for which there is no approval while the sentence runs (出境入境管理法 12). */
const BEYOND_THE_BORDER: readonly string[] = ['71', '81', '82'];
export const isBeyondBorder = (destination: string): boolean => BEYOND_THE_BORDER.includes(destination.slice(0, 2));

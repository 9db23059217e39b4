/**
 * The demonstration county: made-up persons with the histories that an agency really meets, ending today.
 *
 * Pure: the same seed and day give the same county to the byte. Nothing here touches a database; `load.ts` does.
 */
import { PUBLISHED_CALENDAR } from '../../../law/calendar/published.ts';
import type { Kind } from '../../../law/corrections/vocabulary.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { termEnd } from '../../../law/kernel/term.ts';
import { diaryOf } from './diary.ts';
import { type Dice, diceOf } from './dice.ts';
import { type DemoGridEvent, gridEventsOf } from './grid.ts';
import { offenceOf } from './offences.ts';
import { type DemoHouse, houseOf } from './organisations.ts';
import { type DemoPerson, personMaker } from './persons.ts';
import { type DemoCounty, LINGUI, type Town, YONGFENG } from './places.ts';
import { serveCopies } from './stories/copies.ts';
import type { Life } from './stories/life.ts';
import { EVERYDAY, LEAST_FUTURE, PLOTS, type Placing, type Plot } from './stories/plots.ts';
import { considerPraise } from './stories/praise.ts';

export interface DemoCase {
  readonly id: string;
  readonly person: DemoPerson;
  /** Organisation that answers for the case. */
  readonly unit: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly settings: { readonly profile: string };
  readonly events: readonly RecordedEvent[];
  /** Name of the plot the life follows, and the rules whose breach is its point. */
  readonly plot: string;
  readonly breaks: readonly string[];
}

export interface Demonstration {
  readonly seed: string;
  readonly today: PlainDate;
  readonly houses: readonly DemoHouse[];
  readonly cases: readonly DemoCase[];
  /** The events of the grids, county by county. */
  readonly gridEvents: readonly (readonly DemoGridEvent[])[];
}

export const DEFAULT_SEED = 'guitu';

/** Makes both counties as they stand on `today`. */
export function demonstrationOf(today: PlainDate, seed: string = DEFAULT_SEED): Demonstration {
  const makePerson = personMaker();
  const houses = [houseOf(YONGFENG, seed), houseOf(LINGUI, seed)];
  return {
    seed,
    today,
    houses,
    cases: houses.flatMap((house, index) => casesOf(house, today, seed, index === 0 ? 0 : 1, makePerson)),
    gridEvents: houses.map((house, index) =>
      gridEventsOf(house, today, diceOf(`${seed}/${house.county.code}/grid`), index === 0 ? 0 : 1),
    ),
  };
}

function casesOf(
  house: DemoHouse,
  today: PlainDate,
  seed: string,
  size: 0 | 1,
  makePerson: ReturnType<typeof personMaker>,
): DemoCase[] {
  const { county } = house;
  const region = `${county.province.name}${county.city.name}${county.name}`;
  const told = PLOTS.reduce((sum, plot) => sum + plot.lives[size], 0);
  return PLOTS.flatMap((plot) => {
    const lives = plot.name === EVERYDAY ? county.persons - told : plot.lives[size];
    return Array.from({ length: lives }, (_, index): DemoCase => {
      const dice = diceOf(`${seed}/${county.code}/${plot.name}/${index}`);
      const town = townOf(county, dice, `${plot.name}${index}`);
      const { life, sentence } = lifeOf(plot, county, today, dice.fork('life'), index);
      const person = makePerson(
        { sex: life.sex, on: life.effective, town, region, ...(life.juvenile ? { age: dice.between(16, 17) } : {}) },
        dice.fork('person'),
      );
      const diary = diaryOf(today, PUBLISHED_CALENDAR, dice.fork('story'));
      plot.tell(diary, life, index);
      considerPraise(diary, life, dice.fork('praise'));
      serveCopies(diary, life);
      const ids = dice.fork('events');
      return {
        id: dice.uuid(),
        person,
        unit: house.offices.get(town.code)?.id ?? house.agency.id,
        facts: factsOf(life, sentence, person, county, dice.fork('facts')),
        settings: { profile: 'demo' },
        events: diary
          .events()
          .map((event) => ({ ...event, ...addressed(house, event), id: ids.uuid(), by: officerOf(house, town) })),
        plot: plot.name,
        breaks: plot.breaks ?? [],
      };
    });
  });
}

function townOf(county: DemoCounty, dice: Dice, label: string): Town {
  const [first, ...others] = county.towns;
  return dice.fork(`town/${label}`).weighted([[first, first.weight], ...others.map((town) => [town, town.weight] as const)]);
}

/** Who wrote it down: the officer of the town's judicial office. */
function officerOf(house: DemoHouse, town: Town): string {
  const office = house.offices.get(town.code)?.id;
  return (
    house.officials.find(({ organisation, role }) => organisation === office && role === 'officer')?.name ?? house.agency.name
  );
}

/** Which organ of the county a request goes to, as a unit of the register: it sees the case from then on. */
function addressed({ partners }: DemoHouse, { type }: RecordedEvent): { addressee?: string } {
  switch (type) {
    case 'police-asked':
      return { addressee: partners.station.id };
    case 'revocation-proposed':
    case 'arrest-requested':
      return { addressee: partners.court.id };
    case 'recommittal-proposed':
      return { addressee: partners.prison.id };
    default:
      return {};
  }
}

const GENERAL_KINDS = [
  ['suspended-sentence', 84],
  ['parole', 6],
  ['public-surveillance', 4],
  ['temporary-release', 6],
] as const;

function lifeOf(plot: Plot, county: DemoCounty, today: PlainDate, dice: Dice, index: number): { life: Life; sentence: string } {
  const placing = plot.place(today, dice, index);
  const cycle = plot.kinds;
  let kind: Kind = cycle ? (cycle[index % cycle.length] ?? cycle[0]) : dice.weighted(GENERAL_KINDS);
  if (kind === 'public-surveillance' && 'effective' in placing && daysBetween(placing.effective, today) > 600)
    kind = 'suspended-sentence';
  const { effective, to, sentence } = termOf(kind, placing, today, dice, plot.leastMonths ?? 0);
  const organ = kind === 'temporary-release' && dice.chance(0.7) ? 'prison-administration' : 'court';
  const ground = dice.weighted([
    ['medical', 8],
    ['self-care', 2],
    ['pregnancy-nursing', 1],
  ] as const);
  const sex =
    plot.sex ??
    (kind === 'temporary-release' && ground === 'pregnancy-nursing' ? 'female' : dice.chance(0.86) ? 'male' : 'female');
  return {
    sentence,
    life: {
      kind,
      sex,
      juvenile: plot.juvenile ?? false,
      effective,
      term: { from: effective, to },
      organ,
      organName: organName(kind, organ, county, dice),
      ...(kind === 'temporary-release' ? { ground } : {}),
      ...(plot.prohibition ? { prohibited: prohibited({ from: effective, to }) } : {}),
    },
  };
}

function organName(kind: Kind, organ: Life['organ'], county: DemoCounty, dice: Dice): string {
  if (organ === 'prison-administration') return `${county.province.name}监狱管理局`;
  if (kind === 'parole') return `${county.city.name}中级人民法院`;
  return dice.chance(0.75) ? `${county.name}人民法院` : `${county.city.name}中级人民法院`;
}

/** Lengths courts set, in months: 拘役 below a year of probation, 有期徒刑 from a year. */
const SUSPENDED_MONTHS = [4, 6, 8, 10, 12, 12, 18, 18, 24, 24, 24, 30, 36, 36, 48, 60] as const;
const SURVEILLANCE_MONTHS = [4, 6, 8, 12, 18, 24] as const;
const OLDEST_DAYS = 760;

interface Term {
  readonly effective: PlainDate;
  readonly to: PlainDate;
  readonly sentence: string;
}

function termOf(kind: Kind, placing: Placing, today: PlainDate, dice: Dice, leastMonths: number): Term {
  if (kind === 'parole' || kind === 'temporary-release') return remainderOf(kind, placing, today, dice);
  const months = kind === 'suspended-sentence' ? SUSPENDED_MONTHS : SURVEILLANCE_MONTHS;
  const terms = months.flatMap((length): (Term & { recent: boolean })[] => {
    const effective = 'ends' in placing ? startOf(placing.ends, length) : placing.effective;
    if (effective === undefined || length < leastMonths) return [];
    const to = termEnd(effective, lengthOf(length));
    if ('effective' in placing && to < addDays(today, LEAST_FUTURE)) return [];
    return [{ effective, to, sentence: sentenceOf(kind, length, dice), recent: effective >= addDays(today, -OLDEST_DAYS) }];
  });
  // Two years back where a term of that length allows it, else the shortest.
  const recent = terms.filter((term) => term.recent);
  const [first, ...others] = recent.length > 0 ? recent : terms.slice(0, 1);
  if (first === undefined) throw new Error(`No ${kind} term fits ${JSON.stringify(placing)} on ${today}`);
  return dice.pick([first, ...others]);
}

/** Whole years are said in years: the law counts their last day in another way than that of months. */
function lengthOf(months: number): { years?: number; months?: number } {
  return months % 12 === 0 ? { years: months / 12 } : { months };
}

/** The day on which a term must begin to end on `ends`; undefined where months of unequal length leave none. */
function startOf(ends: PlainDate, months: number): PlainDate | undefined {
  const near = addMonths(addDays(ends, 1), -months);
  return [0, -1, 1, -2, 2].map((shift) => addDays(near, shift)).find((day) => termEnd(day, lengthOf(months)) === ends);
}

/** What was left of a longer sentence on parole or temporary release, in days. */
function remainderOf(kind: Kind, placing: Placing, today: PlainDate, dice: Dice): Term {
  const sentence = `有期徒刑${kind === 'parole' ? dice.pick(['三', '四', '五', '七']) : dice.pick(['二', '三', '四', '六'])}年`;
  if ('ends' in placing) {
    const oldest = daysBetween(addDays(today, -OLDEST_DAYS), placing.ends);
    const days = Math.max(100, Math.min(dice.between(150, 640), oldest));
    return { effective: addDays(placing.ends, 1 - days), to: placing.ends, sentence };
  }
  const served = daysBetween(placing.effective, today);
  return { effective: placing.effective, to: addDays(today, dice.between(LEAST_FUTURE, 500 + Math.min(served, 200))), sentence };
}

function sentenceOf(kind: Kind, months: number, dice: Dice): string {
  if (kind === 'public-surveillance') return `管制${sayLength(months)}`;
  const prison =
    months < 12
      ? `拘役${Math.max(1, Math.min(6, months - dice.between(1, 3)))}个月`
      : `有期徒刑${sayLength(prisonMonths(months, dice))}`;
  return `${prison}，缓刑${sayLength(months)}`;
}

/** Probation is at least as long as the prison term, and that is at most three years (刑法 72、73). */
function prisonMonths(probation: number, dice: Dice): number {
  const most = Math.min(36, probation);
  return Math.max(6, Math.min(most, Math.round((probation * dice.between(50, 90)) / 100)));
}

const NUMERALS = '零一二三四五六七八九十';
function sayLength(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const numeral = (value: number) => (value <= 10 ? NUMERALS.charAt(value) : `十${NUMERALS.charAt(value - 10)}`);
  return `${years > 0 ? `${numeral(years)}年` : ''}${rest > 0 ? `${numeral(rest)}个月` : ''}`;
}

function factsOf(
  life: Life,
  sentence: string,
  person: DemoPerson,
  county: DemoCounty,
  dice: Dice,
): Readonly<Record<string, unknown>> {
  const offence = offenceOf(life.kind, dice);
  return {
    kind: life.kind,
    sex: person.sex,
    born: person.born,
    county: county.code,
    term: life.term,
    ...(life.juvenile ? { juvenileAtOffence: true } : {}),
    ...(life.ground ? { temporaryReleaseGround: life.ground } : {}),
    ...(life.prohibited
      ? {
          prohibition: {
            content: dice.pick(['禁止进入娱乐场所', '禁止接触同案人员', '禁止从事网络借贷活动']),
            ...life.prohibited,
          },
        }
      : {}),
    offence: offence.name,
    sentence,
    decidedBy: life.organName,
  };
}

/** Half the term, and not below the least the law asks for (禁止令规定 6). */
function prohibited(term: Life['term']): Life['term'] {
  const half = addDays(term.from, Math.floor(daysBetween(term.from, term.to) / 2));
  const least = addDays(addMonths(term.from, 3), -1);
  return { from: term.from, to: earlier(later(half, least), term.to) };
}

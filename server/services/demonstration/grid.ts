/**
 * The grids of the demonstration: a centre, the grids below it, the departments that handle what the grids find, and a dozen events as they stand on
 * the day. Made up, as everything here; pure, and told in hours of the working days before, so that some clocks run out in the course of the day.
 */
import { PUBLISHED_CALENDAR } from '../../../law/calendar/published.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Dice } from './dice.ts';
import type { DemoHouse, DemoOfficial, DemoOrganisation } from './organisations.ts';
import type { DemoCounty } from './places.ts';
import { GRID_STORIES, type GridStory } from './stories/grid.ts';

export interface DemoGrid {
  readonly centre: DemoOrganisation;
  readonly grids: readonly [DemoOrganisation, ...DemoOrganisation[]];
  /** Departments that handle events, by the word the stories use. */
  readonly departments: Readonly<Record<Department, DemoOrganisation>>;
}

export type Department = 'city' | 'housing' | 'market' | 'mediation';

type MakeOrganisation = (
  kind: DemoOrganisation['kind'],
  name: string,
  region: string,
  parent: DemoOrganisation | null,
) => DemoOrganisation;

const COMMUNITIES = ['永福社区', '桥南社区', '河畔社区'] as const;

/** A grid's code is that of its community (12 digits) and a serial of three. */
export function gridOf(county: DemoCounty, organisation: MakeOrganisation): DemoGrid {
  const [town] = county.towns;
  const centre = organisation('grid-centre', `${county.name}网格化服务管理中心`, county.code, null);
  const grid = (index: number) =>
    organisation('grid', `${town.name}${COMMUNITIES[index] ?? ''}第一网格`, `${town.code}00${index + 1}001`, centre);
  return {
    centre,
    grids: [grid(0), grid(1), grid(2)],
    departments: {
      city: organisation('handling-unit', `${county.name}城市管理局`, `${county.code}001`, null),
      housing: organisation('handling-unit', `${county.name}住房和城乡建设局`, `${county.code}002`, null),
      market: organisation('handling-unit', `${county.name}市场监督管理局`, `${county.code}003`, null),
      mediation: organisation('handling-unit', `${town.name}人民调解委员会`, town.code, null),
    },
  };
}

type MakeOfficial = (role: DemoOfficial['role'], at: DemoOrganisation, forVisitors: boolean, account?: string) => DemoOfficial;

/** Who works in the grids: one of each role for visitors, and the others without whom nobody would answer. */
export function gridOfficials({ centre, grids, departments }: DemoGrid, official: MakeOfficial): DemoOfficial[] {
  const [first, ...others] = grids;
  return [
    official('grid-manager', first, true),
    official('grid-centre', centre, true),
    official('grid-checker', centre, true),
    official('handling-unit', departments.city, true),
    ...others.map((grid, index) => official('grid-manager', grid, false, `grid-manager-${index + 2}`)),
    official('handling-unit', departments.housing, false, 'handling-unit-housing'),
    official('handling-unit', departments.market, false, 'handling-unit-market'),
    official('handling-unit', departments.mediation, false, 'handling-unit-mediation'),
  ];
}

export interface DemoGridEvent {
  readonly unit: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly events: readonly RecordedEvent[];
  /** Place in the list of the event it was joined to; its id is known when that one is there. */
  readonly into?: number;
}

/** The events of a county on `today`: all of the stories in the large county, the first two in the small one. */
export function gridEventsOf(house: DemoHouse, today: PlainDate, dice: Dice, size: 0 | 1): DemoGridEvent[] {
  const days = workingDaysBefore(today);
  const stories = size === 0 ? GRID_STORIES : GRID_STORIES.slice(0, 2);
  return stories.map((story) => told(story, house, days, dice));
}

const DAYS_BACK = 9;

/** The working days before `today`, the nearest first: what a story's «1 day ago» means. */
function workingDaysBefore(today: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = addDays(today, -1); days.length < DAYS_BACK; day = addDays(day, -1)) {
    if (!PUBLISHED_CALENDAR.dayKind(day).off) days.push(day);
  }
  return days;
}

function told(story: GridStory, house: DemoHouse, days: readonly PlainDate[], dice: Dice): DemoGridEvent {
  const { grid, county } = house;
  const at = grid.grids[story.grid] ?? grid.grids[0];
  const nameOf = (organisation: DemoOrganisation, role: string) =>
    house.officials.find((one) => one.organisation === organisation.id && one.role === role)?.name ?? organisation.name;
  const department = story.steps.find((step) => step.to !== undefined)?.to;
  const handler = department === undefined ? undefined : grid.departments[department];
  const events = story.steps.map(({ type, ago, hour, by, to, ...rest }): RecordedEvent => {
    const on = days[ago - 1] ?? days[0];
    if (on === undefined) throw new Error('There are working days before every day');
    const instant = `${on}T${hour}:00+08:00`;
    const who =
      by === 'unit' && handler
        ? nameOf(handler, 'handling-unit')
        : by === 'grid'
          ? nameOf(at, 'grid-manager')
          : nameOf(grid.centre, by === 'checker' ? 'grid-checker' : 'grid-centre');
    return {
      type,
      on,
      at: instant,
      id: dice.uuid(),
      by: who,
      recorded: instant,
      ...(to === undefined ? {} : { unit: grid.departments[to].id }),
      ...(type === 'reported' ? { category: story.category, gridCode: at.region, ...said(story) } : {}),
      ...rest.fields,
    };
  });
  return {
    unit: at.id,
    facts: { kind: story.category, title: story.title, county: county.code },
    events,
    ...(story.into === undefined ? {} : { into: story.into }),
  };
}

function said({ urgent, text, reporter }: GridStory): Record<string, unknown> {
  return {
    level: urgent ? 'urgent' : 'general',
    source: reporter === undefined ? 'patrol' : 'resident',
    text,
    ...(reporter === undefined ? {} : { reporter, hideReporter: true }),
  };
}

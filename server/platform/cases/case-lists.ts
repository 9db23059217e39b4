/** The lists of cases and duties for column settings, saved filters and workbooks: people, duties, and who is expected. */
import { z } from 'zod';
import { GRADES, KINDS, STATES } from '../../../law/corrections/vocabulary.ts';
import { catalogueOf } from '../../../law/index.ts';
import { HOLDER_WORDS } from '../../../law/kernel/explanation.ts';
import { type Locale, type Words, words } from '../../../law/kernel/words.ts';
import { defineList, type List } from '../lists/list.ts';
import { type CaseItem, listCases } from './case-list.ts';
import { CaseQuery, caseFilterOf, DutyQuery, dutyFilterOf } from './case-query.ts';
import { type DutyItem, listDuties } from './duty-list.ts';
import { type ExpectedItem, listExpected } from './expected-list.ts';
import type { CasePeople } from './people-port.ts';
import { reachOf, SCOPES } from './reach.ts';

const TITLES = {
  name: words('姓名', 'Name'),
  kind: words('矫正类别', 'Kind'),
  state: words('状态', 'State'),
  grade: words('管理类别', 'Grade'),
  unit: words('执行地', 'Unit'),
} as const satisfies Record<string, Words>;

const STATUS_WORDS = {
  open: words('待办', 'Open'),
  met: words('已办', 'Met'),
  'met-late': words('已办（迟）', 'Met late'),
  overdue: words('已超期', 'Overdue'),
  paused: words('中止', 'Paused'),
  lifted: words('免除', 'Lifted'),
} as const satisfies Record<DutyItem['status'], Words>;

/** The words of a code; a profile's own grade, which has none, is said as it stands. */
function say(table: Readonly<Record<string, Words>>, code: string | null, locale: Locale): string | null {
  return code === null ? null : ((Object.hasOwn(table, code) ? table[code]?.[locale] : undefined) ?? code);
}

/** 王某; with a stand-in 李某（代王某）. */
function sayOfficer(officer: CaseItem['officer'], locale: Locale): string | null {
  if (officer === null) return null;
  if (officer.standIn === undefined) return officer.name;
  return locale === 'zh' ? `${officer.standIn}（代${officer.name}）` : `${officer.standIn} (for ${officer.name})`;
}

function sayState(domain: string, state: string, locale: Locale): string | null {
  return say(domain === 'corrections' ? STATES : catalogueOf(domain).states, state, locale);
}

export function caseLists(people: CasePeople): readonly List[] {
  const peopleList = defineList({
    name: 'people',
    title: words('在册人员', 'People'),
    needs: 'case.read',
    filter: CaseQuery,
    columns: [
      { key: 'name', title: TITLES.name, width: 12, value: ({ name }: CaseItem) => name },
      { key: 'kind', title: TITLES.kind, width: 16, value: ({ kind }, locale) => say(KINDS, kind, locale) },
      { key: 'state', title: TITLES.state, width: 16, value: (row, locale) => sayState(row.case, row.state, locale) },
      { key: 'grade', title: TITLES.grade, value: ({ grade }, locale) => say(GRADES, grade, locale) },
      { key: 'unit', title: TITLES.unit, width: 22, value: ({ unit }) => unit.name },
      { key: 'officer', title: words('承办人', 'Officer'), value: ({ officer }, locale) => sayOfficer(officer, locale) },
      { key: 'from', title: words('期限起', 'Term from'), extra: true, value: ({ term }) => term?.from ?? null },
      { key: 'to', title: words('期限止', 'Term to'), extra: true, value: ({ term }) => term?.to ?? null },
      {
        key: 'term',
        title: words('期限', 'Term'),
        width: 26,
        value: ({ term }, locale) => (term === null ? null : `${term.from} ${locale === 'zh' ? '至' : 'to'} ${term.to}`),
      },
      { key: 'left', title: words('剩余日数', 'Days left'), value: ({ term }, _locale, today) => term && daysTo(today, term.to) },
      { key: 'next', title: words('最近期限', 'Next day'), value: ({ nextDue }) => nextDue },
      { key: 'overdue', title: words('超期项数', 'Overdue'), extra: true, value: ({ overdue }) => overdue },
    ],
    read: async (tx, actor, query, page) =>
      listCases(tx, await caseFilterOf(tx, people, actor, { ...query, case: query.case ?? 'corrections' }), page),
  });
  const dutyList = defineList({
    name: 'duties',
    title: words('义务清单', 'Duties'),
    needs: 'case.read',
    filter: DutyQuery,
    columns: [
      { key: 'name', title: TITLES.name, width: 12, value: ({ person }: DutyItem) => person.name },
      { key: 'act', title: words('应办事项', 'What'), width: 40, value: ({ act }, locale) => act[locale] },
      { key: 'who', title: words('义务人', 'Who'), value: ({ who }, locale) => say(HOLDER_WORDS, who, locale) },
      { key: 'status', title: words('状态', 'Status'), value: ({ status }, locale) => say(STATUS_WORDS, status, locale) },
      { key: 'opens', title: words('起算', 'From'), extra: true, value: ({ opens }) => opens },
      {
        key: 'due',
        title: words('期满', 'Due'),
        value: ({ due }, locale) => due ?? (locale === 'zh' ? '及时' : 'promptly'),
      },
      { key: 'far', title: words('剩余日数', 'Days left'), value: ({ due }, _locale, today) => due && daysTo(today, due) },
      { key: 'done', title: words('办结', 'Done'), extra: true, value: ({ doneOn }) => doneOn },
      { key: 'rule', title: words('规则', 'Rule'), value: ({ rule }) => rule },
      { key: 'cite', title: words('依据', 'Articles'), width: 30, value: ({ cite }) => cite.join('；') },
      { key: 'because', title: words('为什么', 'Why'), width: 60, extra: true, value: ({ because }, locale) => because[locale] },
      { key: 'unit', title: TITLES.unit, width: 22, value: ({ unit }) => unit.name },
    ],
    read: async (tx, actor, query, page) => listDuties(tx, actor.today, await dutyFilterOf(tx, people, actor, query), page),
  });
  const expectedList = defineList({
    name: 'expected',
    title: words('待入矫', 'Expected'),
    needs: 'case.read',
    filter: ExpectedQuery,
    columns: [
      { key: 'name', title: TITLES.name, width: 12, value: ({ name }: ExpectedItem) => name },
      { key: 'kind', title: TITLES.kind, width: 16, value: ({ kind }, locale) => say(KINDS, kind, locale) },
      { key: 'state', title: TITLES.state, width: 16, value: ({ state }, locale) => sayState('corrections', state, locale) },
      { key: 'from', title: words('判决生效', 'In effect'), value: ({ effective }) => effective },
      { key: 'unit', title: TITLES.unit, width: 22, value: ({ unit }) => unit.name },
      { key: 'due', title: words('应报到', 'To report by'), value: ({ due }) => due },
    ],
    read: (tx, actor, { scope, unit }, page) => listExpected(tx, reachOf(actor, scope, unit).units, page),
  });
  return [peopleList, dutyList, expectedList];
}

export const ExpectedQuery = z.object({ scope: z.enum(SCOPES).default('county'), unit: z.uuid().optional() });

/** Negative once the day has passed. */
function daysTo(today: string, day: string): number {
  return (Date.parse(day) - Date.parse(today)) / 86_400_000;
}

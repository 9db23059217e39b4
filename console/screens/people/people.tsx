import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { CaseItem, LeaveItem } from '../../api/answers.ts';
import { casesQuery, leavesQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { peopleSearch } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { OfficerName } from '../../shapes/officer-name.tsx';
import { howFar, sayDay, sayRemaining } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { W } from '../leave/words.ts';
import { PeopleFilters } from './people-filters.tsx';

const route = getRouteApi('/inside/people');
const PAGE = 50;

/** The register of people: whoever has a case one may see. Filters and page are in the address. */
export function PeopleScreen() {
  const { t } = useWords();
  const search = route.useSearch();
  const { trail = [], ...filters } = search;
  const navigate = useNavigate({ from: '/people' });
  const cases = useQuery(casesQuery({ case: 'corrections', ...filters, after: trail.at(-1), limit: PAGE }));
  const leaves = useLeavesOf(cases.data?.items);
  const columns = usePeopleColumns(leaves);
  if (cases.isError) return <Failure error={cases.error} onRetry={() => void cases.refetch()} />;
  const filtered = Object.keys(filters).length > 0;
  const { total } = cases.data ?? {};
  return (
    <>
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        {total === undefined ? null : <span className="quiet">{t('people.found', { total })}</span>}
      </div>
      <ListTable
        list="people"
        filter={filters}
        onFilter={(next) => void navigate({ search: peopleSearch(next) })}
        batch={{
          caseOf: ({ id, version }) => ({ id, version }),
          nameOf: ({ name }) => name,
          onDone: () => void cases.refetch(),
        }}
        label={t('people.title')}
        columns={columns}
        rows={cases.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
        edgeOf={({ overdue }) => (overdue > 0 ? 'over' : undefined)}
        filters={<PeopleFilters filters={filters} onChange={(next) => void navigate({ search: next })} />}
        empty={
          <EmptyState
            title={t(filtered ? 'people.emptyTitle' : 'people.noneTitle')}
            hint={t(filtered ? 'people.emptyHint' : 'people.noneHint')}
          />
        }
        pager={<CursorPager trail={trail} next={cases.data?.next ?? undefined} to="/people" search={filters} />}
      />
    </>
  );
}

/** The leaves in hand of the people shown: who is away, at a glance. */
function useLeavesOf(items: readonly CaseItem[] | undefined): ReadonlyMap<string, LeaveItem> {
  const shown = items?.map(({ id }) => id) ?? [];
  const { data } = useQuery({ ...leavesQuery({ cases: shown.join(','), show: 'out', limit: 200 }), enabled: shown.length > 0 });
  return new Map(data?.items.map((leave) => [leave.caseId, leave]));
}

function usePeopleColumns(leaves: ReadonlyMap<string, LeaveItem>): ListColumn<CaseItem>[] {
  const { t, language, term, say } = useWords();
  const today = useToday();
  return [
    { key: 'name', title: t('people.name'), render: ({ name }) => <b>{name}</b> },
    { key: 'kind', title: t('people.kind'), render: ({ kind }) => term('kind', kind) },
    {
      key: 'state',
      title: t('people.state'),
      render: ({ id, state }) => {
        const leave = leaves.get(id);
        if (leave === undefined) return term('state', state);
        const { stage, from, to, daysLate, destination } = leave;
        const day = (on: string | null) => (on === null ? '' : sayDay(on, today, language));
        return (
          <>
            {term('state', state)}{' '}
            <span className={`mark ${stage === 'overstayed' ? 'mark-red' : 'mark-amber'}`} title={destination?.name}>
              {fill(say(W.headed[stage]), { from: day(from), to: day(to), late: daysLate })}
            </span>
          </>
        );
      },
    },
    {
      key: 'grade',
      title: t('people.grade'),
      render: ({ grade }) => (grade ? term('grade', grade) : ''),
    },
    { key: 'unit', title: t('people.unit'), render: ({ unit }) => unit.name },
    { key: 'officer', title: t('people.officer'), render: ({ officer }) => <OfficerName officer={officer} /> },
    {
      key: 'term',
      title: t('people.term'),
      onPhone: 'hidden',
      render: ({ term }) => (term ? <span className="small">{t('file.termTo', { from: term.from, to: term.to })}</span> : ''),
    },
    {
      key: 'from',
      title: t('people.termFrom'),
      extra: true,
      render: ({ term }) => (term ? <Day day={term.from} /> : ''),
    },
    { key: 'to', title: t('people.termTo'), extra: true, render: ({ term }) => (term ? <Day day={term.to} /> : '') },
    {
      key: 'left',
      title: t('people.left'),
      right: true,
      render: ({ term }) => (term ? sayRemaining(term.to, today, language) : ''),
    },
    {
      key: 'next',
      title: t('people.next'),
      right: true,
      render: ({ nextDue, overdue }) =>
        overdue > 0 ? (
          <span className="over-words">
            {t('people.overdue')} {t('people.overdueCount', { count: overdue })}
          </span>
        ) : nextDue ? (
          <>
            <Day day={nextDue} />{' '}
            <span className={nextDue <= today ? 'soon-words small' : 'quiet small'}>{howFar(nextDue, today, language)}</span>
          </>
        ) : (
          ''
        ),
    },
    { key: 'overdue', title: t('people.overdue'), extra: true, right: true, render: ({ overdue }) => overdue },
  ];
}

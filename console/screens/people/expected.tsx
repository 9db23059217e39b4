import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ExpectedItem } from '../../api/answers.ts';
import { expectedQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { howFar } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

const route = getRouteApi('/inside/expected');

/** Who should come and has not: kept from the judgment on, so that nobody is lost between the court and the agency. */
export function ExpectedScreen() {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const { trail = [] } = route.useSearch();
  const navigate = useNavigate();
  const page = useQuery(expectedQuery(trail.at(-1)));
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  const { counts } = page.data ?? {};
  return (
    <>
      <div className="page-head">
        <h1>{t('people.expected.title')}</h1>
        <span className="quiet">{t('people.expected.lead')}</span>
      </div>
      <ListTable
        list="expected"
        filter={{}}
        label={t('people.expected.title')}
        columns={columnsFor(words, today)}
        rows={page.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
        edgeOf={({ state }) => (state === 'overdue' ? 'over' : undefined)}
        bar={
          <>
            <h2 className={(counts?.overdue ?? 0) > 0 ? 'over-words' : undefined}>
              {t('people.expected.overdueBand', { count: counts?.overdue ?? 0 })}
            </h2>
            <span>{t('people.expected.expectedBand', { count: counts?.expected ?? 0 })}</span>
          </>
        }
        empty={
          <EmptyState
            title={t('people.expected.emptyTitle')}
            hint={t('people.expected.emptyHint')}
            action={<Link to="/cases/new">{t('shell.pages.newCase')}</Link>}
          />
        }
        pager={<CursorPager trail={trail} next={page.data?.next ?? undefined} to="/expected" search={{}} />}
      />
    </>
  );
}

function columnsFor({ t, term, language }: ReturnType<typeof useWords>, today: string): ListColumn<ExpectedItem>[] {
  return [
    { key: 'name', title: t('people.name'), render: ({ name }) => <b>{name}</b> },
    { key: 'kind', title: t('people.kind'), render: ({ kind }) => term('kind', kind) },
    {
      key: 'state',
      title: t('people.state'),
      render: ({ state }) => <span className={`mark${state === 'overdue' ? ' mark-red' : ''}`}>{term('state', state)}</span>,
    },
    { key: 'from', title: t('people.expected.effective'), render: ({ effective }) => (effective ? <Day day={effective} /> : '') },
    { key: 'unit', title: t('people.unit'), render: ({ unit }) => unit.name },
    {
      key: 'due',
      title: t('people.expected.due'),
      right: true,
      render: ({ due }) => {
        if (due === null) return <span className="quiet">{t('people.expected.noDue')}</span>;
        const tone = due < today ? 'over-words' : due === today ? 'soon-words' : 'quiet';
        return (
          <>
            <Day day={due} weekday /> <span className={`${tone} small`}>{howFar(due, today, language)}</span>
          </>
        );
      },
    },
  ];
}

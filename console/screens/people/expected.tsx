import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { CaseItem } from '../../api/answers.ts';
import { casesQuery, dutiesOfRuleQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type Column, RegisterTable } from '../../shapes/register-table.tsx';
import { howFar } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { byReportingDay, reportingDays } from './expected-order.ts';

const route = getRouteApi('/inside/expected');
const PAGE = 100;

/** Who should come and has not: kept from the judgment on, so that nobody is lost between the court and the agency. */
export function ExpectedScreen() {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const { trail = [] } = route.useSearch();
  const navigate = useNavigate();
  const late = useQuery(casesQuery({ case: 'corrections', state: 'overdue', limit: 200 }));
  const waiting = useQuery(casesQuery({ case: 'corrections', state: 'expected', after: trail.at(-1), limit: PAGE }));
  const surrender = useQuery(dutiesOfRuleQuery('RPT-01'));
  const handover = useQuery(dutiesOfRuleQuery('RPT-02'));
  const failed = [late, waiting, surrender, handover].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const loading = late.data === undefined || waiting.data === undefined;
  const dueOf = reportingDays([...(surrender.data?.items ?? []), ...(handover.data?.items ?? [])]);
  const overdue = byReportingDay(late.data?.items ?? [], dueOf);
  const expected = byReportingDay(waiting.data?.items ?? [], dueOf);
  const columns = columnsFor(words, today, dueOf);
  const rows = trail.length === 0 ? [...overdue, ...expected] : expected;
  return (
    <>
      <div className="page-head">
        <h1>{t('people.expected.title')}</h1>
        <span className="quiet">{t('people.expected.lead')}</span>
      </div>
      <RegisterTable
        label={t('people.expected.title')}
        columns={columns}
        rows={loading ? undefined : rows}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
        edgeOf={({ state }) => (state === 'overdue' ? 'over' : undefined)}
        bar={
          <>
            <h2 className={overdue.length > 0 ? 'over-words' : undefined}>
              {t('people.expected.overdueBand', { count: late.data?.total ?? overdue.length })}
            </h2>
            <span>{t('people.expected.expectedBand', { count: waiting.data?.total ?? expected.length })}</span>
          </>
        }
        empty={
          <EmptyState
            title={t('people.expected.emptyTitle')}
            hint={t('people.expected.emptyHint')}
            action={<Link to="/cases/new">{t('shell.pages.newCase')}</Link>}
          />
        }
        pager={<CursorPager trail={trail} next={waiting.data?.next ?? undefined} to="/expected" search={{}} />}
      />
    </>
  );
}

function columnsFor(
  { t, term, language }: ReturnType<typeof useWords>,
  today: string,
  dueOf: ReadonlyMap<string, string>,
): Column<CaseItem>[] {
  return [
    { key: 'name', title: t('people.name'), render: ({ name }) => <b>{name}</b> },
    { key: 'kind', title: t('people.kind'), render: ({ kind }) => term('kind', kind) },
    {
      key: 'state',
      title: t('people.state'),
      render: ({ state }) => <span className={`mark${state === 'overdue' ? ' mark-red' : ''}`}>{term('state', state)}</span>,
    },
    { key: 'from', title: t('people.expected.effective'), render: ({ term: span }) => (span ? <Day day={span.from} /> : '') },
    { key: 'unit', title: t('people.unit'), render: ({ unit }) => unit.name },
    {
      key: 'due',
      title: t('people.expected.due'),
      right: true,
      render: ({ id }) => {
        const due = dueOf.get(id);
        if (due === undefined) return <span className="quiet">{t('people.expected.noDue')}</span>;
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

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { DutyItem } from '../../api/answers.ts';
import { dutiesQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { dutiesSearch } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { CitationChip } from '../../shapes/citation-chip.tsx';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { sayCitations } from '../../words/citations.ts';
import { howFar } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { DutyFilters } from './duty-filters.tsx';

const route = getRouteApi('/inside/duties');
const PAGE = 50;

/** Every duty within reach: what is still owed unless a status is asked for, the nearest day first. */
export function DutiesScreen() {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const { trail = [], ...filters } = route.useSearch();
  const navigate = useNavigate({ from: '/duties' });
  const duties = useQuery(dutiesQuery({ ...filters, after: trail.at(-1), limit: PAGE }));
  if (duties.isError) return <Failure error={duties.error} onRetry={() => void duties.refetch()} />;
  const { total } = duties.data ?? {};
  return (
    <>
      <div className="page-head">
        <h1>{t('desk.duties.title')}</h1>
        {total === undefined ? null : <span className="quiet">{t('desk.duties.found', { total })}</span>}
      </div>
      <ListTable
        list="duties"
        label={t('desk.duties.title')}
        columns={columnsFor(words, today)}
        rows={duties.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
        edgeOf={({ status, due }) =>
          status === 'overdue' ? 'over' : status === 'open' && due !== null && due <= today ? 'soon' : undefined
        }
        filter={filters}
        onFilter={(next) => void navigate({ search: dutiesSearch(next) })}
        filters={<DutyFilters filters={filters} onChange={(next) => void navigate({ search: next })} />}
        batch={{
          caseOf: ({ caseId, caseVersion }) => ({ id: caseId, version: caseVersion }),
          nameOf: ({ person, act }) => `${person.name} ${words.say(act)}`,
          onDone: () => void duties.refetch(),
        }}
        empty={<EmptyState title={t('desk.duties.emptyTitle')} hint={t('desk.duties.emptyHint')} />}
        pager={<CursorPager trail={trail} next={duties.data?.next ?? undefined} to="/duties" search={filters} />}
      />
    </>
  );
}

function columnsFor(words: ReturnType<typeof useWords>, today: string): ListColumn<DutyItem>[] {
  const { t, term, say, language } = words;
  return [
    { key: 'name', title: t('people.name'), render: ({ person }) => <b>{person.name}</b> },
    { key: 'act', title: t('desk.duties.act'), render: ({ act }) => say(act) },
    { key: 'who', title: t('desk.duties.who'), render: ({ who }) => term('holder', who) },
    {
      key: 'status',
      title: t('desk.duties.status'),
      render: ({ status }) => (
        <span className={`mark${status === 'overdue' ? ' mark-red' : status === 'met' ? ' mark-green' : ''}`}>
          {t(`duties.status.${status}`)}
        </span>
      ),
    },
    { key: 'opens', title: t('desk.duties.opens'), extra: true, render: ({ opens }) => <Day day={opens} /> },
    {
      key: 'due',
      title: t('desk.duties.due'),
      right: true,
      render: ({ due }) => (due === null ? t('duties.promptly') : <Day day={due} weekday />),
    },
    {
      key: 'far',
      title: t('desk.duties.far'),
      right: true,
      render: ({ due, status }) => {
        if (due === null || (status !== 'open' && status !== 'overdue')) return '';
        const tone = due < today ? 'over-words' : due === today ? 'soon-words' : 'quiet';
        return <span className={`${tone} small`}>{howFar(due, today, language)}</span>;
      },
    },
    {
      key: 'done',
      title: t('desk.duties.done'),
      extra: true,
      render: ({ doneOn }) => (doneOn ? <Day day={doneOn} /> : ''),
    },
    { key: 'rule', title: t('desk.duties.rule'), onPhone: 'hidden', render: ({ rule }) => <CitationChip rule={rule} /> },
    {
      key: 'cite',
      title: t('desk.duties.cite'),
      onPhone: 'hidden',
      render: ({ cite }) => <span className="law small">{sayCitations(cite, language)}</span>,
    },
    {
      key: 'because',
      title: t('desk.duties.because'),
      extra: true,
      render: ({ because }) => <span className="law small">{say(because)}</span>,
    },
    { key: 'unit', title: t('people.unit'), render: ({ unit }) => unit.name },
  ];
}

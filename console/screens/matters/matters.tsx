import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseItem } from '../../api/answers.ts';
import { casesQuery, meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useLawBook } from '../../app/law-book.ts';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type Column, RegisterTable } from '../../shapes/register-table.tsx';
import { hourOfInstant, howFar } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

const route = getRouteApi('/inside/matters');
const PAGE = 50;
/** The kind of matter this office works with. */
const KIND = 'grid-event';

interface Filters {
  readonly q?: string;
  readonly kind?: string;
  readonly state?: string;
}

/** The register of matters: cases that are about a thing and not about a person. Filters and page are in the address. */
export function MattersScreen() {
  const { t } = useWords();
  const { trail = [], ...filters } = route.useSearch();
  const navigate = useNavigate({ from: '/matters' });
  const { data: me } = useQuery(meQuery);
  const cases = useQuery(casesQuery({ case: KIND, ...filters, after: trail.at(-1), limit: PAGE }));
  const columns = useMatterColumns();
  if (cases.isError) return <Failure error={cases.error} onRetry={() => void cases.refetch()} />;
  const filtered = Object.keys(filters).length > 0;
  const { total } = cases.data ?? {};
  return (
    <>
      <div className="page-head">
        <h1>{t('matters.title')}</h1>
        {total === undefined ? null : <span className="quiet">{t('matters.found', { total })}</span>}
        {me?.permissions.includes('case.open') ? (
          <Link to="/matters/new">
            <Button type="primary">{t('matters.report')}</Button>
          </Link>
        ) : null}
      </div>
      <RegisterTable
        label={t('matters.title')}
        columns={columns}
        rows={cases.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
        edgeOf={({ overdue }) => (overdue > 0 ? 'over' : undefined)}
        filters={<MatterFilters filters={filters} onChange={(next) => void navigate({ search: next })} />}
        empty={
          <EmptyState
            title={t(filtered ? 'matters.emptyTitle' : 'matters.noneTitle')}
            hint={t(filtered ? 'matters.emptyHint' : 'matters.noneHint')}
          />
        }
        pager={<CursorPager trail={trail} next={cases.data?.next ?? undefined} to="/matters" search={filters} />}
      />
    </>
  );
}

function MatterFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { t, say, term } = useWords();
  const book = useLawBook(KIND);
  const [q, setQ] = useState(filters.q ?? '');
  useEffect(() => setQ(filters.q ?? ''), [filters.q]);
  const set = (name: keyof Filters, value: string | undefined) => {
    const { [name]: _, ...others } = filters;
    onChange(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  const kinds = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'];
  return (
    <>
      <Input.Search
        aria-label={t('matters.q')}
        placeholder={t('matters.q')}
        value={q}
        allowClear
        onChange={(event) => setQ(event.target.value)}
        onSearch={(value) => set('q', value.trim())}
        style={{ width: 240 }}
      />
      <Select
        aria-label={t('matters.anyKind')}
        placeholder={t('matters.anyKind')}
        allowClear
        value={filters.kind ?? null}
        onChange={(value: string | null) => set('kind', value ?? undefined)}
        options={kinds.map((value) => ({ value, label: term('kind', value) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={t('people.anyState')}
        placeholder={t('people.anyState')}
        allowClear
        value={filters.state ?? null}
        onChange={(value: string | null) => set('state', value ?? undefined)}
        options={Object.entries(book?.states ?? {})
          .filter(([state]) => state !== 'draft')
          .map(([value, words]) => ({ value, label: say(words) }))}
        popupMatchSelectWidth={false}
      />
      {Object.keys(filters).length > 0 ? (
        <Button type="link" onClick={() => onChange({})}>
          {t('shell.clear')}
        </Button>
      ) : null}
    </>
  );
}

function useMatterColumns(): Column<CaseItem>[] {
  const { t, language, term } = useWords();
  const today = useToday();
  return [
    { key: 'name', title: t('matters.name'), render: ({ name }) => <b>{name}</b> },
    { key: 'kind', title: t('matters.kind'), render: ({ kind }) => term('kind', kind) },
    { key: 'state', title: t('people.state'), render: ({ state }) => term('state', state) },
    { key: 'unit', title: t('matters.unit'), render: ({ unit }) => unit.name },
    {
      key: 'next',
      title: t('people.next'),
      right: true,
      render: ({ nextDue, nextDueAt, overdue }) =>
        overdue > 0 ? (
          <span className="over-words">
            {t('people.overdue')} {t('people.overdueCount', { count: overdue })}
          </span>
        ) : nextDue ? (
          <>
            <Day day={nextDue} />
            {nextDueAt ? ` ${t('duties.at', { hour: hourOfInstant(nextDueAt) })}` : ''}{' '}
            <span className={nextDue <= today ? 'soon-words small' : 'quiet small'}>{howFar(nextDue, today, language)}</span>
          </>
        ) : (
          ''
        ),
    },
  ];
}

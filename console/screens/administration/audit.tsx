import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { auditSearch } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { dayOfInstant, hourOfInstant, sayDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { actWords, NAMED_ACTS } from './audit-words.ts';

interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly account: string | null;
  readonly name: string;
  readonly act: string;
  readonly object: string;
  readonly id: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly address: string | null;
  readonly sealed: boolean;
}

const route = getRouteApi('/inside/audit');

/** Who did and read what, for the auditor. Looking at it is recorded too. */
export function AuditScreen() {
  const words = useWords();
  const { t, say } = words;
  const today = useToday();
  const { trail = [], ...filters } = route.useSearch();
  const navigate = useNavigate({ from: '/audit' });
  const [id, setId] = useState(filters.id ?? '');
  const rows = useQuery({
    queryKey: ['audit', filters, trail.at(-1) ?? ''],
    queryFn: ({ signal }) =>
      call<Page<AuditRow>>('/api/audit', { query: { ...filters, after: trail.at(-1), limit: 100 }, signal }),
  });
  if (rows.isError) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />;
  const set = (name: 'act' | 'id', value: string | undefined) => {
    const { [name]: _, ...others } = filters;
    void navigate({ search: value ? { ...others, [name]: value } : others });
  };
  return (
    <>
      <div className="page-head">
        <h1>{t('administration.audit.title')}</h1>
        <span className="quiet">{t('administration.audit.lead')}</span>
      </div>
      <ListTable
        list="audit"
        filter={filters}
        onFilter={(next) => void navigate({ search: auditSearch(next) })}
        label={t('administration.audit.title')}
        rows={rows.data?.items}
        keyOf={({ seq }) => String(seq)}
        columns={columnsFor(words, today)}
        filters={
          <>
            <Select
              aria-label={t('administration.audit.anyAct')}
              placeholder={t('administration.audit.anyAct')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={filters.act ?? null}
              onChange={(value: string | null) => set('act', value ?? undefined)}
              options={NAMED_ACTS.map((value) => ({ value, label: say(actWords(value)) }))}
              popupMatchSelectWidth={false}
            />
            <Input.Search
              aria-label={t('administration.audit.objectId')}
              placeholder={t('administration.audit.objectId')}
              allowClear
              value={id}
              onChange={(event) => setId(event.target.value)}
              onSearch={(value) => set('id', value.trim())}
              style={{ width: 320 }}
            />
            {Object.keys(filters).length > 0 ? (
              <Button type="link" onClick={() => void navigate({ search: {} })}>
                {t('shell.clear')}
              </Button>
            ) : null}
          </>
        }
        empty={<EmptyState title={t('administration.audit.emptyTitle')} hint={t('administration.audit.emptyHint')} />}
        pager={<CursorPager trail={trail} next={rows.data?.next ?? undefined} to="/audit" search={filters} />}
      />
    </>
  );
}

function columnsFor(words: ReturnType<typeof useWords>, today: string): ListColumn<AuditRow>[] {
  const { t, language, say } = words;
  return [
    {
      key: 'at',
      title: t('administration.audit.at'),
      render: ({ at }) => (
        <span title={at}>
          {sayDay(dayOfInstant(at), today, language)} {hourOfInstant(at)}
        </span>
      ),
    },
    { key: 'who', title: t('administration.audit.who'), render: ({ name }) => <b>{name}</b> },
    { key: 'act', title: t('administration.audit.act'), render: ({ act }) => <span title={act}>{say(actWords(act))}</span> },
    {
      key: 'object',
      title: t('administration.audit.object'),
      render: ({ object, id }) =>
        id === '' ? (
          object
        ) : (
          <Link to="/audit" search={{ id }} title={id}>
            {object} {id.slice(0, 8)}
          </Link>
        ),
    },
    {
      key: 'detail',
      title: t('administration.audit.detail'),
      render: ({ detail }) => <span className="small quiet audit-detail">{sayDetail(detail)}</span>,
    },
    { key: 'address', title: t('administration.audit.address'), render: ({ address }) => address ?? '' },
    {
      key: 'sealed',
      title: '',
      right: true,
      render: ({ sealed }) => (
        <span className={`mark${sealed ? ' mark-green' : ''}`}>
          {t(sealed ? 'administration.audit.sealed' : 'administration.audit.unsealed')}
        </span>
      ),
    },
  ];
}

function sayDetail(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}

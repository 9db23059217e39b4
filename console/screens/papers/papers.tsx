import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { kindsQuery, papersQuery, STATES } from './paper-data.ts';
import { PaperRows } from './paper-rows.tsx';
import { usePaperWords } from './paper-words.ts';

const route = getRouteApi('/inside/papers');
const ROWS = 50;

/** All papers within reach, filtered; or the register of the year's numbers, in their order. */
export function PapersScreen() {
  const { t, say, p } = usePaperWords();
  const today = useToday();
  const navigate = useNavigate({ from: '/papers' });
  const { state, kind, register, page = 1 } = route.useSearch();
  const papers = useQuery(papersQuery({ state, kind, register, offset: (page - 1) * ROWS, limit: ROWS }));
  const kinds = useQuery(kindsQuery);
  const year = Number(today.slice(0, 4));
  if (papers.isError) return <Failure error={papers.error} onRetry={() => void papers.refetch()} />;
  const more = (papers.data?.total ?? 0) > page * ROWS;
  return (
    <>
      <div className="page-head">
        <h1>{p('title')}</h1>
        <span className="quiet">{p('lead')}</span>
        <span className="push no-print">
          <Link to="/templates">{p('templates')}</Link>
        </span>
      </div>
      <div className="paper-acts no-print">
        <Select
          allowClear
          aria-label={p('state')}
          placeholder={p('all')}
          style={{ minWidth: 140 }}
          value={state ?? null}
          onChange={(value) =>
            void navigate({ search: ({ page: _, state: __, ...kept }) => (value ? { ...kept, state: value } : kept) })
          }
          options={STATES.map((value) => ({ value, label: p(`states.${value}`) }))}
        />
        <Select
          allowClear
          showSearch
          aria-label={p('kind')}
          placeholder={p('kind')}
          optionFilterProp="label"
          style={{ minWidth: 260 }}
          value={kind ?? null}
          onChange={(value) =>
            void navigate({ search: ({ page: _, kind: __, ...kept }) => (value ? { ...kept, kind: value } : kept) })
          }
          options={(kinds.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` }))}
        />
        <Button onClick={() => void navigate({ search: register === undefined ? { register: year } : {} })}>
          {register === undefined ? p('register', { year }) : p('list')}
        </Button>
      </div>
      <PaperRows
        items={papers.data?.items}
        label={register === undefined ? p('title') : p('register', { year: register })}
        withPerson
        onOpen={({ caseId, id }) => void navigate({ to: '/cases/$caseId/papers', params: { caseId }, search: { paper: id } })}
        pager={
          <div className="paper-acts">
            <Button disabled={page <= 1} onClick={() => void navigate({ search: (kept) => ({ ...kept, page: page - 1 }) })}>
              {t('shell.previousPage')}
            </Button>
            <Button disabled={!more} onClick={() => void navigate({ search: (kept) => ({ ...kept, page: page + 1 }) })}>
              {t('shell.nextPage')}
            </Button>
          </div>
        }
      />
    </>
  );
}

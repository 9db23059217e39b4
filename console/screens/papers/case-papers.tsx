import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { papersOn } from '../../../law/corrections/papers.ts';
import { call } from '../../api/client.ts';
import { caseQuery, eventsQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { bundlesQuery, kindsQuery, papersQuery } from './paper-data.ts';
import { PaperDrawer } from './paper-drawer.tsx';
import { PaperRows } from './paper-rows.tsx';
import { usePaperWords } from './paper-words.ts';
import { GoServe, Servings } from './servings.tsx';

const route = getRouteApi('/inside/cases/$caseId/papers');

/** The papers of one case: what was drafted for it, what was signed and whom it reached, and which bundles are complete. */
export function CasePapersScreen() {
  const { say, p } = usePaperWords();
  const { caseId } = route.useParams();
  const { paper, serve, record, to, from } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<string>();
  const header = useQuery(caseQuery(caseId));
  const papers = useQuery(papersQuery({ caseId, limit: 200 }));
  const bundles = useQuery(bundlesQuery(caseId));
  const kinds = useQuery(kindsQuery);
  const events = useQuery({ ...eventsQuery(caseId), enabled: record !== undefined });
  const of = events.data?.items.find(({ id }) => id === record);
  const ofRecord = of && papersOn({ type: of.type, ...of.data }, { kind: header.data?.kind });
  const show = (id: string | undefined) =>
    void navigate({
      to: '/cases/$caseId/papers',
      params: { caseId },
      search: { ...(id === undefined ? {} : { paper: id }), ...(from === undefined ? {} : { from }) },
    });
  const making = useMutation({
    mutationFn: () =>
      call<{ id: string }>('/api/papers', {
        method: 'POST',
        body: { caseId, kind, ...(record === undefined ? {} : { event: record }) },
      }),
    onSuccess: async ({ id }) => {
      setKind(undefined);
      await queries.invalidateQueries({ queryKey: ['papers'] });
      show(id);
    },
  });
  const failed = [header, papers].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      <div className="page-head">
        <h1>{p('of', { name: header.data?.person.name ?? '' })}</h1>
        <span className="push no-print">
          {from === 'today' ? <Link to="/today">{p('backToday')}</Link> : null}{' '}
          <Link to="/cases/$caseId" params={{ caseId }}>
            {p('back')}
          </Link>
        </span>
      </div>
      {serve === undefined ? null : <GoServe caseId={caseId} duty={serve} from={from} />}
      <Servings caseId={caseId} />
      <h2>{p('tab')}</h2>
      {of === undefined ? null : (
        <p>
          {p(ofRecord?.length === 0 ? 'noneOfRecord' : 'ofRecord', {
            title: typeof of.title === 'string' ? of.title : say(of.title),
            on: of.on,
          })}{' '}
          <Link to="/cases/$caseId/papers" params={{ caseId }} className="no-print">
            {p('allKinds')}
          </Link>
        </p>
      )}
      <div className="paper-acts no-print">
        <Select
          showSearch
          aria-label={p('make')}
          placeholder={p('make')}
          optionFilterProp="label"
          style={{ minWidth: 280 }}
          value={kind ?? null}
          onChange={(value) => setKind(value ?? undefined)}
          options={(kinds.data?.items ?? [])
            .filter(({ id }) => ofRecord === undefined || ofRecord.includes(id))
            .map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` }))}
        />
        <Button disabled={kind === undefined} loading={making.isPending} onClick={() => making.mutate()}>
          {p('makeDo')}
        </Button>
      </div>
      {making.isError ? <Trouble error={making.error} /> : null}
      {(bundles.data?.items ?? []).map(({ id, title, missing, complete }) => (
        <p key={id} className="small">
          <span className={complete ? 'mark mark-green' : 'mark'}>
            {complete ? p('complete', { name: say(title) }) : p('missing', { name: say(title), list: missing.join(' ') })}
          </span>
        </p>
      ))}
      <PaperRows items={papers.data?.items} label={p('tab')} withPerson={false} onOpen={({ id }) => show(id)} />
      <PaperDrawer id={paper} recipient={to} onClose={() => show(undefined)} onPaper={show} />
    </>
  );
}

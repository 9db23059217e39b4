import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Progress, Steps } from 'antd';
import { useEffect } from 'react';
import { call } from '../../api/client.ts';
import { type ImportDetail, importQuery, importsQuery, isGoing } from '../../api/imports.ts';
import { Failure } from '../../app/failure.tsx';
import { ImportReport } from '../../shapes/import-report.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import './imports.css';
import { MappingCard } from './mapping-card.tsx';

const route = getRouteApi('/inside/imports/$importId');

/** One import: how far it is, what is wrong, what may be confirmed. It lives on the server; this page may be left and found again. */
export function ImportScreen() {
  const { t } = useWords();
  const { importId } = route.useParams();
  const detail = useQuery(importQuery(importId));
  const queries = useQueryClient();
  const arePeopleIn = detail.data?.mode === 'import' && detail.data.state === 'done';
  useEffect(() => {
    // Lists that were read before the people came in would still be shown without them.
    if (arePeopleIn)
      for (const list of ['cases', 'duties', 'today', 'band']) void queries.invalidateQueries({ queryKey: [list] });
  }, [arePeopleIn, queries]);
  if (detail.isError) return <Failure error={detail.error} onRetry={() => void detail.refetch()} />;
  if (detail.data === undefined) return <p className="quiet">{t('shell.loading')}</p>;
  const one = detail.data;
  return (
    <>
      <div className="page-head">
        <h1>{one.fileName}</h1>
        <span className="mark">{t(`imports.modes.${one.mode}`)}</span>
        <Link to="/imports" className="push">
          {t('imports.list')}
        </Link>
      </div>
      <section className="card import-steps">
        <Steps
          size="small"
          current={one.mode === 'import' ? 3 : isGoing(one) ? 1 : 2}
          {...(one.state === 'failed' ? { status: 'error' as const } : {})}
          items={(['upload', 'mapping', 'check', 'import'] as const).map((name) => ({ title: t(`imports.steps.${name}`) }))}
        />
        {isGoing(one) ? <Going one={one} /> : null}
        {one.problem ? (
          <div className="trouble" role="alert">
            <b>{t('imports.problem')}</b>
            <p>
              {one.problem.reason}。{one.problem.remedy}。
            </p>
          </div>
        ) : null}
      </section>
      {one.state === 'done' ? <ImportReport report={one} actions={<Confirm one={one} />} /> : null}
      {one.mode === 'dry-run' && !isGoing(one) && one.columns.length > 0 ? <MappingCard one={one} /> : null}
    </>
  );
}

function Going({ one }: { one: ImportDetail }) {
  const { t } = useWords();
  const { read, total } = one.progress;
  return (
    <div role="status">
      <Progress
        percent={total === null || total === 0 ? 0 : Math.round((read / total) * 100)}
        showInfo={total !== null}
        status="active"
      />
      <p>
        {t(`imports.states.${one.state}`)} ·{' '}
        {total === null ? t('imports.progress', { read }) : t('imports.progressOf', { read, total })}
      </p>
      <p className="quiet small">{t('imports.leave')}</p>
    </div>
  );
}

function Confirm({ one }: { one: ImportDetail }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => call<{ id: string }>(`/api/imports/${one.id}/confirm`, { method: 'POST' }),
    onSuccess: async ({ id }) => {
      void message.success(t('imports.confirmed'));
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  if (one.mode === 'import') return <Link to="/people">{t('imports.open')}</Link>;
  return (
    <>
      <Button type="primary" disabled={one.accepted === 0} loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {one.accepted === 0 ? t('imports.nothing') : t('imports.confirm', { count: one.accepted })}
      </Button>
      {confirm.isError ? <Trouble error={confirm.error} /> : null}
    </>
  );
}

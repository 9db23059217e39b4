import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { importsQuery } from '../../api/imports.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { ListTable } from '../../shapes/list/list-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import './imports.css';
import { UploadCard } from './upload-card.tsx';

/** Upload a ledger, and every import so far with how far it has come. */
export function ImportsScreen() {
  const { t, language } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const imports = useQuery(importsQuery);
  if (imports.isError) return <Failure error={imports.error} onRetry={() => void imports.refetch()} />;
  return (
    <>
      <div className="page-head">
        <h1>{t('imports.title')}</h1>
        <span className="quiet">{t('imports.lead')}</span>
      </div>
      <UploadCard />
      <ListTable
        list="imports"
        filter={{}}
        label={t('imports.list')}
        rows={imports.data}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } })}
        bar={<h2>{t('imports.list')}</h2>}
        columns={[
          { key: 'file', title: t('imports.file'), render: ({ fileName }) => <b>{fileName}</b> },
          { key: 'mode', title: t('imports.mode'), render: ({ mode }) => t(`imports.modes.${mode}`) },
          {
            key: 'state',
            title: t('imports.state'),
            render: ({ state, progress }) => (
              <>
                <span className={`mark${state === 'done' ? ' mark-green' : state === 'failed' ? ' mark-amber' : ' mark-blue'}`}>
                  {t(`imports.states.${state}`)}
                </span>{' '}
                {state === 'running' ? (
                  <span className="quiet small">{t('imports.progress', { read: progress.read })}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'result',
            title: t('imports.result'),
            render: ({ accepted, unchanged, refused, mode }) => (
              <span className="small">
                {t(mode === 'import' ? 'imports.acceptedDone' : 'imports.accepted')} {accepted} · {t('imports.unchanged')}{' '}
                {unchanged} · {t('imports.refused')} {refused}
              </span>
            ),
          },
          { key: 'when', title: t('imports.when'), right: true, render: ({ created }) => sayInstant(created, today, language) },
        ]}
        empty={<EmptyState title={t('imports.emptyTitle')} hint={t('imports.emptyHint')} />}
      />
    </>
  );
}

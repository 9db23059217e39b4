import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, Suspense, useCallback } from 'react';
import { caseQuery, eventsQuery, explainQuery, meQuery } from '../../api/queries.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { Failure } from '../../app/failure.tsx';
import { useEscape } from '../../app/keyboard.ts';
import { useWide } from '../../look/wide.ts';
import { StatePath } from '../../shapes/state-path.tsx';
import { stepsOf } from '../../shapes/state-steps.ts';
import { useWords } from '../../words/language.ts';
import { ActDrawer } from './act-drawer.tsx';
import { FileDuties, keyOf } from './file-duties.tsx';
import { FileFindings } from './file-findings.tsx';
import { FileHeader } from './file-header.tsx';
import { FileTimeline } from './file-timeline.tsx';
import { FileWhy } from './file-why.tsx';
import { SightNotice } from './sight.tsx';
import './file.css';

const OrganHeader = lazy(() => import('../organs/organ-header.tsx').then(({ OrganHeader }) => ({ default: OrganHeader })));
const FileAhead = lazy(() => import('./file-ahead.tsx').then(({ FileAhead }) => ({ default: FileAhead })));
const FileLadder = lazy(() => import('./file-ladder.tsx').then(({ FileLadder }) => ({ default: FileLadder })));

const route = getRouteApi('/inside/cases/$caseId');

/** The file: who it is and where they stand; what is owed now and why; what the law sees; the history, only ever added to. */
export function FileScreen() {
  const { t } = useWords();
  const wide = useWide();
  const { caseId } = route.useParams();
  const { on, knownAt, why, act, clock, event, fill } = route.useSearch();
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const organ = useQuery(meQuery).data?.permissions.includes('organ.work') ?? false;
  const header = useQuery(caseQuery(caseId));
  const explanation = useQuery(explainQuery(caseId, { on, knownAt }));
  const events = useQuery(eventsQuery(caseId, knownAt));
  const chooseWhy = useCallback(
    (key: string | undefined) =>
      void navigate({ search: ({ why: _, ...kept }) => (key === undefined ? kept : { ...kept, why: key }), replace: true }),
    [navigate],
  );
  useEscape(
    useCallback(() => {
      if (why === undefined) window.history.back();
      else chooseWhy(undefined);
    }, [why, chooseWhy]),
  );
  const failed = [header, explanation, events].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (header.data === undefined || explanation.data === undefined) {
    return (
      <div className="card file-wait">
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  }
  const law = explanation.data;
  // A court, the police, a prison reads its own matter: no step, outlook or correction is its business.
  const corrections = header.data.case === 'corrections' && !organ;
  const past = on !== undefined || knownAt !== undefined;
  const steps = stepsOf({
    domain: header.data.case,
    state: law.state,
    events: events.data?.items ?? [],
    term: law.term,
    summaryDue: law.duties.find(({ rule, status }) => rule === 'REL-01' && status === 'open')?.due ?? null,
  });
  const inHand = {
    id: header.data.id,
    kind: header.data.case,
    sentence: header.data.kind,
    matter: header.data.person.id === '',
  };
  return (
    <CaseInHandContext value={inHand}>
      <article className="file" aria-label={t('file.label', { name: header.data.person.name })}>
        <SightNotice on={on} knownAt={knownAt} />
        <div className="card">
          {organ ? (
            <Suspense>
              <OrganHeader header={header.data} explanation={law} />
            </Suspense>
          ) : (
            <>
              <FileHeader header={header.data} explanation={law} sight={{ on, knownAt }} names={events.data?.names ?? {}} />
              <div className="file-path">
                <StatePath steps={steps} />
              </div>
            </>
          )}
        </div>
        <div className="file-split">
          <div className="card file-now">
            <FileDuties header={header.data} duties={law.duties} why={why} onWhy={chooseWhy} sight={{ on, knownAt }} />
            {corrections ? (
              <Suspense>
                <FileAhead caseId={header.data.id} sight={{ on, knownAt }} />
              </Suspense>
            ) : null}
            {organ ? null : <FileFindings findings={law.findings} />}
            {corrections ? (
              <Suspense>
                <FileLadder caseId={header.data.id} sight={{ on, knownAt }} />
              </Suspense>
            ) : null}
          </div>
          <div className="file-side">
            <FileWhy
              header={header.data}
              duty={law.duties.find((duty) => keyOf(duty) === why)}
              sight={{ on, knownAt }}
              wide={wide}
              onClose={() => chooseWhy(undefined)}
            />
            <FileTimeline
              header={header.data}
              events={events.data?.items}
              names={events.data?.names ?? {}}
              past={past || organ}
              files={!organ}
            />
          </div>
        </div>
        <ActDrawer
          header={header.data}
          explanation={law}
          events={events.data?.items ?? []}
          act={past ? undefined : act}
          clock={clock}
          event={event}
          fill={fill}
        />
      </article>
    </CaseInHandContext>
  );
}

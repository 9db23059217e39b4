import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { call } from '../../api/client.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { KeptFiles } from '../../shapes/kept-files.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { sayDay } from '../../words/days.ts';
import { codeWords } from '../../words/law-terms.ts';
import { dutyKeyOf, type Serving, servingsQuery } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';

/** Goes to where a service is done: its paper, made if there is none, with the recipient chosen; or the form of the act, where no paper of ours belongs to it. */
function useGoServe(caseId: string, from: 'today' | undefined) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ paper, kind, event, to, action, input, duty }: Serving) => {
      if (kind === null) {
        const { event: of, proceeding: _, ...fields } = input;
        const fill = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
        const search = { act: action, fill, ...(duty ? { clock: duty.clock } : {}), ...(of ? { event: String(of) } : {}) };
        return navigate({ to: '/cases/$caseId', params: { caseId }, search, replace: true });
      }
      const body = { caseId, kind, ...(event === null ? {} : { event }) };
      const id = paper?.id ?? (await call<{ id: string }>('/api/papers', { method: 'POST', body })).id;
      if (paper === null) await queries.invalidateQueries({ queryKey: ['papers'] });
      const search = { paper: id, to, ...(from === undefined ? {} : { from }) };
      return navigate({ to: '/cases/$caseId/papers', params: { caseId }, search, replace: true });
    },
  });
}

/** A duty was opened from a list: its service is found and gone to, once. */
export function GoServe({ caseId, duty, from }: { caseId: string; duty: string; from: 'today' | undefined }) {
  const { p } = usePaperWords();
  const rows = useQuery(servingsQuery(caseId));
  const { mutate, isError, error } = useGoServe(caseId, from);
  const gone = useRef(false);
  const row = rows.data?.find((one) => dutyKeyOf(one) === duty);
  useEffect(() => {
    if (row === undefined || gone.current) return;
    gone.current = true;
    mutate(row);
  }, [row, mutate]);
  if (isError || rows.isError) return <Trouble error={isError ? error : rows.error} />;
  return rows.data !== undefined && row === undefined ? <p className="quiet">{p('serveGone')}</p> : null;
}

/** Which copies of which decision go to whom, by when, and what shows that they arrived. What is owed stands first. */
export function Servings({ caseId }: { caseId: string }) {
  const { say, language, p, t } = usePaperWords();
  const today = useToday();
  const rows = useQuery(servingsQuery(caseId));
  const going = useGoServe(caseId, undefined);
  const sorted =
    rows.data &&
    [...rows.data].sort((a, b) => Number(a.done !== null) - Number(b.done !== null) || (b.on ?? '').localeCompare(a.on ?? ''));
  const isLate = ({ duty }: Serving) => duty?.status === 'overdue';
  return (
    <CaseInHandContext value={{ id: caseId, kind: 'corrections', matter: false }}>
      <section aria-label={p('servings')}>
        <h2>{p('servings')}</h2>
        {going.isError ? <Trouble error={going.error} /> : null}
        <RegisterTable
          label={p('servings')}
          rows={sorted}
          keyOf={(row) => `${row.event ?? ''} ${row.to} ${row.action}`}
          edgeOf={(row) => (isLate(row) ? 'over' : undefined)}
          columns={[
            {
              key: 'what',
              title: p('what'),
              render: ({ what, on }) => (
                <>
                  <b>{say(what)}</b> {on === null ? '' : <span className="quiet small">{sayDay(on, today, language)}</span>}
                </>
              ),
            },
            { key: 'to', title: p('recipient'), render: ({ to }) => p(`recipients.${to}`) },
            {
              key: 'due',
              title: p('due'),
              render: ({ duty, done }) =>
                duty === null
                  ? t('shell.none')
                  : done !== null
                    ? t(`duties.status.${duty.status}`)
                    : duty.due === null
                      ? t('duties.promptly')
                      : sayDay(duty.due, today, language),
            },
            {
              key: 'paper',
              title: p('kind'),
              render: ({ paper, kind }) =>
                paper === null ? (
                  <span className="quiet small">{kind ?? p('noPaper')}</span>
                ) : (
                  <>
                    {paper.kind} <span className="quiet small">{paper.number ?? p(`states.${paper.state}`)}</span>
                  </>
                ),
            },
            {
              key: 'proof',
              title: p('proof'),
              render: ({ done }) =>
                done === null ? (
                  ''
                ) : (
                  <span className="small">
                    {[
                      sayDay(done.on, today, language),
                      done.form === null ? undefined : (codeWords('form', done.form)?.[language] ?? done.form),
                      done.receipt,
                    ]
                      .filter((part) => part !== null && part !== undefined)
                      .join(' · ')}{' '}
                    {done.receiptHash === null ? null : <KeptFiles data={done} />}
                    {done.receipt === null && done.receiptHash === null ? (
                      <span className="mark mark-amber">{p('noProof')}</span>
                    ) : null}
                  </span>
                ),
            },
            {
              key: 'act',
              title: '',
              right: true,
              onPhone: 'bare',
              render: (row) =>
                row.done === null ? (
                  <Button size="small" onClick={() => going.mutate(row)}>
                    {p(row.kind === null ? 'serveByForm' : 'serveNow')}
                  </Button>
                ) : (
                  ''
                ),
            },
          ]}
          empty={<EmptyState title={p('servingsEmpty')} hint={p('servingsEmptyHint')} />}
        />
      </section>
    </CaseInHandContext>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { caseQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { sayInstant } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { type CodeItem, codesQuery, type Purpose } from './code-data.ts';
import { Sheet } from './sheet.tsx';
import { W } from './words.ts';
import './self-codes.css';

const route = getRouteApi('/inside/cases/$caseId/self');
interface Issued {
  readonly code: string;
  readonly purpose: Purpose;
  readonly expires: string;
  readonly call: string;
}

/** Codes for the person's own page: issued, printed once, followed, taken back. */
export function SelfCodesScreen() {
  const { say } = useWords();
  const { caseId } = route.useParams();
  const queries = useQueryClient();
  const header = useQuery(caseQuery(caseId));
  const codes = useQuery(codesQuery(caseId));
  const [purpose, setPurpose] = useState<Purpose>('ask');
  const [phone, setPhone] = useState<string>();
  const [issued, setIssued] = useState<Issued>();
  const asked = (phone ?? codes.data?.call ?? '').trim();
  const issuing = useMutation({
    mutationFn: () =>
      call<Omit<Issued, 'call'>>(`/api/cases/${caseId}/self-codes`, {
        method: 'POST',
        body: { purpose, ...(asked === '' ? {} : { call: asked }) },
      }),
    onSuccess: async (answer) => {
      setIssued({ ...answer, call: asked });
      await queries.invalidateQueries({ queryKey: ['self-codes', caseId] });
    },
  });
  const failed = [header, codes].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const name = header.data?.person.name ?? '';
  const out = codes.data?.items.some((one) => one.state === 'alive' && one.purpose === purpose) ?? false;
  return (
    <>
      <div className="page-head no-print">
        <h1>{fill(say(W.title), { name })}</h1>
        <span className="push">
          <Link to="/cases/$caseId" params={{ caseId }}>
            {say(W.back)}
          </Link>
        </span>
      </div>
      <div className="card self-codes-issue no-print">
        <p>{fill(say(W.lead), { hours: codes.data?.hours ?? '' })}</p>
        <div className="row-line">
          <label htmlFor="self-purpose">{say(W.purpose)}</label>
          <Select
            id="self-purpose"
            value={purpose}
            onChange={setPurpose}
            popupMatchSelectWidth={false}
            options={(['ask', 'look'] as const).map((value) => ({ value, label: say(W.purposes[value]) }))}
          />
          <label htmlFor="self-call">{say(W.call)}</label>
          <Input
            id="self-call"
            className="self-codes-call"
            maxLength={60}
            placeholder={say(W.callHint)}
            value={phone ?? codes.data?.call ?? ''}
            onChange={({ target }) => setPhone(target.value)}
          />
          <Button type="primary" loading={issuing.isPending} onClick={() => issuing.mutate()}>
            {say(W.issue)}
          </Button>
        </div>
        {out && issued === undefined ? <p className="soon-words">{say(W.replaces)}</p> : null}
        {issuing.isError ? <Trouble error={issuing.error} /> : null}
      </div>
      {issued === undefined ? null : (
        <>
          <div className="self-codes-acts no-print" role="status">
            <b>{say(W.issued)}</b>
            <Button type="primary" onClick={() => window.print()}>
              {say(W.print)}
            </Button>
            <Button onClick={() => setIssued(undefined)}>{say(W.close)}</Button>
          </div>
          <Sheet name={name} office={header.data?.unit.name ?? ''} {...issued} />
        </>
      )}
      <CodeTable caseId={caseId} items={codes.data?.items ?? []} />
    </>
  );
}

function CodeTable({ caseId, items }: { caseId: string; items: readonly CodeItem[] }) {
  const { say, language } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: (id: string) => call<void>(`/api/cases/${caseId}/self-codes/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['self-codes', caseId] }),
  });
  const at = (instant: string) => sayInstant(instant, today, language);
  return (
    <section className="card self-codes-list no-print" aria-labelledby="self-codes-list">
      <div className="band">
        <h2 id="self-codes-list">{say(W.list)}</h2>
      </div>
      {items.length === 0 ? <p className="self-codes-none quiet">{say(W.none)}</p> : null}
      {revoking.isError ? <Trouble error={revoking.error} /> : null}
      <ul>
        {items.map((one) => (
          <li key={one.id} data-state={one.state}>
            <span className={`mark${one.state === 'alive' ? ' mark-blue' : one.state === 'too-many-tries' ? ' mark-amber' : ''}`}>
              {say(W.states[one.state])}
            </span>
            <span>{say(W.purposes[one.purpose])}</span>
            <span className="quiet">
              {say(W.at)} {at(one.issued)} · {one.issuedBy} · {say(W.until)} {at(one.expires)}
              {one.used === null ? '' : ` · ${fill(say(W.usedAt), { at: at(one.used) })}`}
              {one.tries === 0 ? '' : ` · ${fill(say(W.tries), { count: one.tries })}`}
            </span>
            {one.open ? <span className="mark mark-green">{say(W.open)}</span> : null}
            {one.state === 'alive' || one.open ? (
              <Popconfirm title={say(W.revokeSure)} onConfirm={() => revoking.mutate(one.id)}>
                <Button size="small" className="push">
                  {say(W.revoke)}
                </Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pagination, Segmented } from 'antd';
import { useState } from 'react';
import type { Named } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { type BothWords, useWords } from '../../words/language.ts';
import './concerns.css';
import { W } from './words.ts';

interface ConcernItem {
  readonly caseId: string;
  readonly state: string;
  readonly person: Named;
  readonly unit: Named;
  readonly organ: Named;
  readonly matter: string;
  readonly title: BothWords;
  readonly since: string;
  readonly until: string | null;
  readonly waits: boolean;
  readonly due: string | null;
  readonly overdue: boolean;
}
interface Concerns {
  readonly items: readonly ConcernItem[];
  readonly total: number;
  readonly waiting: number;
}

const PAGE = 50;

/** What was put to a court, the police or a prison: what waits for its answer first. */
export function ConcernsScreen() {
  const { say, language } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const [show, setShow] = useState<'waiting' | 'all'>('waiting');
  const [page, setPage] = useState(1);
  const concerns = useQuery({
    queryKey: ['concerns', show, page],
    queryFn: ({ signal }) => call<Concerns>('/api/concerns', { query: { show, offset: (page - 1) * PAGE, limit: PAGE }, signal }),
  });
  if (concerns.isError) return <Failure error={concerns.error} onRetry={() => void concerns.refetch()} />;
  const { items = [], total = 0, waiting = 0 } = concerns.data ?? {};
  return (
    <>
      <div className="page-head">
        <h1>{say(W.title)}</h1>
        <span className="quiet">{say(W.lead)}</span>
      </div>
      <Segmented
        className="concerns-show"
        value={show}
        options={[
          { value: 'waiting', label: `${say(W.waiting)} ${waiting}` },
          { value: 'all', label: say(W.all) },
        ]}
        onChange={(next) => {
          setShow(next === 'all' ? 'all' : 'waiting');
          setPage(1);
        }}
      />
      {concerns.data !== undefined && items.length === 0 ? (
        <div className="card concerns-empty">
          <EmptyState title={say(W.empty)} hint={say(W.emptyHint)} />
        </div>
      ) : (
        <ul className="card concerns" aria-label={say(W.title)}>
          {items.map((one) => (
            <li key={`${one.caseId} ${one.matter}`}>
              <button
                type="button"
                onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: one.caseId } })}
                className="concern"
              >
                <b className="concern-person">{one.person.name}</b>
                <span className="concern-what">
                  {say(one.title)}
                  <span className="quiet small">
                    {' '}
                    · {one.unit.name} · {say(W.since)} {sayDay(one.since, today, language)}
                  </span>
                </span>
                <span className={one.overdue ? 'mark mark-red' : one.waits ? 'mark mark-amber' : 'mark'}>
                  {one.waits
                    ? one.due === null
                      ? say(W.promptly)
                      : `${say(W.due)} ${sayDay(one.due, today, language)}`
                    : one.until === null
                      ? say(W.answered)
                      : fill(say(W.readUntil), { day: one.until })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {total > PAGE ? (
        <Pagination current={page} pageSize={PAGE} total={total} onChange={setPage} showSizeChanger={false} />
      ) : null}
    </>
  );
}

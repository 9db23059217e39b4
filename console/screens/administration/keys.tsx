import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { addDays, plainDate } from '../../../law/kernel/plain-date.ts';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type Column, RegisterTable } from '../../shapes/register-table.tsx';
import { dayOfInstant, daysApart, sayDay, sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { EndKey } from './end-key.tsx';
import { type KeyRow, keysQuery } from './key-data.ts';
import { W } from './key-words.ts';
import { NewKey } from './new-key.tsx';

/** So many days before its last a key is marked: who runs the other system needs time to change it. */
const SOON_DAYS = 30;

/** Keys of the systems of other organs: whose each is, when it was last used, until when it holds; made and ended here. */
export function KeysScreen() {
  const words = useWords();
  const { say } = words;
  const today = useToday();
  const { data: me } = useQuery(meQuery);
  const keys = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<KeyRow>();
  if (keys.isError) return <Failure error={keys.error} onRetry={() => void keys.refetch()} />;
  const manages = me?.permissions.includes('account.manage') ?? false;
  const noPost = keys.data?.posts.length === 0;
  return (
    <>
      <div className="page-head">
        <h1>{say(W.title)}</h1>
        <span className="quiet">{say(W.lead)}</span>
        {manages ? (
          <Button type="primary" className="push" disabled={keys.data === undefined || noPost} onClick={() => setMaking(true)}>
            {say(W.make)}
          </Button>
        ) : null}
      </div>
      <RegisterTable
        label={say(W.title)}
        rows={keys.data?.items}
        keyOf={({ id }) => id}
        edgeOf={(key) => (endsSoon(key, today) ? 'soon' : undefined)}
        columns={columnsFor(words, today, manages ? setEnding : undefined)}
        bar={
          noPost ? (
            <span>
              {say(W.noPost)} <Link to="/accounts">{say(W.toAccounts)}</Link>
            </span>
          ) : undefined
        }
        empty={<EmptyState title={say(W.empty)} hint={say(W.emptyHint)} />}
      />
      <NewKey open={making} posts={keys.data?.posts ?? []} onClose={() => setMaking(false)} />
      <EndKey row={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}

/** The last day a key holds: it ends with the day after. */
const lastDayOf = ({ expires }: KeyRow) => addDays(plainDate(dayOfInstant(expires)), -1);
const endsSoon = (key: KeyRow, today: string) => key.state === 'living' && daysApart(today, lastDayOf(key)) < SOON_DAYS;

function columnsFor(
  { say, language }: ReturnType<typeof useWords>,
  today: string,
  onEnd: ((row: KeyRow) => void) | undefined,
): Column<KeyRow>[] {
  return [
    { key: 'label', title: say(W.label), render: ({ label }) => <b>{label}</b> },
    {
      key: 'post',
      title: say(W.post),
      render: ({ organisation, roleTitle, holder }) => (
        <div>
          {organisation.name}
          <div className="quiet small">
            {say(roleTitle)} · {holder}
          </div>
        </div>
      ),
    },
    {
      key: 'made',
      title: say(W.made),
      render: ({ created, byName }) => (
        <div>
          {sayDay(dayOfInstant(created), today, language)}
          <div className="quiet small">{byName}</div>
        </div>
      ),
    },
    {
      key: 'used',
      title: say(W.used),
      render: ({ used }) =>
        used === null ? <span className="quiet">{say(W.neverUsed)}</span> : sayInstant(used, today, language),
    },
    {
      key: 'ends',
      title: say(W.lastDay),
      render: (key) => (
        <>
          {sayDay(lastDayOf(key), today, language)}{' '}
          {endsSoon(key, today) ? <span className="mark mark-amber">{say(W.soon)}</span> : null}
        </>
      ),
    },
    {
      key: 'state',
      title: say(W.state),
      render: ({ state, revoked, revokedBy, revokedWhy }) => (
        <div>
          <span className={`mark${state === 'living' ? ' mark-green' : ''}`}>{say(W.states[state])}</span>
          {revoked === null ? null : (
            <div className="quiet small">
              {[sayInstant(revoked, today, language), revokedBy, revokedWhy].filter((said) => said !== null).join(' · ')}
            </div>
          )}
        </div>
      ),
    },
    {
      key: 'acts',
      title: '',
      right: true,
      onPhone: 'bare',
      render: (row) =>
        onEnd === undefined || row.state === 'revoked' || row.state === 'over' ? (
          ''
        ) : (
          <Button size="small" onClick={() => onEnd(row)}>
            {say(W.end)}
          </Button>
        ),
    },
  ];
}

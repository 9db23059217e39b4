import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { App, Button, Progress } from 'antd';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { entryTitle } from './entry-title.ts';
import './settings.css';
import { type Change, changeQuery, settingsQuery, type TouchedCase, touchedQuery } from './settings-data.ts';
import { sayValue } from './value-text.ts';
import { W } from './words.ts';

/** One change: what it sets, what it does to whom, and the button that brings it into force. */
export function ChangeScreen() {
  const { say, language } = useWords();
  const today = useToday();
  const { changeId = '' } = useParams({ strict: false });
  const change = useQuery(changeQuery(changeId));
  const parameters = useQuery(settingsQuery).data?.parameters ?? [];
  if (change.isError) return <Failure error={change.error} onRetry={() => void change.refetch()} />;
  const { data } = change;
  if (data === undefined) return null;
  const people = data.state === 'applied' || data.state === 'applying' ? data.touched.applied : data.touched.previewed;
  return (
    <div className="settings-page">
      <div className="page-head">
        <h1>{[...new Set(data.entries.map(({ key }) => entryTitle(key, parameters, say)))].join('、')}</h1>
        <span className="mark">{say(W.state[data.state])}</span>
        <Link to="/settings" className="push">
          {say(W.title)}
        </Link>
      </div>
      <section className="card change-card">
        <ul>
          {data.entries.map(({ key, from, withdrawn, value, source }) => (
            <li key={`${key} ${from}`}>
              {key.startsWith('holidays.') ? null : (
                <>
                  {fill(say(W.future), {
                    from: sayDay(from, today, language),
                    value: withdrawn
                      ? say(W.withdrawn)
                      : sayValue(value, parameters.find((one) => one.key === key)?.unit ?? null, say),
                  })}{' '}
                  ·{' '}
                </>
              )}
              {source}
            </li>
          ))}
        </ul>
        <Working change={data} />
        <p className="change-people">
          <b>{fill(say(W.people), { count: people })}</b>
        </p>
        {data.state === 'applied' && data.since > 0 ? (
          <p className="quiet small">{fill(say(W.since), { count: data.since })}</p>
        ) : null}
        {data.failed > 0 ? <p className="soon-words">{fill(say(W.failed), { count: data.failed })}</p> : null}
        <Decide change={data} people={people} />
      </section>
      <Rules rules={data.rules} />
      {data.state === 'previewing' || data.state === 'applying' ? null : <People change={data} />}
    </div>
  );
}

function Working({ change: { state, progress } }: { change: Change }) {
  const { say } = useWords();
  if (state !== 'previewing' && state !== 'applying') return null;
  const done = state === 'applying' ? progress.applied : progress.previewed;
  return (
    <p role="status">
      <Progress
        aria-label={say(W.state[state])}
        percent={progress.total === 0 ? 100 : Math.round((100 * done) / progress.total)}
        size="small"
      />
      {fill(say(W.progress), { done, total: progress.total })}
    </p>
  );
}

function Decide({ change, people }: { change: Change; people: number }) {
  const { say } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const may = useQuery(meQuery).data?.permissions.includes('settings.manage') ?? false;
  const send = useMutation({
    mutationFn: (what: 'confirm' | 'drop') => call<void>(`/api/settings/changes/${change.id}/${what}`, { method: 'POST' }),
    // A holiday notice or a profile reaches into every page.
    onSettled: () => queries.invalidateQueries(),
  });
  if (change.state !== 'previewed' || !may) return send.isError ? <Trouble error={send.error} /> : null;
  return (
    <>
      <div className="row-line">
        <Button
          type="primary"
          loading={send.isPending}
          onClick={() =>
            modal.confirm({
              title: say(W.confirm),
              content: fill(say(W.confirmSure), { count: people }),
              okText: say(W.confirm),
              onOk: () => send.mutateAsync('confirm').catch(() => undefined),
            })
          }
        >
          {say(W.confirm)}
        </Button>
        <Button onClick={() => send.mutate('drop')}>{say(W.drop)}</Button>
      </div>
      {send.isError ? <Trouble error={send.error} /> : null}
    </>
  );
}

type Rule = NonNullable<ReturnType<typeof useRules>>[number];
const useRules = (id: string) => useQuery(changeQuery(id)).data?.rules;

/** How many duties of each rule are added, moved and lifted, as numbers and as bars. */
function Rules({ rules }: { rules: readonly Rule[] }) {
  const { say } = useWords();
  const most = Math.max(1, ...rules.map(({ added, moved, lifted }) => added + moved + lifted));
  return (
    <RegisterTable
      label={say(W.duty)}
      rows={rules}
      keyOf={({ rule }) => rule}
      columns={[
        {
          key: 'duty',
          title: say(W.duty),
          render: ({ rule, act }) => (
            <>
              {say(act)} <span className="quiet small">{rule}</span>
            </>
          ),
        },
        {
          key: 'bar',
          title: '',
          width: '24%',
          onPhone: 'hidden',
          render: ({ added, moved, lifted }) => (
            <span className="effect-bar" aria-hidden="true">
              {(
                [
                  ['added', added],
                  ['moved', moved],
                  ['lifted', lifted],
                ] as const
              ).map(([name, count]) => (
                <i key={name} className={`effect-${name}`} style={{ width: `${(100 * count) / most}%` }} />
              ))}
            </span>
          ),
        },
        { key: 'added', title: say(W.added), right: true, render: ({ added }) => added },
        { key: 'moved', title: say(W.moved), right: true, render: ({ moved }) => moved },
        { key: 'lifted', title: say(W.lifted), right: true, render: ({ lifted }) => lifted },
        { key: 'people', title: say(W.peopleColumn), right: true, render: ({ people }) => people },
      ]}
      empty={<EmptyState title={say(W.nobody)} hint={say(W.nobodyHint)} />}
    />
  );
}

function People({ change }: { change: Change }) {
  const { say, language } = useWords();
  const today = useToday();
  const { trail = [] } = useSearch({ strict: false });
  const touched = useQuery(touchedQuery(change.id, change.state, trail.at(-1)));
  const day = (one: string | null) => (one === null ? say(W.none_) : sayDay(one, today, language));
  const lines = ({ added, moved, lifted }: TouchedCase) => [
    ...added.map((one) => `${say(W.added)} ${say(one.act)}：${day(one.now)}`),
    ...moved.map((one) => `${say(one.act)}：${day(one.was)} → ${day(one.now)}`),
    ...lifted.map((one) => `${say(W.lifted)} ${say(one.act)}：${day(one.was)}`),
  ];
  if (touched.data?.items.length === 0 && trail.length === 0) return null;
  return (
    <RegisterTable
      label={say(W.person)}
      rows={touched.data?.items}
      keyOf={({ caseId }) => caseId}
      columns={[
        {
          key: 'person',
          title: say(W.person),
          render: ({ caseId, name }) => (
            <Link to="/cases/$caseId" params={{ caseId }}>
              {name === '' ? caseId.slice(0, 8) : name}
            </Link>
          ),
        },
        { key: 'unit', title: say(W.unit), render: ({ unit }) => unit },
        {
          key: 'what',
          title: say(W.what),
          render: (one) => (
            <ul className="effect-lines">
              {[...new Set(lines(one))].slice(0, 6).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ),
        },
      ]}
      empty={<EmptyState title={say(W.nobody)} />}
      pager={
        <CursorPager
          trail={trail}
          next={touched.data?.next ?? undefined}
          to="/settings/changes/$changeId"
          params={{ changeId: change.id }}
          search={{}}
        />
      }
    />
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import './account.css';
import { deviceOf } from './device.ts';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';

interface Session {
  readonly id: string;
  readonly created: string;
  readonly seen: string;
  readonly address: string;
  readonly agent: string;
  readonly current: boolean;
}

const sessionsKey = ['sessions'];

/** Where one is signed in, the password and the second factor: what each looks after himself. */
export function SessionsScreen() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const today = useToday();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => call<Page<Session>>('/api/sessions', { signal }) });
  const end = useMutation({
    mutationFn: (id: string) => call<void>(`/api/sessions/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      void message.success(t('account.sessions.ended'));
      await queries.invalidateQueries({ queryKey: sessionsKey });
    },
  });
  if (sessions.isError) return <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <>
      <div className="page-head">
        <h1>{t('account.sessions.title')}</h1>
        <span className="quiet">{t('account.sessions.lead')}</span>
      </div>
      <RegisterTable
        label={t('account.sessions.title')}
        rows={sessions.data?.items}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'device',
            title: t('account.sessions.device'),
            render: ({ agent, current }) => (
              <span title={agent}>
                {deviceOf(agent)} {current ? <span className="mark mark-blue">{t('account.sessions.current')}</span> : null}
              </span>
            ),
          },
          { key: 'address', title: t('account.sessions.address'), render: ({ address }) => address },
          { key: 'created', title: t('account.sessions.created'), render: ({ created }) => sayInstant(created, today, language) },
          { key: 'seen', title: t('account.sessions.seen'), render: ({ seen }) => sayInstant(seen, today, language) },
          {
            key: 'end',
            title: '',
            right: true,
            render: ({ id, current }) =>
              current ? (
                ''
              ) : (
                <Button size="small" onClick={() => end.mutate(id)} loading={end.isPending && end.variables === id}>
                  {t('account.sessions.end')}
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title={t('account.sessions.empty')} />}
      />
      <div className="account-cards">
        <PasswordCard />
        <SecondFactorCard on={me?.secondFactor ?? false} />
      </div>
    </>
  );
}

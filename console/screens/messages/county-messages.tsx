import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { type CountyAnswer, type CountyItem, type CountyList, topicKey, whyKey } from './message-data.ts';

const route = getRouteApi('/inside/messages');

/** What did not reach the persons of one's units, and whose number is missing. */
export function CountyMessages({ show }: { show: CountyList }) {
  const { t, language } = useWords();
  const today = useToday();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { trail = [] } = route.useSearch();
  const answer = useQuery({
    queryKey: ['messages', 'county', show, trail.at(-1) ?? ''],
    queryFn: ({ signal }) => call<CountyAnswer>('/api/deliveries', { query: { show, after: trail.at(-1), limit: 50 }, signal }),
  });
  const again = useMutation({
    mutationFn: (id: string) => call<void>(`/api/deliveries/${id}/send-again`, { method: 'POST', body: {} }),
    onSuccess: async () => {
      void message.success(t('messages.county.queued'));
      await queries.invalidateQueries({ queryKey: ['messages', 'county'] });
    },
  });
  if (answer.isError) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  const { channels } = answer.data ?? {};
  const sayWhy = (why: string | null) => {
    const key = why === null ? undefined : whyKey(why);
    return key === undefined ? (why ?? '') : t(`messages.why.${key}`);
  };
  const button = (item: CountyItem) =>
    show === 'failed' && item.mayAct ? (
      <Button size="small" onClick={() => again.mutate(item.id)} loading={again.isPending && again.variables === item.id}>
        {t('messages.county.again')}
      </Button>
    ) : show === 'stopped' && item.mayAct ? (
      <Link to="/cases/$caseId/messages" params={{ caseId: item.caseId }}>
        {t('messages.county.find')}
      </Link>
    ) : null;
  const title = { failed: 'failedAt', waiting: 'waitingUntil', stopped: 'stoppedAt' } as const;
  const empty = { failed: 'emptyFailed', waiting: 'emptyWaiting', stopped: 'emptyStopped' } as const;
  return (
    <>
      {again.isError ? <Trouble error={again.error} /> : null}
      <RegisterTable
        label={t(`messages.show.${show}`)}
        rows={answer.data?.items}
        keyOf={({ id, caseId }) => `${id} ${caseId}`}
        bar={
          <span className="quiet small">
            {(['failed', 'waiting', 'stopped'] as const)
              .map((list) => `${t(`messages.show.${list}`)} ${answer.data?.counts[list] ?? ''}`)
              .join(' · ')}
          </span>
        }
        columns={[
          {
            key: 'person',
            title: t('messages.county.person'),
            render: ({ caseId, person }) => (
              <Link to="/cases/$caseId/messages" params={{ caseId }}>
                <b>{person}</b>
              </Link>
            ),
          },
          { key: 'unit', title: t('messages.county.unit'), render: ({ unit }) => unit.name },
          {
            key: 'topic',
            title: t('messages.county.topic'),
            render: ({ topic, channel }) =>
              topic === null
                ? t(`messages.channels.${channel}`)
                : `${t(`messages.topics.${topicKey(topic)}`)} · ${t(`messages.channels.${channel}`)}`,
          },
          {
            key: 'why',
            title: t('messages.county.why'),
            render: ({ why }) => <span className={show === 'waiting' ? 'quiet' : 'soon-words'}>{sayWhy(why)}</span>,
          },
          ...(show === 'stopped'
            ? []
            : [
                {
                  key: 'attempts',
                  title: t('messages.county.attempts'),
                  right: true,
                  render: ({ attempts }: CountyItem) => attempts,
                },
              ]),
          {
            key: 'at',
            title: t(`messages.county.${title[show]}`),
            right: true,
            render: ({ at }) => sayInstant(at, today, language),
          },
          { key: 'do', title: '', right: true, render: button },
        ]}
        empty={<EmptyState title={t(`messages.county.${empty[show]}`)} hint={t('messages.county.emptyHint')} />}
        pager={<CursorPager trail={trail} next={answer.data?.next ?? undefined} to="/messages" search={{ show }} />}
      />
      {channels === undefined ? null : (
        <p className="quiet small">
          {channels.sms === 'folder' ? `${t('messages.county.folder')} ` : ''}
          {channels.reports ? '' : t('messages.county.noReports')}
        </p>
      )}
    </>
  );
}

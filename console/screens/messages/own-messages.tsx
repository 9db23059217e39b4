import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { ChannelsCard } from './channels-card.tsx';
import type { OwnMessage } from './message-data.ts';

const route = getRouteApi('/inside/messages');

/** What one was told; opening a row opens the case and marks it read. */
export function OwnMessages() {
  const { t, language, say } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { trail = [], unread } = route.useSearch();
  const messages = useQuery({
    queryKey: ['messages', 'own', unread ?? false, trail.at(-1) ?? ''],
    queryFn: ({ signal }) =>
      call<Page<OwnMessage> & { unread: number }>('/api/messages', {
        query: { unread: unread ?? false, after: trail.at(-1), limit: 50 },
        signal,
      }),
  });
  const markRead = useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      call<void>('/api/messages/read', { method: 'POST', body: ids ? { ids } : {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  });
  if (messages.isError) return <Failure error={messages.error} onRetry={() => void messages.refetch()} />;
  const open = ({ id, caseId, read }: OwnMessage) => {
    if (!read) markRead.mutate([id]);
    if (caseId !== null) void navigate({ to: '/cases/$caseId', params: { caseId } });
  };
  return (
    <div className="messages-own">
      <RegisterTable
        label={t('messages.show.own')}
        rows={messages.data?.items}
        keyOf={({ id }) => id}
        onOpen={open}
        edgeOf={({ read }) => (read ? undefined : 'soon')}
        columns={[
          {
            key: 'what',
            title: t('messages.what'),
            render: ({ title, text, read }) => (
              <div className="message-text">
                <b>{say(title)}</b> {read ? null : <span className="mark mark-amber">{t('messages.unread')}</span>}
                <p className={text === null ? 'quiet' : undefined}>{text === null ? t('messages.hidden') : say(text)}</p>
              </div>
            ),
          },
          {
            key: 'at',
            title: t('messages.at'),
            right: true,
            render: ({ at }) => <span className="message-at">{sayInstant(at, today, language)}</span>,
          },
        ]}
        bar={
          <>
            <Button
              size="small"
              onClick={() => void navigate({ to: '/messages', search: unread ? {} : { unread: true } })}
              aria-pressed={unread === true}
            >
              {unread ? t('messages.everything') : t('messages.unreadOnly')}
            </Button>
            <Button
              size="small"
              onClick={() => markRead.mutate(undefined)}
              disabled={(messages.data?.unread ?? 0) === 0}
              loading={markRead.isPending}
            >
              {t('messages.readAll')}
            </Button>
          </>
        }
        empty={<EmptyState title={t('messages.emptyTitle')} hint={t('messages.emptyHint')} />}
        pager={
          <CursorPager trail={trail} next={messages.data?.next ?? undefined} to="/messages" search={unread ? { unread } : {}} />
        }
      />
      <ChannelsCard />
    </div>
  );
}

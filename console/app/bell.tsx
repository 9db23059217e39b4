import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { useWords } from '../words/language.ts';
import './bell.css';

/** The bell: how many messages are unread, and the way to them. */
export function Bell() {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['messages', 'unread'],
    queryFn: ({ signal }) => call<{ unread: number }>('/api/messages/unread', { signal }),
    refetchInterval: 60_000,
  });
  const count = data?.unread ?? 0;
  return (
    <Link to="/messages" className="bell" aria-label={count === 0 ? t('shell.bell') : t('shell.bellUnread', { count })}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M10 2.5a5 5 0 0 0-5 5v3.2L3.4 14h13.2L15 10.7V7.5a5 5 0 0 0-5-5ZM8.2 15.6a1.9 1.9 0 0 0 3.6 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      {count === 0 ? null : <b aria-hidden="true">{count > 99 ? '99+' : count}</b>}
    </Link>
  );
}

import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { useWords } from '../../words/language.ts';
import type { AccountPost } from './account-data.ts';

/** The posts of an account with their days; a post is ended, never removed. */
export function Posts({ posts, ended, onEnded }: { posts: readonly AccountPost[]; ended: boolean; onEnded: () => void }) {
  const { t, term } = useWords();
  const { modal, message } = App.useApp();
  const today = useToday();
  const end = useMutation({
    mutationFn: (id: string) => call<void>(`/api/posts/${id}`, { method: 'DELETE' }),
    onSuccess: onEnded,
    onError: (error) => void message.warning(error.message),
  });
  return (
    <ul className="account-posts">
      {posts.map((post) => {
        const role = term('post', post.role);
        const over = post.to !== null && post.to <= today;
        return (
          <li key={post.id} className={over ? 'quiet' : undefined}>
            {role} <span className="quiet small">{post.organisation.name}</span>{' '}
            <span className="quiet small">
              {post.to === null
                ? t('administration.accounts.since', { from: post.from })
                : t('administration.accounts.until', { from: post.from, to: post.to })}
            </span>{' '}
            {over || ended ? null : (
              <button
                type="button"
                className="link-button small"
                onClick={() =>
                  modal.confirm({
                    title: t('administration.accounts.endPostSure', { role, organisation: post.organisation.name }),
                    onOk: () => end.mutateAsync(post.id),
                  })
                }
              >
                {t('administration.accounts.endPost')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

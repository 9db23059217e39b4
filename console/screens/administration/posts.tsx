import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { call, Problem } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import type { AccountPost } from './account-data.ts';

/** The posts of an account with their days; a post is ended on a last day, never removed. */
export function Posts({ posts, ended, onEnded }: { posts: readonly AccountPost[]; ended: boolean; onEnded: () => void }) {
  const { t, term } = useWords();
  const today = useToday();
  return (
    <ul className="account-posts">
      {posts.map((post) => {
        const over = post.to !== null && post.to <= today;
        return (
          <li key={post.id} className={over ? 'quiet' : undefined}>
            {term('post', post.role)} <span className="quiet small">{post.organisation.name}</span>{' '}
            <span className="quiet small">
              {post.to === null
                ? t('administration.accounts.since', { from: post.from })
                : t('administration.accounts.until', { from: post.from, to: post.to })}
            </span>{' '}
            {over || ended ? null : <LastDay post={post} onEnded={onEnded} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The last day of a post. Refused while it holds cases beyond that day; then one may say that they become nobody's. */
export function LastDay({ post, onEnded }: { post: { readonly id: string }; onEnded: () => void }) {
  const { t } = useWords();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [lastDay, setLastDay] = useState(today);
  const [leave, setLeave] = useState(false);
  const end = useMutation({
    mutationFn: () => call<unknown>(`/api/posts/${post.id}/end`, { method: 'POST', body: { lastDay, leaveUnassigned: leave } }),
    onSuccess: () => {
      setOpen(false);
      onEnded();
    },
  });
  const refused = end.error instanceof Problem && end.error.status === 422;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <form
          className="drawer-form last-day"
          onSubmit={(event) => {
            event.preventDefault();
            end.mutate();
          }}
        >
          <div className="field">
            <label htmlFor={`last-day-${post.id}`}>{t('administration.accounts.lastDay')}</label>
            <DayInput id={`last-day-${post.id}`} value={lastDay} onChange={setLastDay} />
          </div>
          {end.isError ? <Trouble error={end.error} /> : null}
          {refused ? (
            <Checkbox checked={leave} onChange={({ target }) => setLeave(target.checked)}>
              {t('administration.accounts.leaveUnassigned')}
            </Checkbox>
          ) : null}
          <Button type="primary" size="small" htmlType="submit" disabled={lastDay === ''} loading={end.isPending}>
            {t('administration.accounts.endPost')}
          </Button>
        </form>
      }
    >
      <button type="button" className="link-button small">
        {t('administration.accounts.endPost')}
      </button>
    </Popover>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Popover } from 'antd';
import { useState } from 'react';
import type { Me } from '../api/answers.ts';
import { call } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import { showLargeType } from '../look/large-type.ts';
import { useWords } from '../words/language.ts';
import './account-menu.css';

/** Who is signed in, in which posts, and the way out. */
export function AccountMenu({ me, onHelp }: { me: Me; onHelp: () => void }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => call<void>('/api/session', { method: 'DELETE' }),
    onSettled: async () => {
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  const type = useMutation({
    mutationFn: (largeType: boolean) => call<void>('/api/me', { method: 'PATCH', body: { largeType } }),
    onSuccess: (_, largeType) => {
      showLargeType(largeType);
      return queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const content = (
    <div className="account-menu">
      <b>{me.name}</b>
      <ul>
        {me.posts.map((post) => (
          <li key={post.id} className="quiet small">
            {post.organisation.name} · {typeof post.roleTitle === 'string' ? post.roleTitle : say(post.roleTitle)}
          </li>
        ))}
      </ul>
      <div className="account-menu-links">
        <Link to="/sessions" onClick={() => setOpen(false)}>
          {t('shell.pages.sessions')}
        </Link>
        <Link to="/help" onClick={() => setOpen(false)}>
          {t('shell.pages.help')}
        </Link>
        <button
          type="button"
          onClick={() => {
            setOpen(false);
            onHelp();
          }}
        >
          {t('shell.keys')} <kbd>?</kbd>
        </button>
        <button type="button" aria-pressed={me.largeType} onClick={() => type.mutate(!me.largeType)} disabled={type.isPending}>
          {t(me.largeType ? 'shell.ordinaryType' : 'shell.largeType')}
        </button>
        <button type="button" onClick={() => leave.mutate()} disabled={leave.isPending}>
          {t('shell.signOut')}
        </button>
      </div>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" content={content}>
      <button type="button" className="avatar" aria-label={me.name} aria-haspopup="dialog" aria-expanded={open}>
        {me.name.slice(0, 1)}
      </button>
    </Popover>
  );
}

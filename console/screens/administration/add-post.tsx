import { useMutation } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import type { AccountRow } from './account-data.ts';
import { blankPost, PostFields, postBody } from './post-fields.tsx';

interface Props {
  readonly account: AccountRow | undefined;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

/** Gives an account a post at an organisation, from a day on. */
export function AddPost({ account, onClose, onAdded }: Props) {
  const { t } = useWords();
  const today = useToday();
  const [post, setPost] = useState(() => blankPost(today));
  const add = useMutation({
    mutationFn: () => call<unknown>(`/api/accounts/${account?.id ?? ''}/posts`, { method: 'POST', body: postBody(post) }),
    onSuccess: () => {
      setPost(blankPost(today));
      onAdded();
    },
  });
  const ready = post.role !== '' && post.organisation !== '' && post.from !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <Drawer
      open={account !== undefined}
      onClose={onClose}
      size={460}
      title={`${t('administration.accounts.addPost')} · ${account?.name ?? ''}`}
    >
      <form className="drawer-form" onSubmit={submit}>
        <PostFields post={post} onChange={setPost} idPrefix="new-post" />
        {add.isError ? <Trouble error={add.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={add.isPending}>
            {t('administration.accounts.addPost')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

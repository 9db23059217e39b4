import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { type OneTimeCode, organisationsQuery } from './account-data.ts';
import { blankPost, PostFields, postBody } from './post-fields.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (code: OneTimeCode) => void;
}

/** A new account with its first post. Its holder sets the password with the code, so that nobody else ever knows it. */
export function AddAccount({ open, onClose, onAdded }: Props) {
  const { t } = useWords();
  const today = useToday();
  const organisations = useQuery({ ...organisationsQuery, enabled: open });
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [home, setHome] = useState<string>();
  const [post, setPost] = useState(() => blankPost(today));
  const withPost = post.role !== '' && post.organisation !== '';
  const add = useMutation({
    mutationFn: () =>
      call<{ code: string; expires: string }>('/api/accounts', {
        method: 'POST',
        body: { login: login.trim(), name: name.trim(), home, posts: withPost ? [postBody(post)] : [] },
      }),
    onSuccess: ({ code, expires }) => {
      onAdded({ code, expires, name: name.trim() });
      setLogin('');
      setName('');
      setPost(blankPost(today));
    },
  });
  const ready = login.trim() !== '' && name.trim() !== '' && home !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <Drawer open={open} onClose={onClose} size={460} title={t('administration.accounts.addTitle')}>
      <form className="drawer-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="new-login">{t('administration.accounts.login')}</label>
          <Input id="new-login" value={login} autoComplete="off" onChange={(event) => setLogin(event.target.value)} />
          <p className="quiet small">{t('administration.accounts.loginHint')}</p>
        </div>
        <div className="field">
          <label htmlFor="new-name">{t('administration.accounts.name')}</label>
          <Input id="new-name" value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="new-home">{t('administration.accounts.home')}</label>
          <Select
            id="new-home"
            value={home ?? null}
            placeholder={t('act.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string) => {
              setHome(value);
              setPost((old) => (old.organisation === '' ? { ...old, organisation: value } : old));
            }}
            options={(organisations.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          />
        </div>
        <PostFields post={post} onChange={setPost} idPrefix="first-post" />
        {add.isError ? <Trouble error={add.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={add.isPending}>
            {t('administration.accounts.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

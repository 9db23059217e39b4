import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { accountsSearch } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { type AccountRow, accountsQuery, type OneTimeCode } from './account-data.ts';
import { AddAccount } from './add-account.tsx';
import { AddPost } from './add-post.tsx';
import './administration.css';
import { Posts } from './posts.tsx';

const route = getRouteApi('/inside/accounts');

/** Accounts of the organisations one looks after: their posts, their standing, and resetting by two people. */
export function AccountsScreen() {
  const { t, language } = useWords();
  const { modal, message } = App.useApp();
  const today = useToday();
  const queries = useQueryClient();
  const { q, trail = [] } = route.useSearch();
  const navigate = useNavigate({ from: '/accounts' });
  const [text, setText] = useState(q ?? '');
  const [adding, setAdding] = useState(false);
  const [postFor, setPostFor] = useState<AccountRow>();
  const accounts = useQuery(accountsQuery(q, trail.at(-1)));
  const refresh = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  const showCode = ({ code, expires, name }: OneTimeCode) =>
    modal.info({
      title: t('administration.accounts.codeTitle'),
      content: (
        <>
          <p className="one-time-code">{code}</p>
          <p>{t('administration.accounts.codeHint', { name, expires: sayInstant(expires, today, language) })}</p>
        </>
      ),
    });
  const end = useMutation({
    mutationFn: ({ id }: AccountRow) => call<void>(`/api/accounts/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
    onError: (error) => void message.warning(error.message),
  });
  const recover = useMutation({
    mutationFn: ({ id }: AccountRow) =>
      call<{ state: string; code?: string; expires?: string }>(`/api/accounts/${id}/recovery`, { method: 'POST' }),
    onSuccess: ({ code, expires }, { name }) => {
      if (code !== undefined && expires !== undefined) showCode({ code, expires, name });
      else void message.info(t('administration.accounts.recoverWaiting'), 8);
    },
    onError: (error) => void message.warning(error.message, 6),
  });
  if (accounts.isError) return <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />;
  const columns: ListColumn<AccountRow>[] = [
    {
      key: 'name',
      title: t('administration.accounts.name'),
      render: ({ name, login }) => (
        <>
          <b>{name}</b> <span className="quiet">{login}</span>
        </>
      ),
    },
    { key: 'home', title: t('administration.accounts.home'), render: ({ home }) => home.name },
    {
      key: 'posts',
      title: t('administration.accounts.posts'),
      render: (account) => <Posts posts={account.posts} ended={account.ended} onEnded={() => void refresh()} />,
    },
    {
      key: 'standing',
      title: t('administration.accounts.standing'),
      render: ({ ended, hasPassword, secondFactor }) => (
        <>
          <span className={`mark${ended || !hasPassword ? '' : ' mark-green'}`}>
            {t(`administration.accounts.${ended ? 'ended' : hasPassword ? 'active' : 'noPassword'}`)}
          </span>{' '}
          <span className="quiet small">
            {t('administration.accounts.factor')} {t(secondFactor ? 'administration.accounts.on' : 'administration.accounts.off')}
          </span>
        </>
      ),
    },
    {
      key: 'acts',
      fixed: true,
      title: '',
      right: true,
      onPhone: 'bare',
      render: (account) =>
        account.ended ? (
          ''
        ) : (
          <span className="account-acts">
            <Button size="small" onClick={() => setPostFor(account)}>
              {t('administration.accounts.addPost')}
            </Button>
            <Button size="small" title={t('administration.accounts.recoverHint')} onClick={() => recover.mutate(account)}>
              {t('administration.accounts.recover')}
            </Button>
            <Button
              size="small"
              onClick={() =>
                modal.confirm({
                  title: t('administration.accounts.endSure', { name: account.name }),
                  okText: t('administration.accounts.end'),
                  onOk: () => end.mutateAsync(account),
                })
              }
            >
              {t('administration.accounts.end')}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <>
      <div className="page-head">
        <h1>{t('administration.accounts.title')}</h1>
        <Button type="primary" className="push" onClick={() => setAdding(true)}>
          {t('administration.accounts.add')}
        </Button>
      </div>
      <ListTable
        list="accounts"
        filter={q === undefined ? {} : { q }}
        onFilter={(next) => void navigate({ search: accountsSearch(next) })}
        label={t('administration.accounts.title')}
        rows={accounts.data?.items}
        keyOf={({ id }) => id}
        columns={columns}
        filters={
          <Input.Search
            aria-label={t('administration.accounts.q')}
            placeholder={t('administration.accounts.q')}
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
            onSearch={(value) => void navigate({ search: value.trim() === '' ? {} : { q: value.trim() } })}
            style={{ width: 260 }}
          />
        }
        empty={<EmptyState title={t('administration.accounts.emptyTitle')} hint={t('administration.accounts.emptyHint')} />}
        pager={
          <CursorPager
            trail={trail}
            next={accounts.data?.next ?? undefined}
            to="/accounts"
            search={q === undefined ? {} : { q }}
          />
        }
      />
      <AddAccount
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(code) => {
          setAdding(false);
          void refresh();
          showCode(code);
        }}
      />
      <AddPost
        account={postFor}
        onClose={() => setPostFor(undefined)}
        onAdded={() => {
          setPostFor(undefined);
          void refresh();
        }}
      />
    </>
  );
}

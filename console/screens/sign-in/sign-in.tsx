import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { call, Problem } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { changeLanguage, useWords } from '../../words/language.ts';
import './sign-in.css';
import { SignInTrouble } from './sign-in-trouble.tsx';

interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly totp?: string;
}

const route = getRouteApi('/sign-in');

/** True where the server asks for the second factor: the password was right, the code is missing. */
function asksForCode(error: unknown): boolean {
  return error instanceof Problem && error.kind === 'second-factor-needed';
}

/** Only a path of this site is followed after signing in. */
function staysHere(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}

/** Sign-in: account and password, then the second factor for those who have one. */
export function SignIn() {
  const { t, language } = useWords();
  const { to, ended } = route.useSearch();
  const router = useRouter();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [atCode, setAtCode] = useState(false);
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => call<{ needed: boolean }>('/api/setup'), retry: false });
  const setupNeeded = setup.data?.needed === true;
  useEffect(() => {
    if (setupNeeded) void router.navigate({ to: '/setup' });
  }, [setupNeeded, router]);
  const enter = useMutation({
    mutationFn: (credentials: Credentials) => call<unknown>('/api/session', { method: 'POST', body: credentials }),
    onSuccess: async () => {
      queryClient.clear();
      await router.navigate({ to: staysHere(to) ? to : '/' });
    },
    onError: (error) => {
      if (asksForCode(error)) setAtCode(true);
    },
  });
  const empty = account.trim() === '' || password === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (empty || enter.isPending) return;
    enter.mutate({ account: account.trim(), password, ...(atCode ? { totp: code.trim() } : {}) });
  };
  const trouble = enter.isError && !(asksForCode(enter.error) && enter.variables?.totp === undefined) ? enter.error : undefined;

  return (
    <div className="sign-in">
      <div className="sign-in-language">
        <Button type="text" size="small" onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('shell.language')}
        </Button>
      </div>
      <main className="sign-in-card card">
        <h1>
          归途<small>{t('shell.agency')}</small>
        </h1>
        <p className="law">{t('signIn.lead')}</p>
        {ended && trouble === undefined ? <p className="sign-in-note">{t('signIn.ended')}</p> : null}
        <form onSubmit={submit}>
          {atCode ? (
            <>
              <label htmlFor="code">{t('signIn.totp')}</label>
              <Input
                id="code"
                size="large"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={8}
                autoFocus
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
              <p className="quiet small">{t('signIn.totpHint')}</p>
            </>
          ) : (
            <>
              <label htmlFor="account">{t('signIn.account')}</label>
              <Input
                id="account"
                size="large"
                autoComplete="username"
                autoFocus
                value={account}
                onChange={(event) => setAccount(event.target.value)}
              />
              <label htmlFor="password">{t('signIn.password')}</label>
              <Input.Password
                id="password"
                size="large"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </>
          )}
          {trouble === undefined ? null : <SignInTrouble error={trouble} atCode={atCode} />}
          <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending} disabled={empty}>
            {atCode ? t('signIn.totpGo') : t('signIn.go')}
          </Button>
          {atCode ? (
            <Button
              type="link"
              block
              onClick={() => {
                setAtCode(false);
                setCode('');
                setPassword('');
                enter.reset();
              }}
            >
              {t('signIn.otherAccount')}
            </Button>
          ) : null}
        </form>
        {atCode ? null : (
          <p className="sign-in-other">
            <Link to="/recover">{t('account.recover.link')}</Link>
          </p>
        )}
      </main>
    </div>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import './sign-in.css';

const BLANK = { account: '', code: '', password: '', again: '' };

/** Sets a password with the code that an administrator gave: the first one of a new account, or a new one after two people checked. */
export function Recover() {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [values, setValues] = useState(BLANK);
  const set = useMutation({
    mutationFn: () =>
      call<void>('/api/session/recovery', {
        method: 'POST',
        body: { account: values.account.trim(), code: values.code.trim(), password: values.password },
      }),
    onSuccess: async () => {
      void message.success(t('account.recover.saved'));
      await navigate({ to: '/sign-in' });
    },
  });
  const ready =
    values.account.trim() !== '' && values.code.trim() !== '' && values.password !== '' && values.password === values.again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) set.mutate();
  };
  const change = (name: keyof typeof BLANK) => (event: { target: { value: string } }) =>
    setValues((old) => ({ ...old, [name]: event.target.value }));
  return (
    <div className="sign-in">
      <main className="sign-in-card card">
        <h1>归途</h1>
        <h2>{t('account.recover.title')}</h2>
        <p className="quiet">{t('account.recover.lead')}</p>
        <form onSubmit={submit}>
          <label htmlFor="account">{t('signIn.account')}</label>
          <Input id="account" size="large" autoComplete="username" value={values.account} onChange={change('account')} />
          <label htmlFor="code">{t('account.recover.code')}</label>
          <Input id="code" size="large" autoComplete="one-time-code" value={values.code} onChange={change('code')} />
          <label htmlFor="password">{t('account.password.next')}</label>
          <Input.Password
            id="password"
            size="large"
            autoComplete="new-password"
            value={values.password}
            onChange={change('password')}
          />
          <label htmlFor="again">{t('account.password.again')}</label>
          <Input.Password id="again" size="large" autoComplete="new-password" value={values.again} onChange={change('again')} />
          {values.again !== '' && values.again !== values.password ? (
            <p className="form-trouble">{t('account.password.differs')}</p>
          ) : null}
          {set.isError ? <Trouble error={set.error} /> : null}
          <Button type="primary" htmlType="submit" size="large" block disabled={!ready} loading={set.isPending}>
            {t('account.recover.save')}
          </Button>
        </form>
        <p className="sign-in-other">
          <Link to="/sign-in">{t('account.recover.back')}</Link>
        </p>
      </main>
    </div>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { readOffices } from './offices.ts';
import '../../shapes/field.css';
import './setup.css';

const BLANK = { code: '', county: '', countyName: '', offices: '', login: '', name: '', password: '', again: '' };
type Values = typeof BLANK;

/** The first run without the demonstration: a county, its offices, the first administrator, and the word about the keys. */
export function SetupScreen() {
  const { t } = useWords();
  const [values, setValues] = useState(BLANK);
  const needed = useQuery({ queryKey: ['setup'], queryFn: () => call<{ needed: boolean }>('/api/setup') });
  const read = readOffices(values.offices);
  const save = useMutation({
    mutationFn: () =>
      call<{ keyFile: string }>('/api/setup', {
        method: 'POST',
        body: {
          code: values.code.trim(),
          county: { code: values.county.trim(), name: values.countyName.trim() },
          offices: 'offices' in read ? read.offices : [],
          administrator: { login: values.login.trim(), name: values.name.trim(), password: values.password },
        },
      }),
  });
  if (needed.isError) return <Failure error={needed.error} onRetry={() => void needed.refetch()} />;
  if (needed.data === undefined) return null;
  if (save.data !== undefined) {
    return (
      <main className="setup">
        <h1>{t('administration.setup.done')}</h1>
        <p className="sight-notice">{t('administration.setup.keys', { path: save.data.keyFile })}</p>
        <p>
          <Link to="/sign-in">{t('administration.setup.toSignIn')}</Link>
        </p>
      </main>
    );
  }
  if (!needed.data.needed) {
    return (
      <main className="setup">
        <EmptyState
          title={t('administration.setup.closed')}
          hint={t('administration.setup.closedHint')}
          action={<Link to="/sign-in">{t('administration.setup.toSignIn')}</Link>}
        />
      </main>
    );
  }
  const ready =
    values.code.trim() !== '' &&
    /^\d{6}$/.test(values.county.trim()) &&
    values.countyName.trim().length >= 2 &&
    'offices' in read &&
    read.offices.length > 0 &&
    values.login.trim().length >= 2 &&
    values.name.trim() !== '' &&
    values.password !== '' &&
    values.password === values.again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const set = (name: keyof Values) => (event: { target: { value: string } }) =>
    setValues((old) => ({ ...old, [name]: event.target.value }));
  const text = (name: keyof Values, label: string, hint?: string) => (
    <div className="field">
      <label htmlFor={`setup-${name}`}>{label}</label>
      <Input id={`setup-${name}`} value={values[name]} onChange={set(name)} autoComplete="off" />
      {hint ? <p className="quiet small">{hint}</p> : null}
    </div>
  );
  const secret = (name: 'password' | 'again', label: string) => (
    <div className="field">
      <label htmlFor={`setup-${name}`}>{label}</label>
      <Input.Password id={`setup-${name}`} value={values[name]} onChange={set(name)} autoComplete="new-password" />
    </div>
  );
  return (
    <main className="setup">
      <h1>{t('administration.setup.title')}</h1>
      <p className="quiet">{t('administration.setup.lead')}</p>
      <form className="card setup-form" onSubmit={submit}>
        {text('code', t('administration.setup.code'), t('administration.setup.codeHint'))}
        <h2>{t('administration.setup.county')}</h2>
        <div className="setup-row">
          {text('county', t('administration.setup.countyCode'), t('administration.setup.countyCodeHint'))}
          {text('countyName', t('administration.setup.countyName'))}
        </div>
        <div className="field">
          <label htmlFor="setup-offices">{t('administration.setup.offices')}</label>
          <Input.TextArea
            id="setup-offices"
            autoSize={{ minRows: 4, maxRows: 16 }}
            value={values.offices}
            onChange={set('offices')}
          />
          <p className={'badLine' in read ? 'form-trouble' : 'quiet small'}>
            {'badLine' in read
              ? t('administration.setup.officesWrong', { line: read.badLine })
              : t('administration.setup.officesHint')}
          </p>
        </div>
        <h2>{t('administration.setup.administrator')}</h2>
        <div className="setup-row">
          {text('login', t('signIn.account'), t('administration.accounts.loginHint'))}
          {text('name', t('administration.accounts.name'))}
          {secret('password', t('signIn.password'))}
          {secret('again', t('account.password.again'))}
        </div>
        {values.again !== '' && values.again !== values.password ? (
          <p className="form-trouble">{t('account.password.differs')}</p>
        ) : null}
        {save.isError ? <Trouble error={save.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t('administration.setup.save')}
          </Button>
        </div>
      </form>
    </main>
  );
}

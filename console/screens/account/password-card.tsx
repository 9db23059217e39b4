import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';

const BLANK = { current: '', next: '', again: '' };

/** Changes one's own password; the other sessions end. */
export function PasswordCard() {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [values, setValues] = useState(BLANK);
  const change = useMutation({
    mutationFn: () => call<void>('/api/me/password', { method: 'POST', body: { current: values.current, next: values.next } }),
    onSuccess: async () => {
      setValues(BLANK);
      void message.success(t('account.password.saved'));
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const differs = values.again !== '' && values.again !== values.next;
  const ready = values.current !== '' && values.next !== '' && values.again === values.next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.mutate();
  };
  const field = (name: keyof typeof BLANK, complete: string) => (
    <div className="field">
      <label htmlFor={`password-${name}`}>{t(`account.password.${name}`)}</label>
      <Input.Password
        id={`password-${name}`}
        autoComplete={complete}
        value={values[name]}
        onChange={(event) => setValues((old) => ({ ...old, [name]: event.target.value }))}
      />
    </div>
  );
  return (
    <form className="card account-card" onSubmit={submit}>
      <h2>{t('account.password.title')}</h2>
      {field('current', 'current-password')}
      {field('next', 'new-password')}
      {field('again', 'new-password')}
      {differs ? <p className="form-trouble">{t('account.password.differs')}</p> : null}
      {change.isError ? <Trouble error={change.error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={change.isPending}>
          {t('account.password.save')}
        </Button>
      </div>
    </form>
  );
}

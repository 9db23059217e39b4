import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';

/** Sets up one-time codes: the key as a picture for the phone, then the first code as proof. */
export function SecondFactorCard({ on }: { on: boolean }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => call<{ secret: string; uri: string }>('/api/me/second-factor', { method: 'POST' }),
  });
  const confirm = useMutation({
    mutationFn: () => call<void>('/api/me/second-factor/confirm', { method: 'POST', body: { code: code.trim() } }),
    onSuccess: async () => {
      begin.reset();
      setCode('');
      void message.success(t('account.factor.done'));
      await queries.invalidateQueries(meQuery);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate();
  };
  return (
    <form className="card account-card" onSubmit={submit}>
      <h2>{t('account.factor.title')}</h2>
      <p>{on ? t('account.factor.on') : t('account.factor.off')}</p>
      {begin.data === undefined ? (
        on ? null : (
          <div>
            <Button onClick={() => begin.mutate()} loading={begin.isPending}>
              {t('account.factor.begin')}
            </Button>
          </div>
        )
      ) : (
        <>
          <p>{t('account.factor.scan')}</p>
          <QRCode value={begin.data.uri} size={168} />
          <code>{begin.data.secret}</code>
          <div className="field">
            <label htmlFor="first-code">{t('account.factor.code')}</label>
            <Input
              id="first-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
          <div>
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {t('account.factor.confirm')}
            </Button>
          </div>
        </>
      )}
      {begin.isError ? <Trouble error={begin.error} /> : confirm.isError ? <Trouble error={confirm.error} /> : null}
    </form>
  );
}

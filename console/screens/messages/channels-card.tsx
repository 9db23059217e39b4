import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';

interface Channels {
  readonly mail: string | null;
  readonly phone: string | null;
  readonly available: { readonly mail: boolean; readonly sms: boolean };
}

const key = ['messages', 'channels'];

/** By which other ways one is told, besides the bell. */
export function ChannelsCard() {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const channels = useQuery({ queryKey: key, queryFn: ({ signal }) => call<Channels>('/api/me/channels', { signal }) });
  const [values, setValues] = useState({ mail: '', phone: '' });
  useEffect(() => {
    if (channels.data) setValues({ mail: channels.data.mail ?? '', phone: channels.data.phone ?? '' });
  }, [channels.data]);
  const save = useMutation({
    mutationFn: () =>
      call<Channels>('/api/me/channels', {
        method: 'PUT',
        body: { mail: values.mail.trim() || null, phone: values.phone.trim() || null },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      void message.success(t('messages.own.saved'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  if (channels.data === undefined) return null;
  return (
    <form className="card message-card no-print" onSubmit={submit}>
      <h2>{t('messages.own.title')}</h2>
      <p className="quiet">{t('messages.own.hint')}</p>
      <div className="message-fields">
        {(['mail', 'phone'] as const).map((name) => (
          <div className="field" key={name}>
            <label htmlFor={`channel-${name}`}>{t(`messages.own.${name}`)}</label>
            <Input
              id={`channel-${name}`}
              type={name === 'mail' ? 'email' : 'tel'}
              autoComplete={name === 'mail' ? 'email' : 'tel'}
              value={values[name]}
              onChange={(event) => setValues((old) => ({ ...old, [name]: event.target.value }))}
            />
          </div>
        ))}
      </div>
      {channels.data.available.mail ? null : <p className="quiet small">{t('messages.own.mailOff')}</p>}
      {save.isError ? <Trouble error={save.error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('messages.own.save')}
        </Button>
      </div>
    </form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import './administration.css';
import { KEYS, type KeyRow } from './key-data.ts';
import { W } from './key-words.ts';

/** Ends a key at once, with the reason. */
export function EndKey({ row, onClose }: { row: KeyRow | undefined; onClose: () => void }) {
  const { say } = useWords();
  return (
    <Drawer open={row !== undefined} onClose={onClose} size={460} title={say(W.endTitle)} destroyOnHidden>
      {row === undefined ? null : <EndForm row={row} onEnded={onClose} />}
    </Drawer>
  );
}

function EndForm({ row, onEnded }: { row: KeyRow; onEnded: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () => call<void>(`/api/api-keys/${row.id}/revoke`, { method: 'POST', body: { reason: reason.trim() } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [KEYS] });
      onEnded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.mutate();
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <p>
        <b>{row.label}</b>{' '}
        <span className="quiet small">
          {row.organisation.name} · {say(row.roleTitle)} · {row.holder}
        </span>
      </p>
      <p>{say(W.endHint)}</p>
      <div className="field">
        <label htmlFor="key-reason">{say(W.reason)}</label>
        <Input
          id="key-reason"
          value={reason}
          maxLength={200}
          autoComplete="off"
          placeholder={say(W.reasonHint)}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {end.isError ? <Trouble error={end.error} /> : null}
      <div>
        <Button danger htmlType="submit" loading={end.isPending} disabled={reason.trim().length < 2}>
          {say(W.end)}
        </Button>
      </div>
    </form>
  );
}

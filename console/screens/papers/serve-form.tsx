import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import type { BothWords } from '../../words/language.ts';
import { HOWS, type How, type PaperDetail, RECIPIENTS, type Recipient } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';

/** Whom the paper reached, how and when, with the scan of the receipt. */
export function ServeForm({
  paper,
  onServed,
}: {
  paper: PaperDetail;
  onServed: (action: string | null, open: BothWords | null) => void;
}) {
  const { p } = usePaperWords();
  const today = useToday();
  const [recipient, setRecipient] = useState<Recipient>(paper.to[0] ?? 'other');
  const [how, setHow] = useState<How>('direct');
  const [on, setOn] = useState<string>(today);
  const [detail, setDetail] = useState('');
  const [scan, setScan] = useState<File>();
  const serving = useMutation({
    mutationFn: async () => {
      let file: string | undefined;
      if (scan !== undefined) {
        const form = new FormData();
        form.append('caseId', paper.caseId);
        form.append('file', scan, scan.name);
        file = (await call<{ id: string }>('/api/files', { method: 'POST', body: form })).id;
      }
      const body = { recipient, how, on, ...(detail === '' ? {} : { detail }), ...(file === undefined ? {} : { file }) };
      return call<{ action: string | null; open: BothWords | null }>(`/api/papers/${paper.id}/serve`, { method: 'POST', body });
    },
    onSuccess: ({ action, open }) => {
      setScan(undefined);
      setDetail('');
      onServed(action, open);
    },
  });
  return (
    <section>
      <h2>{p('serve')}</h2>
      <div className="paper-field">
        <label htmlFor="serve-recipient">{p('recipient')}</label>
        <Select
          id="serve-recipient"
          value={recipient}
          onChange={setRecipient}
          options={RECIPIENTS.map((value) => ({ value, label: p(`recipients.${value}`) }))}
        />
      </div>
      <div className="paper-field">
        <label htmlFor="serve-how">{p('how')}</label>
        <Select
          id="serve-how"
          value={how}
          onChange={setHow}
          options={HOWS.map((value) => ({ value, label: p(`hows.${value}`) }))}
        />
      </div>
      <div className="paper-field">
        <label htmlFor="serve-on">{p('on')}</label>
        <DayInput id="serve-on" value={on} onChange={setOn} max={today} />
      </div>
      <div className="paper-field">
        <label htmlFor="serve-detail">{p('detail')}</label>
        <Input id="serve-detail" value={detail} maxLength={500} onChange={(event) => setDetail(event.target.value)} />
      </div>
      <label className="paper-field">
        <span>{p('scan')}</span>
        <input type="file" accept="image/*,application/pdf" onChange={(event) => setScan(event.target.files?.[0])} />
      </label>
      {serving.isError ? <Trouble error={serving.error} /> : null}
      <Button type="primary" loading={serving.isPending} onClick={() => serving.mutate()}>
        {p('serve')}
      </Button>
    </section>
  );
}

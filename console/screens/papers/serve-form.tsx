import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useLawBook } from '../../app/law-book.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { UnitInput } from '../../shapes/procedure-form/naming-inputs.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import type { BothWords } from '../../words/language.ts';
import { HOWS, type How, type PaperDetail, RECIPIENTS, type Recipient, servingsQuery } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';

/** Whom the paper reached, how and when, with the scan of the receipt. */
export function ServeForm({
  paper,
  recipient: wanted,
  onPaper,
  onServed,
}: {
  paper: PaperDetail;
  /** On whom it is to be served, where that is why it was opened. */
  recipient: string | undefined;
  /** Opens another paper: the receipt of this one. */
  onPaper: (id: string) => void;
  onServed: (action: string | null, open: BothWords | null) => void;
}) {
  const { say, p } = usePaperWords();
  const today = useToday();
  const [recipient, setRecipient] = useState<Recipient>(RECIPIENTS.find((one) => one === wanted) ?? paper.to[0] ?? 'other');
  const [addressee, setAddressee] = useState<string>();
  const [how, setHow] = useState<How>('direct');
  const [on, setOn] = useState<string>(today);
  const [detail, setDetail] = useState('');
  const [scan, setScan] = useState<File>();
  const rows = useQuery(servingsQuery(paper.caseId));
  const owed = rows.data?.find((row) => row.done === null && row.to === recipient && row.paper?.id === paper.id);
  const units = owed?.units ?? [];
  const book = useLawBook('corrections', owed !== undefined);
  const info = owed && book?.actions[owed.action];
  const receipt = useMutation({
    mutationFn: () => call<{ id: string }>(`/api/papers/${paper.id}/receipt`, { method: 'POST', body: { recipient } }),
    onSuccess: ({ id }) => onPaper(id),
  });
  const serving = useMutation({
    mutationFn: async () => {
      let file: string | undefined;
      if (scan !== undefined) {
        const form = new FormData();
        form.append('caseId', paper.caseId);
        form.append('file', scan, scan.name);
        file = (await call<{ id: string }>('/api/files', { method: 'POST', body: form })).id;
      }
      const body = {
        recipient,
        ...(addressee === undefined || units.length === 0 ? {} : { addressee }),
        how,
        on,
        ...(detail === '' ? {} : { detail }),
        ...(file === undefined ? {} : { file }),
      };
      return call<{ action: string | null; open: BothWords | null }>(`/api/papers/${paper.id}/serve`, { method: 'POST', body });
    },
    onSuccess: ({ action, open }) => {
      setScan(undefined);
      setDetail('');
      setAddressee(undefined);
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
          onChange={(next: Recipient) => {
            setRecipient(next);
            setAddressee(undefined);
          }}
          options={RECIPIENTS.map((value) => ({ value, label: p(`recipients.${value}`) }))}
        />
      </div>
      {units.length === 0 ? null : (
        <>
          <div className="paper-field">
            <label htmlFor="serve-addressee">{p('addressee')}</label>
            <UnitInput id="serve-addressee" value={addressee ?? ''} onChange={setAddressee} kinds={units} />
          </div>
          <p className="quiet small">{p('addresseeHint')}</p>
        </>
      )}
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
      {owed && info ? (
        <p className="quiet small">
          {p('closes', { act: `${say(info.title)}：${say(owed.what)}，${p(`recipients.${owed.to}`)}` })}
        </p>
      ) : null}
      {serving.isError ? <Trouble error={serving.error} /> : null}
      {receipt.isError ? <Trouble error={receipt.error} /> : null}
      <div className="paper-acts">
        <Button type="primary" loading={serving.isPending} onClick={() => serving.mutate()}>
          {p('serve')}
        </Button>
        <Button loading={receipt.isPending} onClick={() => receipt.mutate()}>
          {p('receiptMake')}
        </Button>
      </div>
    </section>
  );
}

import { useState } from 'react';
import { LEAVE_REASONS } from '../../../law/corrections/vocabulary.ts';
import type { BothWords } from '../../words/language.ts';
import { AskForm, type AskProps, ChoiceField, DayField, TextField, useChoices } from './ask-form.tsx';
import { PlaceFields } from './place-fields.tsx';
import { asFields, type Proof, ProofFields } from './proof-fields.tsx';
import { W } from './words.ts';

const EMPTY = { from: '', to: '', reason: '', place: '', transport: '', urgency: '', note: '' };

export function AskLeave({ self, onDone }: AskProps) {
  const [values, setValues] = useState(EMPTY);
  const [destination, setDestination] = useState<string>();
  const [proofs, setProofs] = useState<readonly Proof[]>([]);
  const [sending, setSending] = useState(false);
  const reasons = useChoices(LEAVE_REASONS);
  const field = (name: keyof typeof EMPTY) => ({
    label: W.form[name],
    value: values[name],
    onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
  });
  const needed: readonly (readonly [string | undefined, BothWords])[] = [
    [values.from, W.form.from],
    [values.to, W.form.to],
    [values.reason, W.form.reason],
    [destination, W.form.province],
  ];
  return (
    <AskForm
      action="request-leave"
      input={{
        ...values,
        destination,
        ...asFields(proofs),
      }}
      missing={needed.filter(([value]) => value === undefined || value === '').map(([, label]) => label)}
      busy={sending}
      onDone={onDone}
    >
      <DayField {...field('from')} min={self.today} />
      <DayField {...field('to')} min={values.from || self.today} />
      <ChoiceField {...field('reason')} choices={reasons} />
      <PlaceFields value={destination} onChange={setDestination} />
      <TextField {...field('place')} />
      <TextField {...field('transport')} />
      <TextField {...field('urgency')} />
      <TextField {...field('note')} lines={3} />
      <ProofFields proofs={proofs} onChange={setProofs} onBusy={setSending} />
    </AskForm>
  );
}

import { useState } from 'react';
import { LEAVE_REASONS } from '../../../law/corrections/vocabulary.ts';
import { AskForm, type AskProps, ChoiceField, DayField, TextField, useChoices } from './ask-form.tsx';
import { PlaceFields } from './place-fields.tsx';
import { asFields, type Proof, ProofFields } from './proof-fields.tsx';
import { W } from './words.ts';

const EMPTY = { from: '', to: '', reason: '', frequency: '', place: '', note: '' };

/** Regular travel across the county line: one permit for many trips. */
export function AskTravel({ self, onDone }: AskProps) {
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
  const missing = (['from', 'reason', 'frequency'] as const)
    .filter((name) => values[name].trim() === '')
    .map((name) => W.form[name]);
  return (
    <AskForm
      action="request-travel-permit"
      input={{ ...values, destination, ...asFields(proofs) }}
      missing={[...missing, ...(destination === undefined ? [W.form.province] : [])]}
      busy={sending}
      onDone={onDone}
    >
      <DayField {...field('from')} min={self.today} />
      <DayField {...field('to')} min={values.from || self.today} />
      <ChoiceField {...field('reason')} choices={reasons} />
      <PlaceFields value={destination} onChange={setDestination} />
      <TextField {...field('place')} />
      <TextField {...field('frequency')} />
      <TextField {...field('note')} lines={3} />
      <ProofFields proofs={proofs} onChange={setProofs} onBusy={setSending} />
    </AskForm>
  );
}

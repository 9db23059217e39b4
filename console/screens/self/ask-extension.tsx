import { useState } from 'react';
import { LEAVE_REASONS } from '../../../law/corrections/vocabulary.ts';
import { AskForm, type AskProps, ChoiceField, DayField, TextField, useChoices } from './ask-form.tsx';
import { W } from './words.ts';

export function AskExtension({ self, onDone }: AskProps) {
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const reasons = useChoices(LEAVE_REASONS);
  return (
    <AskForm action="request-extension" input={{ to, reason, note }} missing={to === '' ? [W.form.until] : []} onDone={onDone}>
      <DayField label={W.form.until} value={to} min={self.today} onChange={setTo} />
      <ChoiceField label={W.form.reason} value={reason} choices={reasons} onChange={setReason} />
      <TextField label={W.form.note} value={note} lines={3} onChange={setNote} />
    </AskForm>
  );
}

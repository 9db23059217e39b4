import { useState } from 'react';
import { AskForm, type AskProps, DayField, TextField } from './ask-form.tsx';
import { PlaceFields } from './place-fields.tsx';
import { W } from './words.ts';

/** While on leave: where one is. */
export function ReportFromLeave({ onDone }: AskProps) {
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  return (
    <AskForm
      action="record-leave-report"
      input={{ place, note }}
      missing={place.trim() === '' ? [W.form.where] : []}
      onDone={onDone}
    >
      <TextField label={W.form.where} value={place} onChange={setPlace} />
      <TextField label={W.form.note} value={note} lines={3} onChange={setNote} />
    </AskForm>
  );
}

/** A trip under a permit for regular travel. */
export function ReportTrip({ self, onDone }: AskProps) {
  const [from, setFrom] = useState(self.today);
  const [to, setTo] = useState(self.today);
  const [destination, setDestination] = useState<string>();
  const [note, setNote] = useState('');
  return (
    <AskForm
      action="report-trip"
      input={{ from, to, destination, note }}
      missing={[
        ...(from === '' ? [W.form.from] : []),
        ...(to === '' ? [W.form.to] : []),
        ...(destination === undefined ? [W.form.province] : []),
      ]}
      onDone={onDone}
    >
      <DayField label={W.form.from} value={from} onChange={setFrom} />
      <DayField label={W.form.to} value={to} min={from} onChange={setTo} />
      <PlaceFields value={destination} onChange={setDestination} />
      <TextField label={W.form.note} value={note} lines={3} onChange={setNote} />
    </AskForm>
  );
}

import { useState } from 'react';
import { MEETINGS } from '../../../law/corrections/vocabulary.ts';
import { AskForm, type AskProps, ChoiceField, DayField, TextField, useChoices } from './ask-form.tsx';
import { W } from './words.ts';

const EMPTY = { whom: '', name: '', relation: '', place: '', from: '', content: '' };

/** A visitor, or somebody whom one may not meet without approval. */
export function AskMeeting({ self, onDone }: AskProps) {
  const [values, setValues] = useState(EMPTY);
  const whom = useChoices(MEETINGS);
  const field = (name: keyof typeof EMPTY) => ({
    label: W.form[name],
    value: values[name],
    onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
  });
  const missing = (['whom', 'name', 'from'] as const).filter((name) => values[name].trim() === '').map((name) => W.form[name]);
  return (
    <AskForm action="request-meeting" input={values} missing={missing} onDone={onDone}>
      <ChoiceField {...field('whom')} choices={whom} />
      <TextField {...field('name')} />
      <TextField {...field('relation')} />
      <DayField {...field('from')} min={self.today} />
      <TextField {...field('place')} />
      <TextField {...field('content')} lines={4} />
    </AskForm>
  );
}

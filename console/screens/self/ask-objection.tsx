import { useState } from 'react';
import { DISPUTED } from '../../../law/corrections/vocabulary.ts';
import { AskForm, type AskProps, ChoiceField, TextField, useChoices } from './ask-form.tsx';
import { W } from './words.ts';

export function AskObjection({ onDone }: AskProps) {
  const [disputed, setDisputed] = useState('');
  const [content, setContent] = useState('');
  const choices = useChoices(DISPUTED);
  return (
    <AskForm
      action="file-objection"
      input={{ disputed, content }}
      missing={[...(disputed === '' ? [W.form.disputed] : []), ...(content.trim() === '' ? [W.form.content] : [])]}
      onDone={onDone}
    >
      <ChoiceField label={W.form.disputed} value={disputed} choices={choices} onChange={setDisputed} />
      <TextField label={W.form.content} value={content} lines={6} onChange={setContent} />
    </AskForm>
  );
}

import { useState } from 'react';
import { DISPUTED } from '../../../law/corrections/vocabulary.ts';
import { AskForm, type AskProps, ChoiceField, TextField, useChoices } from './ask-form.tsx';
import { asAttachments, type Proof, ProofFields } from './proof-fields.tsx';
import { W } from './words.ts';

export function AskObjection({ onDone }: AskProps) {
  const [disputed, setDisputed] = useState('');
  const [content, setContent] = useState('');
  const [proofs, setProofs] = useState<readonly Proof[]>([]);
  const [sending, setSending] = useState(false);
  const choices = useChoices(DISPUTED);
  return (
    <AskForm
      action="file-objection"
      input={{ disputed, content, ...asAttachments(proofs) }}
      busy={sending}
      missing={[...(disputed === '' ? [W.form.disputed] : []), ...(content.trim() === '' ? [W.form.content] : [])]}
      onDone={onDone}
    >
      <ChoiceField label={W.form.disputed} value={disputed} choices={choices} onChange={setDisputed} />
      <TextField label={W.form.content} value={content} lines={6} onChange={setContent} />
      <ProofFields plain proofs={proofs} onChange={setProofs} onBusy={setSending} />
    </AskForm>
  );
}

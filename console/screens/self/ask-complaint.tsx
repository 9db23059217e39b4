import { useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { AskForm, type AskProps, TextField } from './ask-form.tsx';
import { asAttachments, type Proof, ProofFields } from './proof-fields.tsx';
import type { About } from './self-data.ts';
import { W } from './words.ts';

const KINDS = ['officer', 'other', 'office'] as const;

/** A complaint names whom it is about without opening a list of anybody. */
export function AskComplaint({ self, onDone }: AskProps) {
  const { say } = useWords();
  const [kind, setKind] = useState<About['kind']>();
  const [name, setName] = useState('');
  const [content, setContent] = useState('');
  const [proofs, setProofs] = useState<readonly Proof[]>([]);
  const [sending, setSending] = useState(false);
  const about: About | undefined = kind === undefined ? undefined : kind === 'other' ? { kind, name: name.trim() } : { kind };
  const missing = [
    ...(kind === undefined ? [W.form.about] : []),
    ...(kind === 'other' && name.trim() === '' ? [W.form.name] : []),
    ...(content.trim() === '' ? [W.form.complaint] : []),
  ];
  const words = {
    officer: fill(say(W.form.officer), { name: self.officer ?? '' }),
    other: say(W.form.other),
    office: say(W.form.office),
  };
  return (
    <AskForm
      action="file-complaint"
      input={{ content, ...asAttachments(proofs) }}
      about={about}
      missing={missing}
      busy={sending}
      onDone={onDone}
    >
      <fieldset className="self-choices">
        <legend>{say(W.form.about)}</legend>
        {KINDS.filter((one) => one !== 'officer' || self.officer !== null).map((one) => (
          <label key={one}>
            <input type="radio" name="about" value={one} checked={kind === one} onChange={() => setKind(one)} />
            {words[one]}
          </label>
        ))}
      </fieldset>
      {kind === 'other' ? <TextField label={W.form.name} value={name} onChange={setName} /> : null}
      {kind === undefined ? null : (
        <p className="self-small" role="status">
          {say(kind === 'officer' ? W.form.hidden : W.form.notHidden)}
        </p>
      )}
      <TextField label={W.form.complaint} value={content} lines={6} onChange={setContent} />
      <ProofFields plain proofs={proofs} onChange={setProofs} onBusy={setSending} />
    </AskForm>
  );
}

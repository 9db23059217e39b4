import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { LEAVE_PROOFS } from '../../../law/corrections/vocabulary.ts';
import { useWords } from '../../words/language.ts';
import { ChoiceField, useChoices } from './ask-form.tsx';
import { Note } from './note.tsx';
import { type ProofFile, sendProof } from './self-data.ts';
import { W } from './words.ts';

export interface Proof extends ProofFile {
  readonly kind: string;
}

/** As the event of a request takes them. */
export function asFields(proofs: readonly Proof[]) {
  return proofs.length === 0 ? {} : { proofs: proofs.map(({ kind, name, sha256 }) => ({ proof: kind, title: name, sha256 })) };
}

/** As an objection or a complaint takes them: no kinds there. */
export function asAttachments(proofs: readonly Proof[]) {
  return proofs.length === 0 ? {} : { attachments: proofs.map(({ name, sha256 }) => ({ title: name, sha256 })) };
}

/** Papers that show the reason: photographed with the telephone, kept with the case. */
export function ProofFields({
  proofs,
  onChange,
  onBusy,
  plain = false,
}: {
  proofs: readonly Proof[];
  onChange: (proofs: readonly Proof[]) => void;
  onBusy: (busy: boolean) => void;
  /** Of no kind: what goes with an objection or a complaint. */
  plain?: boolean;
}) {
  const { say } = useWords();
  const id = useId();
  const kinds = useChoices(LEAVE_PROOFS);
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const stored: Proof[] = [];
      for (const file of files) stored.push({ ...(await sendProof(file)), kind: 'other' });
      return stored;
    },
    onMutate: () => onBusy(true),
    onSuccess: (stored) => onChange([...proofs, ...stored]),
    onSettled: () => onBusy(false),
  });
  return (
    <>
      <label htmlFor={id}>{say(plain ? W.form.attachments : W.form.proofs)}</label>
      <input
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          sending.mutate([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p id={`${id}-hint`} className="self-small">
        {sending.isPending ? say(W.form.uploading) : say(W.form.proofsHint)}
      </p>
      {sending.isError ? <Note error={sending.error} /> : null}
      {proofs.map((proof) => (
        <div key={proof.sha256} className="self-proof">
          <span>{proof.name}</span>
          {plain ? null : (
            <ChoiceField
              label={W.form.proofKind}
              value={proof.kind}
              choices={kinds}
              onChange={(kind) => onChange(proofs.map((one) => (one === proof ? { ...one, kind: kind || 'other' } : one)))}
            />
          )}
          <button type="button" className="link-button" onClick={() => onChange(proofs.filter((one) => one !== proof))}>
            {say(W.form.remove)}
          </button>
        </div>
      ))}
    </>
  );
}

import { useContext, useState } from 'react';
import { Problem } from '../../api/client.ts';
import { sendPhotograph } from '../../api/photographs.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useWords } from '../../words/language.ts';
import { PhotographButton } from '../photograph-button.tsx';
import { Photographs } from '../photographs.tsx';

interface Props {
  readonly id: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Photographs of the record being written: taken with the phone or chosen, sent at once, shown as they will stand in the file. */
export function PhotographInput({ id, ids, onChange }: Props) {
  const { t } = useWords();
  const { id: caseId } = useContext(CaseInHandContext);
  const [state, setState] = useState<'idle' | 'sending' | string>('idle');
  if (caseId === undefined) return null;
  const send = async (files: readonly File[]) => {
    setState('sending');
    try {
      const sent: string[] = [];
      for (const file of files) sent.push(await sendPhotograph(caseId, file));
      onChange([...new Set([...ids, ...sent])]);
      setState('idle');
    } catch (error) {
      setState(error instanceof Problem && error.detail !== '' ? error.detail : t('matters.photoFailed'));
    }
  };
  return (
    <span className="photograph-picker">
      <PhotographButton id={id} disabled={state === 'sending'} onFiles={(files) => void send(files)} />
      {state === 'sending' ? <span className="quiet small">{t('matters.photoSending')}</span> : null}
      {state !== 'idle' && state !== 'sending' ? (
        <p className="form-trouble" role="alert">
          {state}
        </p>
      ) : null}
      <Photographs ids={ids} />
    </span>
  );
}

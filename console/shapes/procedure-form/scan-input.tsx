import { useContext, useState } from 'react';
import { call, Problem } from '../../api/client.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { type BothWords, useWords } from '../../words/language.ts';

const W: Readonly<Record<'sending' | 'kept' | 'failed', BothWords>> = {
  sending: { zh: '正在上传', en: 'Uploading' },
  kept: { zh: '已存入本案，校验值 {{hash}}', en: 'Kept with the case, hash {{hash}}' },
  failed: { zh: '没有上传成功，请重试', en: 'It was not uploaded: try again' },
};

/** A scan that goes into the case at once; the record keeps the hash of what was sent, so that it cannot be another one afterwards. */
export function ScanInput({ id, value, onChange }: { id: string; value: string; onChange: (hash: string | undefined) => void }) {
  const { say } = useWords();
  const { id: caseId } = useContext(CaseInHandContext);
  const [state, setState] = useState<'idle' | 'sending' | string>('idle');
  const send = async (file: File | undefined) => {
    if (caseId === undefined || file === undefined) return onChange(undefined);
    setState('sending');
    const form = new FormData();
    form.append('caseId', caseId);
    form.append('file', file, file.name);
    try {
      onChange((await call<{ sha256: string }>('/api/files', { method: 'POST', body: form })).sha256);
      setState('idle');
    } catch (error) {
      setState(error instanceof Problem && error.detail !== '' ? error.detail : say(W.failed));
    }
  };
  return (
    <span>
      <input id={id} type="file" accept="image/*,application/pdf" onChange={({ target }) => void send(target.files?.[0])} />
      {state === 'sending' ? <span className="quiet small">{say(W.sending)}</span> : null}
      {state === 'idle' && value !== '' ? (
        <span className="quiet small">{say(W.kept).replace('{{hash}}', `${value.slice(0, 12)}…`)}</span>
      ) : null}
      {state !== 'idle' && state !== 'sending' ? (
        <p className="form-trouble" role="alert">
          {state}
        </p>
      ) : null}
    </span>
  );
}

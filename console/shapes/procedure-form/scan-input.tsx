import { useContext, useState } from 'react';
import { call, Problem } from '../../api/client.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { type BothWords, useWords } from '../../words/language.ts';

const W: Readonly<Record<'sending' | 'kept' | 'paper' | 'many' | 'failed', BothWords>> = {
  sending: { zh: '正在上传', en: 'Uploading' },
  kept: { zh: '已存入本案，校验值 {{hash}}', en: 'Kept with the case, hash {{hash}}' },
  paper: {
    zh: '纸质件请扫描或者拍照后附上；只写存放处的，不能据以处分（CHECK-03）',
    en: 'Of paper, attach a scan or a photograph: named alone, it carries no sanction (CHECK-03)',
  },
  many: { zh: '成批办理时不能附文件，请逐案办理', en: 'No file can be attached to many cases at once' },
  failed: { zh: '没有上传成功，请重试', en: 'It was not uploaded: try again' },
};

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onChange: (hash: string | undefined) => void;
  /** A scan is a picture or a PDF; evidence may be a recording, a table or a letter as well. The server looks at what it really is. */
  readonly evidence?: boolean;
}

const SCANS = 'image/*,application/pdf';

/** A file that goes into the case at once; the record keeps the hash of what was sent, so that it cannot be another one afterwards. */
export function ScanInput({ id, value, onChange, evidence }: Props) {
  const { say } = useWords();
  const { id: caseId } = useContext(CaseInHandContext);
  const [state, setState] = useState<'idle' | 'sending' | string>('idle');
  if (caseId === undefined) return <span className="quiet small">{say(W.many)}</span>;
  const send = async (file: File | undefined) => {
    if (file === undefined) return onChange(undefined);
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
      <input id={id} type="file" accept={evidence ? undefined : SCANS} onChange={({ target }) => void send(target.files?.[0])} />
      {state === 'sending' ? <span className="quiet small">{say(W.sending)}</span> : null}
      {state === 'idle' && value !== '' ? (
        <span className="quiet small">{say(W.kept).replace('{{hash}}', `${value.slice(0, 12)}…`)}</span>
      ) : null}
      {evidence && state === 'idle' && value === '' ? <p className="quiet small">{say(W.paper)}</p> : null}
      {state !== 'idle' && state !== 'sending' ? (
        <p className="form-trouble" role="alert">
          {state}
        </p>
      ) : null}
    </span>
  );
}

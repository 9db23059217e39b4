import { Button } from 'antd';
import { Problem } from '../api/client.ts';
import { useWords } from '../words/language.ts';
import { RefusalBox } from './refusal-box.tsx';
import './trouble.css';

/** Why a submit was not done: the law says no, the file has moved on, the input is not right, or no answer came. */
export function Trouble({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const { t } = useWords();
  if (!(error instanceof Problem)) return <Note title={t('act.failed')} text={t('shell.failure.serverHint')} />;
  if (error.status === 422) {
    return (
      <RefusalBox refusal={{ rule: error.rule, cite: error.cite, why: error.detail || error.title, remedy: error.remedy }} />
    );
  }
  if (error.status === 409) {
    return (
      <Note title={t('act.stale')} text={t('act.staleHint')}>
        {onReload ? (
          <Button size="small" onClick={onReload}>
            {t('act.staleReload')}
          </Button>
        ) : null}
      </Note>
    );
  }
  if (error.status === 0) return <Note title={t('shell.failure.offline')} text={t('shell.failure.offlineHint')} />;
  if (error.status >= 500) return <Note title={t('act.failed')} text={t('shell.failure.serverHint')} />;
  return (
    <Note title={error.title || t('act.faults')} text={error.detail}>
      {error.faults.some((fault) => !error.detail.includes(fault)) ? (
        <ul>
          {error.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
    </Note>
  );
}

function Note({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="trouble" role="alert">
      <b>{title}</b>
      <p>{text}</p>
      {children}
    </div>
  );
}

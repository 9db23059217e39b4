import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Problem } from '../api/client.ts';
import { useWords } from '../words/language.ts';
import './failure.css';

type Kind = 'offline' | 'server' | 'denied' | 'missing';

/** Which page an error deserves. */
export function kindOfFailure(error: unknown): Kind {
  if (!(error instanceof Problem)) return 'server';
  if (error.status === 0) return 'offline';
  if (error.status === 403) return 'denied';
  return error.status === 404 ? 'missing' : 'server';
}

/** A page that could not be shown, with the reason and a way on. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const kind = kindOfFailure(error);
  const detail = error instanceof Problem ? error.detail || error.title : '';
  return (
    <div className="failure" role="alert">
      <h1>{t(`shell.failure.${kind}`)}</h1>
      {detail !== '' && <p className="failure-detail">{detail}</p>}
      <p className="quiet">{t(`shell.failure.${kind}Hint`)}</p>
      <div className="row-line">
        {onRetry && kind !== 'denied' && kind !== 'missing' ? (
          <Button type="primary" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        ) : null}
        <Link to="/today">{t('shell.failure.home')}</Link>
      </div>
    </div>
  );
}

/** A page, or a record, that is not there for this account. */
export function NotFound() {
  return <Failure error={new Problem(404, {})} />;
}

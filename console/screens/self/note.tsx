import { Problem } from '../../api/client.ts';
import { sayCitations } from '../../words/citations.ts';
import { useWords } from '../../words/language.ts';
import { W } from './words.ts';

/** Why something was not done, in plain words: the law's no with its article and what one may do instead, or what is wrong with the form. */
export function Note({ error }: { error: unknown }) {
  const { t, say, language } = useWords();
  if (!(error instanceof Problem)) return <p className="self-note">{t('shell.failure.serverHint')}</p>;
  if (error.status === 0) return <p className="self-note">{t('shell.failure.offlineHint')}</p>;
  return (
    <div className="self-note" role="alert">
      <b>{error.status === 422 ? say(W.ask.not) : error.title}</b>
      <p>{error.detail}</p>
      {error.cite.length > 0 ? (
        <p className="law">
          {say(W.ask.cite)}
          {sayCitations(error.cite, language)}
        </p>
      ) : null}
      {error.remedy === undefined ? null : (
        <p>
          {say(W.ask.instead)}
          {error.remedy}
        </p>
      )}
    </div>
  );
}

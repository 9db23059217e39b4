import { sayCitations } from '../words/citations.ts';
import { type BothWords, useWords } from '../words/language.ts';
import { CitationChip } from './citation-chip.tsx';
import './refusal-box.css';

interface Props {
  readonly refusal: {
    readonly rule?: string | undefined;
    readonly cite: readonly string[];
    /** In both languages from the law, in one from the server. */
    readonly why: BothWords | string;
    readonly remedy?: BothWords | string | undefined;
  };
  /** What is refused. */
  readonly what?: string;
}

/** An expected «no»: what, why, the article, and what one may do instead. */
export function RefusalBox({ refusal, what }: Props) {
  const { t, say, language } = useWords();
  const text = (words: BothWords | string): string => (typeof words === 'string' ? words : say(words));
  return (
    <div className="refusal-box" role="status">
      <h3>
        {what === undefined ? t('act.refusal.title') : `${what}${language === 'zh' ? '：' : ': '}${t('act.refusal.title')}`}
      </h3>
      <p className="law">{text(refusal.why)}</p>
      {refusal.cite.length > 0 || refusal.rule !== undefined ? (
        <p className="small">
          <span className="quiet">{t('act.refusal.rule')}</span>{' '}
          <span className="law">{sayCitations(refusal.cite, language)}</span>{' '}
          {refusal.rule === undefined ? null : <CitationChip rule={refusal.rule} />}
        </p>
      ) : null}
      {refusal.remedy === undefined ? null : (
        <p>
          <span className="quiet">{t('act.refusal.instead')}</span> {text(refusal.remedy)}
        </p>
      )}
    </div>
  );
}

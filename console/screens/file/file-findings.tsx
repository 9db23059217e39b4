import type { Finding } from '../../../law/kernel/explanation.ts';
import { byFavour, FindingRow } from '../../shapes/finding-row.tsx';
import { useWords } from '../../words/language.ts';

/** What the law sees in the history, favourable things first. */
export function FileFindings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useWords();
  return (
    <section className="file-findings">
      <div className="band">
        <h2>{t('file.findings')}</h2>
        <span>{t('file.findingsHint')}</span>
      </div>
      {findings.length === 0 ? <p className="file-none quiet">{t('file.emptyFindings')}</p> : null}
      <ul>
        {byFavour(findings).map((finding) => (
          <FindingRow key={`${finding.rule}~${finding.since ?? ''}~${finding.zh}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

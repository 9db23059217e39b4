import type { Finding, FindingSeverity } from '../../law/kernel/explanation.ts';
import { useToday } from '../app/today-context.ts';
import { sayCitations } from '../words/citations.ts';
import { sayDay } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { CitationChip } from './citation-chip.tsx';
import './finding-row.css';

const ORDER: Readonly<Record<FindingSeverity, number>> = { favourable: 0, breach: 1, warning: 2, notice: 3 };
const TONE: Readonly<Record<FindingSeverity, string>> = {
  favourable: ' mark-green',
  breach: ' mark-red',
  warning: ' mark-amber',
  notice: '',
};

/** What is good for the person comes first, then what weighs most. */
export function byFavour(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** Something the law makes of the history. A human judges it; nothing follows by itself. */
export function FindingRow({ finding }: { finding: Finding }) {
  const { t, language, say, term } = useWords();
  const today = useToday();
  const said = say(finding);
  return (
    <li className="finding">
      <span className={`mark${TONE[finding.severity]}`}>{term('severity', finding.severity)}</span>
      <div>
        {said}
        <p className="law">
          {sayCitations(finding.cite, language)} <CitationChip rule={finding.rule} />
        </p>
      </div>
      {finding.since ? (
        <span className="quiet small" title={finding.since}>
          {t('file.since', { day: sayDay(finding.since, today, language) })}
        </span>
      ) : null}
    </li>
  );
}

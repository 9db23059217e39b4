import type { Officer } from '../api/answers.ts';
import { useWords } from '../words/language.ts';

/** Who holds a case; with «代» who stands in for him; or that nobody does. */
export function OfficerName({ officer }: { officer: Officer | null | undefined }) {
  const { t } = useWords();
  if (officer === null || officer === undefined) return <span className="quiet">{t('people.unassigned')}</span>;
  return (
    <>
      {officer.name}
      {officer.standIn === undefined ? null : (
        <span className="mark mark-amber"> {t('people.standIn', { name: officer.standIn })}</span>
      )}
    </>
  );
}

import type { Absence } from '../../../law/kernel/explanation.ts';
import { useToday } from '../../app/today-context.ts';
import { sayDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

/** Out of reach or held by another organ, at the head of a file: red where nobody knows where the person is. */
export function AbsenceMarks({ absences }: { absences: readonly Absence[] }) {
  const { t, term, language } = useWords();
  const today = useToday();
  return absences.map(({ why, since, measure }) => (
    <span key={`${why} ${since} ${measure}`} className={`mark ${why === 'lost' ? 'mark-red' : 'mark-amber'}`}>
      {t(`file.absence.${why}`, {
        since: sayDay(since, today, language),
        measure: measure === undefined ? t('file.absence.measure') : term('measure', measure),
      })}
    </span>
  ));
}

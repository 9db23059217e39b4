import type { LeaveNow } from '../../../law/kernel/explanation.ts';
import { useToday } from '../../app/today-context.ts';
import type { Names } from '../../shapes/event-words.ts';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { W } from './words.ts';

/** The leaves in hand at the head of a file: until when, where, and red for whoever is not back. */
export function LeaveMarks({ leaves, names }: { leaves: readonly LeaveNow[]; names: Names }) {
  const { say, language } = useWords();
  const today = useToday();
  const day = (on: string | null) => (on === null ? '' : sayDay(on, today, language));
  return (
    <>
      {leaves.map(({ proceeding, stage, from, to, daysLate, destination }) => (
        <span key={proceeding} className={`mark ${stage === 'overstayed' ? 'mark-red' : 'mark-amber'}`}>
          {fill(say(W.headed[stage]), { from: day(from), to: day(to), late: daysLate })}
          {destination !== null && names[destination] !== undefined ? ` · ${names[destination]}` : ''}
        </span>
      ))}
    </>
  );
}

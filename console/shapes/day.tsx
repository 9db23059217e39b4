import { useToday } from '../app/today-context.ts';
import { exactDay, sayDay, sayDayAndWeekday } from '../words/days.ts';
import { useWords } from '../words/language.ts';

/** A day as people say it, the exact date one hover away. */
export function Day({ day, weekday = false }: { day: string; weekday?: boolean }) {
  const today = useToday();
  const { language } = useWords();
  return (
    <time dateTime={day} title={exactDay(day, language)}>
      {weekday ? sayDayAndWeekday(day, today, language) : sayDay(day, today, language)}
    </time>
  );
}

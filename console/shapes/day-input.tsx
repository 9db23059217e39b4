import { Input } from 'antd';
import { findPlainDate } from '../../law/kernel/plain-date.ts';
import { useToday } from '../app/today-context.ts';
import { useCalendar } from '../app/use-calendar.ts';
import { sayDayAndWeekday } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import './field.css';

/** A day to type or to pick, said back in words with its weekday, so that a slip of a digit shows at once. */
export function DayInput({
  id,
  value,
  onChange,
  max,
}: {
  id: string;
  value: string;
  onChange: (day: string) => void;
  max?: string;
}) {
  const { t, language } = useWords();
  const today = useToday();
  const calendar = useCalendar();
  const day = findPlainDate(value);
  const kind = day === undefined ? undefined : calendar.dayKind(day);
  return (
    <span className="day-input">
      <Input id={id} type="date" value={value} max={max} onChange={(event) => onChange(event.target.value)} />
      {day !== undefined && kind !== undefined ? (
        <span className="quiet small">
          {sayDayAndWeekday(day, today, language)} · {kind.name ?? t(kind.off ? 'shell.dayOff' : 'shell.workingDay')}
        </span>
      ) : null}
    </span>
  );
}

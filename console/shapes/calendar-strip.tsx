import type { Counting } from '../../law/kernel/explanation.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { useToday } from '../app/today-context.ts';
import { useCalendar } from '../app/use-calendar.ts';
import { exactDay, sayDay, weekdayLetter } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { Urgency } from './duty-words.ts';
import './calendar-strip.css';
import { type StripDay, stripDays, stripRows } from './strip-days.ts';

interface Props {
  readonly opens: string;
  readonly due: string;
  readonly counting: Counting;
  readonly urgency: Urgency;
  readonly provisional?: boolean;
}

/**
 * The count as a picture: the start, the days counted, days off hatched, the nominal last day dashed, the real one filled.
 * Drawn from what the law said (`counting`, `opens`, `due`) and the county's calendar.
 */
export function CalendarStrip({ opens, due, counting, urgency, provisional }: Props) {
  const { t, language } = useWords();
  const today = useToday();
  const calendar = useCalendar();
  const days = stripDays({ opens, due, counting }, (day) => calendar.dayKind(plainDate(day)).off);
  if (days.length === 0) return null;
  const rows = stripRows(days);
  const label = t('duties.why.stripLabel', { from: sayDay(opens, today, language), due: sayDay(due, today, language) });
  const year = due.slice(0, 4);
  return (
    <figure className="strip-figure">
      <div className="strip" role="img" aria-label={label}>
        {days.slice(0, 7).map(({ day }) => (
          <span key={day}>{weekdayLetter(day, language)}</span>
        ))}
        {rows.map((row) =>
          'gap' in row ? (
            <span key="gap" className="strip-gap">
              {t('duties.why.gap', { days: row.gap })}
            </span>
          ) : (
            row.days.map((cell) => <StripCell key={cell.day} cell={cell} urgency={urgency} />)
          ),
        )}
      </div>
      <figcaption>{t(provisional ? 'duties.why.calendarProvisional' : 'duties.why.calendar', { year })}</figcaption>
    </figure>
  );
}

function StripCell({ cell, urgency }: { cell: StripDay; urgency: Urgency }) {
  const { t, language } = useWords();
  const calendar = useCalendar();
  const kind = calendar.dayKind(plainDate(cell.day));
  const classes = ['strip-day', `strip-${cell.part}`];
  if (cell.off && cell.part !== 'start' && cell.part !== 'due') classes.push('strip-off');
  if (cell.nominal) classes.push('strip-nominal');
  if (cell.part === 'due') classes.push(`strip-due-${urgency}`);
  const note =
    cell.part === 'due'
      ? t('duties.why.end')
      : cell.part === 'start'
        ? t('duties.why.start')
        : cell.part === 'rested'
          ? t('duties.why.rested')
          : cell.number !== null
            ? String(cell.number)
            : cell.off
              ? t('duties.why.off')
              : ' ';
  const date = Number(cell.day.slice(8));
  const hover = [exactDay(cell.day, language), kind.name, cell.nominal ? t('duties.why.legendNominal') : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <i className={classes.join(' ')} title={hover}>
      {date === 1 ? `${Number(cell.day.slice(5, 7))}/1` : date}
      <small>{note}</small>
    </i>
  );
}

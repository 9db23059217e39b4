import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { findPlainDate, type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import type { Scope } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { isTyping } from '../../app/keyboard.ts';
import { firstScope, scopesOf } from '../../app/scopes.ts';
import { CALENDAR_VIEWS, type CalendarView } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { sayFullDay, weekdayLetter } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import './calendar.css';
import { dayByKey, pageFrom, shownDays } from './calendar-days.ts';
import { DayDuties } from './day-duties.tsx';

interface CalendarDay {
  readonly day: string;
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up';
  readonly off: boolean;
  readonly name: string | null;
  readonly provisional: boolean;
  readonly owed: number;
  readonly overdue: number;
}

const calendarQuery = (scope: Scope, from: string, before: string) =>
  queryOptions({
    queryKey: ['calendar', scope, from, before],
    queryFn: ({ signal }) =>
      call<{ days: readonly CalendarDay[] }>('/api/duties/calendar', { query: { scope, from, before }, signal }).then(
        ({ days }) => days,
      ),
    placeholderData: (before) => before,
  });

const route = getRouteApi('/inside/calendar');
const VIEW_KEYS: Readonly<Record<string, CalendarView>> = { m: 'month', w: 'week', d: 'day' };

/** The duties by day, with the days off of the county's own calendar; where one stands is in the address. */
export function CalendarScreen() {
  const { t, language } = useWords();
  const today = plainDate(useToday());
  const { data: me } = useQuery(meQuery);
  const search = route.useSearch();
  const { view = 'month', scope = firstScope(me) } = search;
  const day = findPlainDate(search.day) ?? today;
  const navigate = useNavigate({ from: '/calendar' });
  const { from, before } = shownDays(view, day);
  const days = useQuery(calendarQuery(scope, from, before));
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const go = (next: { view?: CalendarView; day?: PlainDate; scope?: Scope }) =>
    void navigate({ search: { view, scope, day, ...next }, replace: next.view === undefined && next.scope === undefined });
  /** Goes to the day a key stands for, if it is one of the calendar's. */
  const goByKey = (key: string): boolean => {
    const next = dayByKey(key, view, day, today);
    if (next === undefined) return false;
    wantsFocus.current = true;
    go({ day: next });
    return true;
  };
  const latest = useRef(go);
  latest.current = go;
  // In the grid all keys are the calendar's; elsewhere the arrows scroll, except where one day is all there is.
  const latestKey = useRef((_key: string): boolean => false);
  latestKey.current = (key) => (key === 't' || (view === 'day' && /^Arrow(Left|Right)$/.test(key))) && goByKey(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day once its cell is there
  useEffect(() => {
    if (!wantsFocus.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`);
    if (cell) {
      cell.focus();
      wantsFocus.current = false;
    }
  }, [day, days.data]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      // A row has its own `w`: why.
      if (event.target instanceof Element && event.target.closest('[data-row]') !== null) return;
      const next = VIEW_KEYS[event.key];
      if (next !== undefined) latest.current({ view: next });
      else if (!latestKey.current(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (days.isError) return <Failure error={days.error} onRetry={() => void days.refetch()} />;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (goByKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const shown = days.data ?? [];
  const month = day.slice(0, 7);
  return (
    <>
      <div className="page-head">
        <h1>{t('desk.calendar.title')}</h1>
        <Segmented
          aria-label={t('desk.calendar.view')}
          value={view}
          onChange={(value: CalendarView) => go({ view: value })}
          options={CALENDAR_VIEWS.map((value) => ({ value, label: t(`desk.calendar.views.${value}`) }))}
        />
        <Segmented
          aria-label={t('duties.title')}
          value={scope}
          onChange={(value: Scope) => go({ scope: value })}
          options={scopesOf(me).map((value) => ({ value, label: t(`duties.scope.${value}`) }))}
        />
        <span className="calendar-pages push">
          <Button aria-label={t('desk.calendar.before')} onClick={() => go({ day: pageFrom(view, day, -1) })}>
            ‹
          </Button>
          <b className="calendar-now">{view === 'month' ? sayMonth(month, language) : sayFullDay(day, language)}</b>
          <Button aria-label={t('desk.calendar.after')} onClick={() => go({ day: pageFrom(view, day, 1) })}>
            ›
          </Button>
          <Button onClick={() => go({ day: today })}>{t('desk.calendar.today')}</Button>
        </span>
      </div>
      <p className="quiet small no-print">{t('desk.calendar.keys')}</p>
      {view === 'day' ? null : (
        <div ref={grid} className={`calendar card calendar-${view}`}>
          <table aria-label={t('desk.calendar.title')}>
            <thead>
              <tr>
                {shown.slice(0, 7).map((one) => (
                  <th key={one.day} scope="col">
                    {weekdayLetter(one.day, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(shown).map((week) => (
                <tr key={week[0]?.day}>
                  {week.map((one) => (
                    <DayCell
                      key={one.day}
                      one={one}
                      chosen={one.day === day}
                      today={one.day === today}
                      outside={view === 'month' && !one.day.startsWith(month)}
                      onChoose={() => go({ day: plainDate(one.day) })}
                      onKeyDown={onKeyDown}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <DayDuties day={day} scope={scope} mark={markOf(shown.find((one) => one.day === day))} />
    </>
  );

  function markOf(one: CalendarDay | undefined): string {
    if (one === undefined) return '';
    const said = one.name ?? t(one.kind === 'make-up' ? 'desk.calendar.makeUp' : one.off ? 'shell.dayOff' : 'shell.workingDay');
    return one.provisional ? `${said} · ${t('duties.provisional')}` : said;
  }
}

function DayCell(props: {
  readonly one: CalendarDay;
  readonly chosen: boolean;
  readonly today: boolean;
  readonly outside: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { one, chosen, today, outside, onChoose, onKeyDown } = props;
  const { t, language } = useWords();
  const mark =
    one.kind === 'holiday' ? (one.name ?? t('desk.calendar.off')) : one.kind === 'make-up' ? t('desk.calendar.work') : '';
  const classes = [
    'calendar-day',
    one.off ? 'day-off' : '',
    chosen ? 'day-chosen' : '',
    today ? 'day-today' : '',
    outside ? 'day-outside' : '',
  ];
  return (
    <td>
      <button
        type="button"
        // One stop for the Tab key; the arrows do the rest.
        tabIndex={chosen ? 0 : -1}
        data-day={one.day}
        aria-pressed={chosen}
        aria-current={today ? 'date' : undefined}
        className={classes.filter((name) => name !== '').join(' ')}
        onClick={onChoose}
        onKeyDown={(event) => {
          onKeyDown(event);
          if (event.key !== 'Enter') return;
          onChoose();
          document.querySelector<HTMLElement>('main .day-duties [data-row]')?.focus();
        }}
      >
        <span className="out-of-sight">{sayFullDay(one.day, language)}</span>
        <span className="day-number">
          {Number(one.day.slice(8))}
          {mark === '' ? null : <small className={one.off ? 'mark' : 'mark mark-blue'}>{mark}</small>}
        </span>
        {one.owed > 0 ? (
          <span className="day-counts">
            {one.overdue > 0 ? <b className="over-words">{t('desk.calendar.late', { count: one.overdue })}</b> : null}
            {one.owed > one.overdue ? <span>{t('desk.calendar.owed', { count: one.owed - one.overdue })}</span> : null}
          </span>
        ) : null}
      </button>
    </td>
  );
}

function weeksOf(days: readonly CalendarDay[]): readonly (readonly CalendarDay[])[] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, index) => days.slice(7 * index, 7 * index + 7));
}

function sayMonth(month: string, language: 'zh' | 'en'): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return language === 'zh' ? `${year}年${number}月` : `${MONTHS[number - 1]} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

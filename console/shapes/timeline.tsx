import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { CaseEvent } from '../api/answers.ts';
import { useToday } from '../app/today-context.ts';
import { dayOfInstant, hourOfInstant, sayDay } from '../words/days.ts';
import { type BothWords, useWords } from '../words/language.ts';
import { Day } from './day.tsx';
import { newestFirst, toneOf } from './timeline-order.ts';
import './timeline.css';

interface Props {
  readonly events: readonly CaseEvent[];
  /** What an entry says beyond its title, in words. */
  readonly detailOf: (event: CaseEvent) => string;
  /** What an entry shows below its words: photographs. */
  readonly shownOf?: (event: CaseEvent) => ReactNode;
  /** Buttons of one entry, such as a correction. */
  readonly actionsOf?: (event: CaseEvent) => ReactNode;
  /** Id of the record somebody asked to see. */
  readonly sought?: string | undefined;
}

const FIRST = 40;

/** How what another organ did came into the history. */
const WAYS: Readonly<Record<NonNullable<CaseEvent['way']>, BothWords>> = {
  post: { zh: '自行办理', en: 'its own act' },
  api: { zh: '业务系统办理', en: 'by its system' },
  paper: { zh: '凭文书登记', en: 'recorded from its paper' },
};

/** The history, newest first, only ever added to: a correction stands beside what it corrects, and what is wrong stays readable. */
export function Timeline({ events, detailOf, shownOf, actionsOf, sought }: Props) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const sorted = newestFirst(events);
  const shown = all || sorted.findIndex(({ id }) => id === sought) >= FIRST ? sorted : sorted.slice(0, FIRST);
  const seqOf = new Map(events.map(({ id, seq }) => [id, seq]));
  return (
    <>
      <ol className="timeline">
        {shown.map((event) => (
          <Entry
            key={event.id}
            event={event}
            sought={event.id === sought}
            seqOf={seqOf}
            detail={detailOf(event)}
            shown={shownOf?.(event)}
            actions={actionsOf?.(event)}
          />
        ))}
      </ol>
      {shown.length < sorted.length ? (
        <button type="button" className="timeline-more no-print" onClick={() => setAll(true)}>
          {t('file.showAll', { count: sorted.length })}
        </button>
      ) : null}
    </>
  );
}

function Entry({
  event,
  sought,
  seqOf,
  detail,
  shown,
  actions,
}: {
  event: CaseEvent;
  sought: boolean;
  seqOf: ReadonlyMap<string, number>;
  detail: string;
  shown: ReactNode;
  actions: ReactNode;
}) {
  const { t, language, say } = useWords();
  const today = useToday();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!sought) return;
    ref.current?.scrollIntoView({ block: 'center' });
    ref.current?.focus({ preventScroll: true });
  }, [sought]);
  const title = typeof event.title === 'string' ? event.title : say(event.title satisfies BothWords);
  const recordedDay = event.recorded === null ? undefined : dayOfInstant(event.recorded);
  const corrected = event.correctedBy !== undefined && event.correctedBy !== null && event.correctedBy.length > 0;
  const corrects = event.corrects === undefined || event.corrects === null ? undefined : seqOf.get(event.corrects);
  return (
    <li
      ref={ref}
      tabIndex={sought ? -1 : undefined}
      className={`entry entry-${toneOf(event.type)}${corrected ? ' entry-corrected' : ''}${sought ? ' entry-sought' : ''}`}
    >
      <div className="entry-when">
        <Day day={event.on} />
        {event.at ? ` ${hourOfInstant(event.at)}` : ''}
      </div>
      <i aria-hidden="true" />
      <div className="entry-what">
        <span>{title}</span>
        {detail === '' ? null : <span className="entry-detail">{detail}</span>}
        {shown}
        <div className="entry-note">
          {[
            event.by,
            event.way === undefined ? undefined : [event.organ, say(WAYS[event.way])].filter(Boolean).join(' · '),
            t('file.entry', { seq: event.seq }),
            recordedDay !== undefined && recordedDay !== event.on
              ? t('file.recordedLater', { day: sayDay(recordedDay, today, language) })
              : undefined,
            corrects !== undefined ? t('file.correctsEntry', { seq: corrects }) : undefined,
          ]
            .filter((part) => part !== undefined && part !== null && part !== '')
            .join(' · ')}
          {corrected ? <span className="mark mark-amber entry-mark">{t('file.corrected')}</span> : null}
          {actions}
        </div>
      </div>
    </li>
  );
}

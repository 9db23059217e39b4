import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { CaseEvent, Counting } from '../api/answers.ts';
import { eventsQuery } from '../api/queries.ts';
import { useToday } from '../app/today-context.ts';
import { daysApart, sayDay, sayInstant } from '../words/days.ts';
import { type BothWords, useWords } from '../words/language.ts';
import { CalendarStrip } from './calendar-strip.tsx';
import { CitationChip } from './citation-chip.tsx';
import { Day } from './day.tsx';
import type { ShownDuty } from './duty-row.tsx';
import { urgencyOf } from './duty-words.ts';
import { recordInReason } from './reason.ts';
import { RuleVoice } from './rule-voice.tsx';
import './why-panel.css';

interface Props {
  readonly duty: ShownDuty & {
    readonly counting: Counting | null;
    readonly missed?: BothWords | null;
    readonly doneBy?: string | null;
  };
  readonly caseId: string;
  readonly name: string;
  readonly knownAt?: string | undefined;
  /** The next step and other buttons. */
  readonly actions?: ReactNode;
}

/** Why: the rule in plain words, the count as a picture, what started it, who owes it and what follows; all one click from the row. */
export function WhyPanel({ duty, caseId, name, knownAt, actions }: Props) {
  const { t, say, language, term } = useWords();
  const today = useToday();
  const headingId = useId();
  const urgency = urgencyOf(duty.status, duty.due, today);
  const holder = term('holder', duty.who);
  const who = duty.who === 'person' ? name : holder;
  const heading =
    duty.due === null
      ? t('duties.why.heading', { who, act: say(duty.act) })
      : t('duties.why.headingDue', {
          who,
          act: say(duty.act),
          due: duty.dueAt ? sayInstant(duty.dueAt, today, language) : sayDay(duty.due, today, language),
        });
  return (
    <section className="why" aria-labelledby={headingId}>
      <header>
        <h2 id={headingId}>{heading}</h2>
        <div className="row-line">
          <StandingMark duty={duty} today={today} />
          <CitationChip rule={duty.rule} />
        </div>
      </header>
      <RuleVoice rule={duty.rule} cite={duty.cite} because={duty.because} />
      {duty.due !== null && duty.counting !== null && duty.counting.kind !== 'promptly' ? (
        <CalendarStrip
          opens={duty.opens}
          due={duty.due}
          counting={duty.counting}
          urgency={urgency}
          provisional={duty.provisional ?? false}
        />
      ) : null}
      <dl className="key-values">
        <dt>{t('duties.why.started')}</dt>
        <dd>
          <Started caseId={caseId} opens={duty.opens} record={recordInReason(duty.because)} knownAt={knownAt} />
        </dd>
        <dt>{t('duties.why.holder')}</dt>
        <dd>
          {holder}
          {duty.who === 'person' ? t('file.personIs', { name }) : ''}
        </dd>
        <dt>{t('duties.why.missed')}</dt>
        <dd>
          {duty.missed ? <span className="law">{say(duty.missed)}</span> : t('duties.why.noMissed')}{' '}
          <span className="quiet">{t('duties.why.human')}</span>
        </dd>
      </dl>
      {actions ? <div className="row-line no-print">{actions}</div> : null}
    </section>
  );
}

function StandingMark({ duty, today }: { duty: ShownDuty; today: string }) {
  const { t } = useWords();
  if (duty.status !== 'open' && duty.status !== 'overdue') {
    const colour = duty.status === 'met' || duty.status === 'met-late' ? ' mark-green' : '';
    return <span className={`mark${colour}`}>{t(`duties.status.${duty.status}`)}</span>;
  }
  if (duty.due === null) return <span className="mark">{t('duties.promptlyLong')}</span>;
  const days = daysApart(today, duty.due);
  if (duty.status === 'overdue' && days === 0) return <span className="mark mark-red">{t('duties.pastHour')}</span>;
  if (duty.status === 'overdue') return <span className="mark mark-red">{t('duties.why.overdue', { days: -days })}</span>;
  if (days === 0) return <span className="mark mark-amber">{t('duties.why.dueToday')}</span>;
  return <span className="mark">{t('duties.why.left', { days })}</span>;
}

/** The day the clock started, and the record that started it; where the reason names none, what the file records for that day. */
function Started({
  caseId,
  opens,
  record,
  knownAt,
}: {
  caseId: string;
  opens: string;
  record: number | undefined;
  knownAt?: string | undefined;
}) {
  const { t, say } = useWords();
  const events = useQuery(eventsQuery(caseId, knownAt));
  const all = events.data?.items ?? [];
  const started = all.find(({ seq }) => seq === record);
  const thatDay = started ? [started] : all.filter((event) => event.on === opens);
  return (
    <>
      <Day day={opens} weekday />
      {thatDay.map((event) => (
        <div key={event.id} className="quiet">
          {t('file.entry', { seq: event.seq })} · {titleOf(event, say)}
        </div>
      ))}
    </>
  );
}

function titleOf(event: CaseEvent, say: (words: BothWords) => string): string {
  return typeof event.title === 'string' ? event.title : say(event.title);
}

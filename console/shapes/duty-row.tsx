import type { KeyboardEvent, ReactNode } from 'react';
import type { DutyHolder, DutyStatus } from '../api/answers.ts';
import { useToday } from '../app/today-context.ts';
import { sayCitations } from '../words/citations.ts';
import { exactDay, hourOfInstant, howFar, sayDay } from '../words/days.ts';
import { type BothWords, useWords } from '../words/language.ts';
import './duty-row.css';
import { urgencyOf } from './duty-words.ts';
import { reasonForRow } from './reason.ts';

export interface ShownDuty {
  readonly rule: string;
  readonly who: DutyHolder;
  readonly act: BothWords;
  readonly opens: string;
  readonly due: string | null;
  readonly dueAt?: string | null;
  readonly status: DutyStatus;
  readonly doneOn?: string | null;
  readonly cite: readonly string[];
  readonly because: BothWords;
  readonly lifted?: BothWords;
  readonly provisional?: boolean;
}

interface Props {
  readonly duty: ShownDuty;
  /** Whose row it is, and one quiet line below. */
  readonly who: ReactNode;
  readonly whoNote?: ReactNode;
  /** In a file the holder is named in one short word. */
  readonly narrowWho?: boolean;
  readonly selected?: boolean;
  readonly onWhy?: () => void;
  readonly onOpen?: () => void;
  /** The one act that does it. */
  readonly act?: ReactNode;
}

/** A duty is one row everywhere: edge · whose · what, and why in one line · when, and how far · the one act. */
export function DutyRow({ duty, who, whoNote, narrowWho, selected, onWhy, onOpen, act }: Props) {
  const { language, say } = useWords();
  const today = useToday();
  const urgency = urgencyOf(duty.status, duty.due, today);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') (onOpen ?? onWhy)?.();
    if (event.key === 'w' || event.key === ' ') {
      event.preventDefault();
      onWhy?.();
    }
  };
  const reason = duty.lifted ? say(duty.lifted) : reasonForRow(duty.because, today, language);
  const cited = sayCitations(duty.cite, language);
  return (
    <li
      className={`duty duty-${urgency}${selected ? ' duty-on' : ''}${narrowWho ? ' duty-narrow' : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row takes the keyboard (j, k, Enter, w); all a mouse does here a key does too
      tabIndex={0}
      data-row=""
      aria-current={selected ? 'true' : undefined}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('.duty-act, button, a') === null) onWhy?.();
      }}
      onKeyDown={onKeyDown}
    >
      <span className="duty-edge" aria-hidden="true" />
      <div className="duty-who">
        <b>{who}</b>
        {whoNote ? <div>{whoNote}</div> : null}
      </div>
      <div className="duty-what">
        {say(duty.act)}
        <p className="law">
          {reason}
          {reason.includes(cited) || cited === '' ? '' : ` · ${cited}`}
        </p>
      </div>
      <DutyWhen duty={duty} today={today} />
      <div className="duty-act no-print">{act}</div>
    </li>
  );
}

function DutyWhen({ duty, today }: { duty: ShownDuty; today: string }) {
  const { t, language } = useWords();
  const settled = duty.status !== 'open' && duty.status !== 'overdue';
  if (settled) {
    return (
      <div className="duty-when">
        <b>{t(`duties.status.${duty.status}`)}</b>
        {duty.doneOn ? <div title={exactDay(duty.doneOn, language)}>{sayDay(duty.doneOn, today, language)}</div> : null}
      </div>
    );
  }
  if (duty.due === null) {
    return (
      <div className="duty-when">
        <b>{t('duties.promptly')}</b>
        <div>{t('duties.promptlyNote')}</div>
      </div>
    );
  }
  return (
    <div className="duty-when">
      <b title={exactDay(duty.due, language)}>
        {sayDay(duty.due, today, language)}
        {duty.dueAt ? ` ${t('duties.at', { hour: hourOfInstant(duty.dueAt) })}` : ''}
      </b>
      <div>
        {duty.status === 'overdue' && duty.due === today ? t('duties.pastHour') : howFar(duty.due, today, language)}
        {duty.provisional ? <span title={t('duties.provisionalHint')}> · {t('duties.provisional')}</span> : null}
      </div>
    </div>
  );
}

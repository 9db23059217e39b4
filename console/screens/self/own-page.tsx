import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { daysApart, hourOfInstant, howFar, sayDay, sayDayAndWeekday, sayFullDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { AskComplaint } from './ask-complaint.tsx';
import { AskExtension } from './ask-extension.tsx';
import { AskLeave } from './ask-leave.tsx';
import { AskMeeting } from './ask-meeting.tsx';
import { AskObjection } from './ask-objection.tsx';
import { ReportFromLeave, ReportTrip } from './ask-report.tsx';
import { AskTravel } from './ask-travel.tsx';
import { OwnRequests } from './own-requests.tsx';
import { leaveSelf, type OwnDuty, type Self } from './self-data.ts';
import { W } from './words.ts';

/** What the page has a form for, in this order. */
const FORMS = {
  'request-leave': AskLeave,
  'request-extension': AskExtension,
  'record-leave-report': ReportFromLeave,
  'file-objection': AskObjection,
  'file-complaint': AskComplaint,
  'request-travel-permit': AskTravel,
  'report-trip': ReportTrip,
  'request-meeting': AskMeeting,
} as const;
type Ask = keyof typeof FORMS;
const ASKS = Object.keys(FORMS) as readonly Ask[]; // the keys of the object above
/** Seldom asked for. */
const OTHERS: readonly Ask[] = ['request-travel-permit', 'report-trip', 'request-meeting'];
/** Open at times only; at others nobody looks for them. */
const AT_TIMES: readonly Ask[] = ['request-extension', 'record-leave-report', 'report-trip'];
const REPORTS: readonly Ask[] = ['record-leave-report', 'report-trip'];

export function OwnPage({ self, onLeft }: { self: Self; onLeft: () => void }) {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Ask>();
  const [sent, setSent] = useState<Ask>();
  const leaving = useMutation({
    mutationFn: leaveSelf,
    onSettled: () => {
      onLeft();
      queries.clear();
    },
  });
  if (asking !== undefined) {
    const Form = FORMS[asking];
    const done = async () => {
      setSent(asking);
      setAsking(undefined);
      await queries.invalidateQueries({ queryKey: ['self'] });
    };
    return (
      <section className="self-card">
        <h1>{say(W.ask[asking])}</h1>
        <Form self={self} onDone={() => void done()} />
        <button type="button" className="self-button self-button-plain" onClick={() => setAsking(undefined)}>
          {say(W.ask.back)}
        </button>
        <p className="self-small">{say(W.ask.paper)}</p>
      </section>
    );
  }
  const ask = (action: Ask) => {
    setSent(undefined);
    setAsking(action);
  };
  const may = ASKS.flatMap((action) => self.may.filter((one) => one.action === action).map((one) => ({ ...one, action }))).filter(
    ({ action, allowed }) => allowed || !AT_TIMES.includes(action),
  );
  return (
    <>
      <section className="self-hello">
        <h1>{fill(say(W.hello), { name: self.name })}</h1>
        <p>{fill(say(W.today), { day: sayFullDay(self.today, language) })}</p>
      </section>
      {sent === undefined ? null : (
        <p className="self-done" role="status">
          {say(sent === 'file-complaint' ? W.ask.sentComplaint : REPORTS.includes(sent) ? W.ask.reported : W.ask.sent)}
        </p>
      )}
      <section className="self-card" aria-labelledby="self-duties">
        <h2 id="self-duties">{say(W.duties.title)}</h2>
        {self.duties.length === 0 ? <p>{say(W.duties.none)}</p> : null}
        <DutyLines duties={self.duties.filter((duty) => !isFarOff(duty, self.today))} today={self.today} />
        {self.duties.some((duty) => isFarOff(duty, self.today)) ? (
          <details>
            <summary>{say(W.duties.later)}</summary>
            <DutyLines duties={self.duties.filter((duty) => isFarOff(duty, self.today))} today={self.today} />
          </details>
        ) : null}
      </section>
      <OwnRequests self={self} />
      <section className="self-card" aria-labelledby="self-ask">
        <h2 id="self-ask">{say(W.ask.title)}</h2>
        {self.purpose === 'look' ? <p>{say(W.lookOnly)}</p> : null}
        {may
          .filter(({ action }) => !OTHERS.includes(action))
          .map((one) => (
            <AskLine key={one.action} one={one} onAsk={ask} />
          ))}
        {may.some(({ action }) => OTHERS.includes(action)) ? (
          <details>
            <summary>{say(W.ask.others)}</summary>
            {may
              .filter(({ action }) => OTHERS.includes(action))
              .map((one) => (
                <AskLine key={one.action} one={one} onAsk={ask} />
              ))}
          </details>
        ) : null}
      </section>
      {self.expected.length === 0 ? null : (
        <section className="self-card" aria-labelledby="self-expected">
          <h2 id="self-expected">{say(W.expected.title)}</h2>
          <p className="self-small">{say(W.expected.lead)}</p>
          <ul>
            {self.expected.map((one) => (
              <li key={one.what}>
                <b>{say(one.title)}</b>
                <p>
                  {one.reached
                    ? say(W.expected.reached)
                    : fill(say(W.expected.earliest), { day: sayFullDay(one.earliest, language) })}
                </p>
                <p className="self-small">{say(one.because)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="self-card" aria-labelledby="self-help">
        <h2 id="self-help">{say(W.help.title)}</h2>
        <p>
          <b>{self.office}</b>
        </p>
        <p>{self.call ?? say(W.help.none)}</p>
        {self.officer === null ? null : <p>{fill(say(W.help.officer), { name: self.officer })}</p>}
        <p className="self-small">{say(W.help.procuratorate)}</p>
      </section>
      <footer className="self-foot">
        <p className="self-small">{fill(say(W.until), { hour: hourOfInstant(self.until) })}</p>
        <button
          type="button"
          className="self-button self-button-plain"
          disabled={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          {say(W.leave)}
        </button>
      </footer>
    </>
  );
}

function AskLine({
  one,
  onAsk,
}: {
  one: Omit<Self['may'][number], 'action'> & { readonly action: Ask };
  onAsk: (action: Ask) => void;
}) {
  const { say, language } = useWords();
  const { action, allowed, refusal } = one;
  return allowed ? (
    <button type="button" className="self-button" onClick={() => onAsk(action)}>
      {say(W.ask[action])}
    </button>
  ) : (
    <div className="self-note">
      <b>
        {say(W.ask[action])}
        {language === 'zh' ? '：' : ': '}
        {say(W.ask.not)}
      </b>
      {refusal ? <p>{say(refusal)}</p> : null}
      {refusal?.remedy ? (
        <p>
          {say(W.ask.instead)}
          {say(refusal.remedy)}
        </p>
      ) : null}
    </div>
  );
}

/** Further off than anybody plans for: shown when asked for. */
const FAR_DAYS = 31;
const isFarOff = ({ due, status }: OwnDuty, today: string) =>
  status !== 'overdue' && due !== null && daysApart(today, due) > FAR_DAYS;

function DutyLines({ duties, today }: { duties: readonly OwnDuty[]; today: string }) {
  return (
    <ul>
      {inLines(duties).map((same) => (
        <DutyLine key={same.map(({ rule, due, act }) => `${rule} ${due} ${act.en}`).join()} same={same} today={today} />
      ))}
    </ul>
  );
}

/** One line for what was missed again and again, and for what is to be done several times by one day. */
function inLines(duties: readonly OwnDuty[]): readonly (readonly [OwnDuty, ...OwnDuty[]])[] {
  const lines: [OwnDuty, ...OwnDuty[]][] = [];
  for (const duty of duties) {
    const same = lines.find(
      ([first]) =>
        first.status === duty.status &&
        first.rule === duty.rule &&
        first.act.zh === duty.act.zh &&
        (duty.status === 'overdue' || first.due === duty.due),
    );
    if (same) same.push(duty);
    else lines.push([duty]);
  }
  return lines;
}

function DutyLine({ same, today }: { same: readonly [OwnDuty, ...OwnDuty[]]; today: string }) {
  const { say, language } = useWords();
  const { act, due, dueAt, status, because } = same[0];
  const day = due === null ? say(W.duties.promptly) : fill(say(W.duties.by), { day: sayDayAndWeekday(due, today, language) });
  return (
    <li className={status === 'overdue' ? 'self-over' : undefined}>
      <b>{say(act)}</b>
      <p>
        {day}
        {dueAt === undefined ? null : ` ${fill(say(W.duties.on), { hour: hourOfInstant(dueAt) })}`}
        {due === null || status === 'paused' ? null : <span className="self-far"> {howFar(due, today, language)}</span>}
      </p>
      {same.length === 1 ? null : (
        <p>
          {fill(say(status === 'overdue' ? W.duties.missed : W.duties.times), {
            count: same.length,
            days: same
              .flatMap((one) => (one.due === null ? [] : [sayDay(one.due, today, language)]))
              .join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
      {status === 'overdue' ? <p className="over-words">{say(W.duties.overdue)}</p> : null}
      {status === 'paused' ? <p className="self-small">{say(W.duties.paused)}</p> : null}
      <details>
        <summary>{say(W.duties.why)}</summary>
        <p className="law">{say(because)}</p>
      </details>
    </li>
  );
}

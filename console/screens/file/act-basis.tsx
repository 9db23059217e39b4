import { useQuery } from '@tanstack/react-query';
import type { CaseEvent } from '../../api/answers.ts';
import { outlookQuery } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { Day } from '../../shapes/day.tsx';
import { eventDetail } from '../../shapes/event-words.ts';
import { fieldWords } from '../../shapes/procedure-form/field-words.ts';
import type { Values } from '../../shapes/procedure-form/schema-fields.ts';
import { scoreQuery } from '../../shapes/procedure-form/score-data.ts';
import { S, signed } from '../../shapes/procedure-form/score-words.ts';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { EntryLink } from './entry-link.tsx';
import { W } from './outlook-words.ts';
import '../../shapes/procedure-form/score.css';

interface Props {
  readonly caseId: string;
  /** The type of record that is being written. */
  readonly type: string;
  readonly input: Values | undefined;
  readonly events: readonly CaseEvent[];
}

const PRAISE: ReadonlySet<string> = new Set(['praise-proposed', 'praised', 'praise-declined']);

/** What a decision rests on, beside its form: the entries of an assessment with their records; for praise the day, the proposal and what was taken before. */
export function ActBasis({ caseId, type, input, events }: Props) {
  if (type === 'assessed') return <ScoreBasis caseId={caseId} from={dayIn(input?.from)} to={dayIn(input?.to)} />;
  if (!PRAISE.has(type)) return null;
  return (
    <>
      <PraiseBasis caseId={caseId} events={events} proposing={type === 'praise-proposed'} />
      <ScoreBasis caseId={caseId} />
    </>
  );
}

const dayIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The points of the days that are assessed, entry by entry, and what the county's lines would propose. */
function ScoreBasis({ caseId, from, to }: { caseId: string; from?: string | undefined; to?: string | undefined }) {
  const { say, language } = useWords();
  const today = useToday();
  const { data: sheet } = useQuery({ ...scoreQuery(caseId, { from, to }), placeholderData: (old) => old });
  if (sheet === undefined || sheet.from === null || sheet.scheme === null) return null;
  const span = { from: sayDay(sheet.from, today, language), to: sayDay(sheet.to, today, language), score: sheet.score };
  const { praiseFrom = null, talkBelow = null } = sheet.lines ?? {};
  return (
    <section className="score-basis" aria-live="polite">
      <h3>{say(S.basis)}</h3>
      {sheet.scheme === 'levels' ? (
        <p>{say(S.levels)}</p>
      ) : (
        <p>{fill(say(sheet.entries.length === 0 ? S.sumNone : S.sum), span)}</p>
      )}
      <ul>
        {sheet.entries.map(({ event, day, row, text, points, counted }) => (
          <li key={event ?? `${day}~${row}`}>
            <span>
              <EntryLink caseId={caseId} event={event}>
                <Day day={day} />
              </EntryLink>{' '}
              {text}
            </span>
            <span>
              <b>{signed(points)}</b>
              {counted === points ? null : (
                <span className="quiet small"> {fill(say(S.counted), { counted: signed(counted) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {praiseFrom !== null && sheet.score >= praiseFrom ? (
        <p className="met-words">{fill(say(S.praiseFrom), { line: praiseFrom })}</p>
      ) : null}
      {talkBelow !== null && sheet.score < talkBelow ? <p>{fill(say(S.talkBelow), { line: talkBelow })}</p> : null}
      {sheet.scheme === 'points' ? <p className="quiet small">{say(S.propose)}</p> : null}
    </section>
  );
}

/** The earliest day, the proposal with its conditions, and the sanctions on record. */
function PraiseBasis({ caseId, events, proposing }: { caseId: string; events: readonly CaseEvent[]; proposing: boolean }) {
  const { say, t, language } = useWords();
  const today = useToday();
  const { data } = useQuery(outlookQuery(caseId));
  const praise = data?.eligibilities.find(({ what }) => what === 'praise');
  const last = events.findLast(({ type }) => PRAISE.has(type));
  const proposal = !proposing && last?.type === 'praise-proposed' ? last : undefined;
  const assessed = events.findLast(({ type }) => type === 'assessed');
  const taken = data?.ladder.flatMap(({ title, taken: times }) => times.map((one) => ({ ...one, title }))) ?? [];
  return (
    <section className="score-basis">
      <h3>{say(W.praiseBasis)}</h3>
      {praise === undefined ? null : (
        <p>
          {fill(say(W.praiseFrom), { day: sayDay(praise.earliest, today, language) })}{' '}
          <span className={praise.reached ? 'met-words' : 'soon-words'}>{say(praise.reached ? W.reached : W.notReached)}</span>
        </p>
      )}
      {proposal === undefined ? null : (
        <>
          <p>
            <EntryLink caseId={caseId} event={proposal.id}>
              {t('file.entry', { seq: proposal.seq })}
            </EntryLink>{' '}
            {fill(say(W.proposedBy), { by: proposal.by ?? '', day: sayDay(proposal.on, today, language) })}
          </p>
          <ul>
            {praise?.conditions.map(({ code }) => (
              <li key={code}>
                <span>{fieldWords(code)[language]}</span>
                <b>{say(proposal.data[code] === true ? W.affirmed : W.notAffirmed)}</b>
              </li>
            ))}
          </ul>
          {proposal.data.content ? (
            <p className="quiet">
              {eventDetail({ type: proposal.type, data: { content: proposal.data.content } }, today, language)}
            </p>
          ) : null}
        </>
      )}
      {assessed === undefined ? null : (
        <p>
          {say(W.assessed)}{' '}
          <EntryLink caseId={caseId} event={assessed.id}>
            <Day day={assessed.on} />
          </EntryLink>{' '}
          {eventDetail(assessed, today, language)}
        </p>
      )}
      {taken.length === 0 ? (
        <p className="quiet">{say(W.ladderNone)}</p>
      ) : (
        <ul>
          {taken.map(({ on, event, title }) => (
            <li key={event ?? on}>
              <span>
                <EntryLink caseId={caseId} event={event}>
                  <Day day={on} />
                </EntryLink>{' '}
                {say(title)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

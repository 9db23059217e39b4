import { useQuery } from '@tanstack/react-query';
import type { Eligibility } from '../../../law/kernel/explanation.ts';
import { outlookQuery, type Sight } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { CitationChip } from '../../shapes/citation-chip.tsx';
import { Day } from '../../shapes/day.tsx';
import { fieldWords } from '../../shapes/procedure-form/field-words.ts';
import { sayCitations } from '../../words/citations.ts';
import { howFar, sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { W } from './outlook-words.ts';
import './outlook.css';

/** What the person may look forward to: the earliest day of each if nothing changes, and what a human has to examine then. */
export function FileAhead({ caseId, sight }: { caseId: string; sight: Sight }) {
  const { say } = useWords();
  const { data } = useQuery(outlookQuery(caseId, sight));
  if (data === undefined || data.eligibilities.length === 0) return null;
  return (
    <section className="file-part" aria-labelledby="file-ahead">
      <div className="band">
        <h2 id="file-ahead">{say(W.ahead)}</h2>
        <span>{say(W.aheadHint)}</span>
      </div>
      <ul>
        {data.eligibilities.map((one) => (
          <AheadRow key={one.what} one={one} day={sight.on ?? sight.knownAt} />
        ))}
      </ul>
    </section>
  );
}

function AheadRow({ one, day }: { one: Eligibility; day: string | undefined }) {
  const { say, language } = useWords();
  const today = useToday();
  return (
    <li className={`ahead${one.reached ? ' ahead-reached' : ''}`}>
      <i aria-hidden="true" />
      <div>
        {say(one.title)}
        <p className="law">
          {say(one.because)} · {sayCitations(one.cite, language)} <CitationChip rule={one.rule} />
        </p>
        {one.conditions.length === 0 ? null : <Conditions conditions={one.conditions} />}
      </div>
      <div className="ahead-when">
        <b>
          <Day day={one.earliest} />
        </b>
        <div className={one.reached ? 'met-words' : 'quiet'}>
          {one.reached ? say(W.reached) : howFar(one.earliest, day ?? today, language)}
        </div>
        {one.decideBy !== null && one.decideBy !== one.earliest ? (
          <div className="quiet">{fill(say(W.decideBy), { day: sayDay(one.decideBy, today, language) })}</div>
        ) : null}
      </div>
    </li>
  );
}

/** Each condition with whether it holds; where no record can say, a human examines it. */
function Conditions({ conditions }: Pick<Eligibility, 'conditions'>) {
  const { say, language } = useWords();
  const unknown = conditions.filter(({ holds }) => holds === null).length;
  return (
    <details className="ahead-conditions">
      <summary>{fill(say(W.conditions), { count: conditions.length })}</summary>
      <ul>
        {conditions.map(({ code, lack, holds }) => (
          <li key={code}>
            <span
              className={`condition${holds === null ? '' : holds ? ' condition-holds' : ' condition-fails'}`}
              aria-hidden="true"
            />
            {holds === false ? say(lack) : fieldWords(code)[language]}
            {holds === true ? <span className="met-words small"> {say(W.holds)}</span> : null}
            {holds === null && unknown < conditions.length ? <span className="quiet small"> {say(W.unknown)}</span> : null}
          </li>
        ))}
      </ul>
      {unknown === conditions.length ? <p className="quiet small">{say(W.unknown)}</p> : null}
    </details>
  );
}

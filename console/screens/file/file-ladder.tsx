import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { EventName } from '../../../law/corrections/events.ts';
import { groundNumbered, groundsOf } from '../../../law/corrections/grounds.ts';
import type { LadderStep } from '../../../law/kernel/explanation.ts';
import { outlookQuery, type Sight } from '../../api/queries.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useToday } from '../../app/today-context.ts';
import { CitationChip } from '../../shapes/citation-chip.tsx';
import { sayCitations } from '../../words/citations.ts';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { type BothWords, useWords } from '../../words/language.ts';
import { codeWords } from '../../words/law-terms.ts';
import { EntryLink } from './entry-link.tsx';
import { W } from './outlook-words.ts';
import './outlook.css';

/** How far the sanction ladder has been climbed, folded while nothing was taken. It says what was done and what the law has; never what should follow. */
export function FileLadder({ caseId, sight }: { caseId: string; sight: Sight }) {
  const { say } = useWords();
  const { data } = useQuery(outlookQuery(caseId, sight));
  const [chosen, setChosen] = useState<boolean>();
  if (data === undefined || data.ladder.length === 0) return null;
  const taken = data.ladder.filter((step) => step.taken.length > 0);
  const open = chosen ?? taken.length > 0;
  const sum = taken.map(({ title, taken: times }) => `${say(title)} ${fill(say(W.times), { count: times.length })}`).join(' · ');
  return (
    <section className="file-part" aria-label={say(W.ladder)}>
      <button type="button" className="file-fold" aria-expanded={open} onClick={() => setChosen(!open)}>
        <span>
          <b>{say(W.ladder)}</b> <span className="quiet">{sum === '' ? say(W.ladderNone) : sum}</span>
        </span>
        <span className="quiet small">
          {say(W.ladderHint)} <span aria-hidden="true">{open ? '▲' : '▼'}</span>
        </span>
      </button>
      {open ? (
        <ol className="ladder">
          {data.ladder.map((step) => (
            <Rung key={step.step} caseId={caseId} step={step} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

/** The act that takes a step; temporary release ends in the return to prison, not in revocation. */
const ACTS: Record<LadderStep['step'], EventName> = {
  admonition: 'admonished',
  warning: 'warned',
  punishment: 'punishment-proposed',
  revocation: 'revocation-proposed',
  arrest: 'arrest-requested',
  'new-crime': 'new-crime-revoked',
};
const actOf = (step: LadderStep['step'], kind: string | undefined): EventName =>
  step === 'revocation' && kind === 'temporary-release' ? 'recommittal-proposed' : ACTS[step];

/** A ground of its article, or as it was written down. */
function groundWords({ step }: LadderStep, ground: number | string, kind: string | undefined): BothWords | undefined {
  if (typeof ground === 'string') return codeWords('ground', ground) ?? { zh: ground, en: ground };
  return groundNumbered(groundsOf(actOf(step, kind), { kind }), ground);
}

function Rung({ caseId, step }: { caseId: string; step: LadderStep }) {
  const { say, language } = useWords();
  const today = useToday();
  const { sentence: kind } = useContext(CaseInHandContext);
  const times = step.taken.length;
  const standing = times > 0 ? 'taken' : step.open ? 'open' : 'closed';
  return (
    <li className={`rung rung-${standing}`}>
      <i aria-hidden="true" />
      <div>
        {say(step.title)} <CitationChip rule={step.rule} />
        <p className="law">
          {say(step.said)} · {sayCitations(step.cite, language)}
        </p>
        {times > 0 ? (
          <ul className="rung-times">
            {step.taken.map(({ on, ground, event }) => (
              <li key={`${on}~${event ?? ''}`}>
                <EntryLink caseId={caseId} event={event}>
                  {sayDay(on, today, language)}
                </EntryLink>
                {ground === null ? null : (
                  <span className="quiet"> {groundWords(step, ground, kind)?.[language] ?? fill(say(W.ground), { ground })}</span>
                )}
              </li>
            ))}
          </ul>
        ) : null}
        {step.breachSince === null ? null : (
          <p className="rung-hint">{fill(say(W.breachSince), { day: sayDay(step.breachSince, today, language) })}</p>
        )}
      </div>
      <span className={times > 0 ? 'rung-count' : 'quiet small'}>
        {times > 0 ? fill(say(W.times), { count: times }) : say(step.open ? W.notTaken : W.notOpen)}
      </span>
    </li>
  );
}

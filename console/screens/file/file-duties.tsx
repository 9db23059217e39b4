import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { isServed } from '../../../law/corrections/serving-acts.ts';
import type { Duty } from '../../../law/kernel/explanation.ts';
import type { CaseHeader } from '../../api/answers.ts';
import type { Sight } from '../../api/queries.ts';
import { useActWords } from '../../shapes/act-words.ts';
import { DutyRow } from '../../shapes/duty-row.tsx';
import { nowAndLater } from '../../shapes/duty-words.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { useWords } from '../../words/language.ts';

interface Props {
  readonly header: CaseHeader;
  readonly duties: readonly Duty[];
  /** Key of the duty whose why is open. */
  readonly why: string | undefined;
  readonly onWhy: (key: string | undefined) => void;
  readonly sight: Sight;
}

/** (rule, clock, proceeding, opens) names a duty within its file (contract §4). */
export function keyOf({ rule, clock, proceeding, opens }: Duty): string {
  return [rule, clock, proceeding ?? '', opens].join('~');
}

/** Goes to where a duty of this file is done: to the paper that is served, to the form of any other act. */
export function useGoAndDo(caseId: string): (duty: Duty) => void {
  const navigate = useNavigate();
  return (duty) => {
    const { doneBy, clock } = duty;
    if (doneBy === undefined) return;
    void (isServed(duty)
      ? navigate({ to: '/cases/$caseId/papers', params: { caseId }, search: { serve: keyOf(duty) } })
      : navigate({ to: '/cases/$caseId', params: { caseId }, search: { act: doneBy, clock } }));
  };
}

/** What is owed now, the nearest first, and what has been done or lifted folded below. */
export function FileDuties({ header, duties, why, onWhy, sight }: Props) {
  const { t } = useWords();
  const [showLater, setShowLater] = useState(false);
  const { now, later } = nowAndLater(duties);
  const chosen = duties.find((duty) => keyOf(duty) === why);
  const past = sight.on !== undefined || sight.knownAt !== undefined;
  const urgent = now.some(({ status }) => status === 'overdue');
  return (
    <section>
      <div className={`band${urgent ? ' band-red' : ''}`}>
        <h2>
          {t('file.now')} {now.length}
        </h2>
        <span>{t('file.nowHint')}</span>
      </div>
      {now.length === 0 ? <EmptyState title={t('file.emptyDuties')} hint={t('file.emptyDutiesHint')} /> : null}
      <ul>
        {now.map((duty, index) => (
          <FileRow
            key={keyOf(duty)}
            duty={duty}
            selected={duty === chosen}
            onWhy={() => onWhy(keyOf(duty))}
            caseId={header.id}
            past={past}
            primary={index === 0}
          />
        ))}
      </ul>
      {later.length > 0 ? (
        <>
          <button type="button" className="file-fold" aria-expanded={showLater} onClick={() => setShowLater((open) => !open)}>
            {t('file.later', { count: later.length })}
            <span aria-hidden="true">{showLater ? '▲' : '▼'}</span>
          </button>
          {showLater ? (
            <ul>
              {later.map((duty) => (
                <FileRow
                  key={keyOf(duty)}
                  duty={duty}
                  selected={duty === chosen}
                  onWhy={() => onWhy(keyOf(duty))}
                  caseId={header.id}
                  past
                  primary={false}
                />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly duty: Duty;
  readonly selected: boolean;
  readonly onWhy: () => void;
  readonly caseId: string;
  readonly past: boolean;
  readonly primary: boolean;
}

function FileRow({ duty, selected, onWhy, caseId, past, primary }: RowProps) {
  const { term } = useWords();
  const goAndDo = useGoAndDo(caseId);
  const { doneBy } = duty;
  const label = useActWords(doneBy);
  return (
    <DutyRow
      duty={duty}
      narrowWho
      who={term('holder', duty.who)}
      selected={selected}
      onWhy={onWhy}
      act={
        doneBy === undefined || past ? undefined : (
          <Button size="small" title={label} type={primary ? 'primary' : 'default'} onClick={() => goAndDo(duty)}>
            {label}
          </Button>
        )
      }
    />
  );
}

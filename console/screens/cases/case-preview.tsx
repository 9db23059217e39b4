import { useMemo } from 'react';
import { findPlainDate } from '../../../law/kernel/plain-date.ts';
import { explain, parseCaseFile } from '../../app/law.ts';
import { useToday } from '../../app/today-context.ts';
import { useCountySettings } from '../../app/use-calendar.ts';
import { DutyRow } from '../../shapes/duty-row.tsx';
import { nowAndLater } from '../../shapes/duty-words.ts';
import { useWords } from '../../words/language.ts';
import { caseFrom, type Draft } from './draft.ts';

/** What the law will make of the case once it is opened, counted by the law itself in the browser while one types. */
export function CasePreview({ draft, county }: { draft: Draft; county: string | undefined }) {
  const { t, term } = useWords();
  const today = useToday();
  const settings = useCountySettings();
  const duties = useMemo(() => {
    const on = findPlainDate(today);
    if (on === undefined || draft.kind === '' || findPlainDate(draft.effective) === undefined || draft.to === '')
      return undefined;
    const { facts, events } = caseFrom(draft, county);
    const read = parseCaseFile({ format: 'guitu.case-file/1', case: 'corrections', facts, settings, events });
    return read.ok ? nowAndLater(explain(read.file, on).duties).now : undefined;
  }, [draft, county, today, settings]);
  return (
    <>
      <div className="band">
        <h2>{t('cases.preview')}</h2>
      </div>
      {duties === undefined ? (
        <p className="quiet new-case-hint">{t('cases.previewHint')}</p>
      ) : (
        <ul>
          {duties.map((duty) => (
            <DutyRow key={`${duty.rule}~${duty.clock}`} duty={duty} narrowWho who={term('holder', duty.who)} />
          ))}
        </ul>
      )}
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DutyChange, PreviewAnswer } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { Day } from '../../shapes/day.tsx';
import { byFavour, FindingRow } from '../../shapes/finding-row.tsx';
import type { Values } from '../../shapes/procedure-form/schema-fields.ts';
import { reasonForRow } from '../../shapes/reason.ts';
import { RefusalBox } from '../../shapes/refusal-box.tsx';
import { howFar } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { groupChanges } from './preview-groups.ts';

const PAUSE = 350;

/** The value, once it has stood still for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What would follow if it were done as it stands on the form: deadlines new, moved and gone, or the refusal. Counted by the law, on the server. */
export function ActPreview({
  caseId,
  version,
  action,
  input,
}: {
  caseId: string;
  version: number;
  action: string;
  input: Values | undefined;
}) {
  const { t, term } = useWords();
  const settled = useSettled(input);
  const preview = useQuery({
    queryKey: ['preview', caseId, version, action, settled],
    queryFn: ({ signal }) =>
      call<PreviewAnswer>(`/api/cases/${caseId}/preview`, { method: 'POST', body: { action, input: settled }, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (settled === undefined) return null;
  if (preview.isPending) return <p className="quiet small">{t('act.previewWait')}</p>;
  if (preview.isError) return <p className="quiet small">{t('act.previewGone')}</p>;
  const { refusal, duties, findings } = preview.data;
  if (refusal) return <RefusalBox refusal={{ rule: refusal.rule, cite: refusal.cite, why: refusal, remedy: refusal.remedy }} />;
  return (
    <section className="act-preview" aria-live="polite">
      <h3>{t('act.preview')}</h3>
      {duties.length + findings.length === 0 ? <p className="quiet">{t('act.previewSame')}</p> : null}
      <ul>
        {groupChanges(duties).map(({ duty, more }) => (
          <li key={`${duty.rule}~${duty.clock}~${duty.proceeding ?? ''}~${duty.opens}~${duty.change}`}>
            <span className={`mark${duty.change === 'added' ? ' mark-blue' : ''}`}>{t(`act.change.${duty.change}`)}</span>
            <span>
              {term('holder', duty.who)} · <PreviewWhat duty={duty} />
            </span>
            <PreviewWhen duty={duty} more={more} />
          </li>
        ))}
      </ul>
      {findings.length === 0 ? null : (
        <ul>
          {byFavour(findings).map((finding) => (
            <FindingRow key={`${finding.rule}~${finding.zh}`} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PreviewWhat({ duty }: { duty: DutyChange }) {
  const { say, language } = useWords();
  const today = useToday();
  return (
    <>
      {duty.act ? say(duty.act) : duty.rule}
      {duty.because ? <span className="law act-because">{reasonForRow(duty.because, today, language)}</span> : null}
    </>
  );
}

function PreviewWhen({ duty, more }: { duty: DutyChange; more: number }) {
  const { t, language } = useWords();
  const today = useToday();
  if (duty.change === 'removed') return <span />;
  if (duty.status !== 'open' && duty.status !== 'overdue') {
    return <span className={duty.status === 'met' ? 'met-words' : 'quiet'}>{t(`duties.status.${duty.status}`)}</span>;
  }
  if (duty.due === null) return <span>{t('duties.promptly')}</span>;
  return (
    <span>
      {duty.was ? (
        <>
          <s className="quiet">
            <Day day={duty.was} />
          </s>{' '}
          →{' '}
        </>
      ) : null}
      <b>
        <Day day={duty.due} weekday />
      </b>{' '}
      <span className={duty.status === 'overdue' ? 'over-words small' : 'quiet small'}>{howFar(duty.due, today, language)}</span>
      {more > 0 ? <span className="quiet small act-more">{t('act.more', { count: more })}</span> : null}
    </span>
  );
}

import type { CaseEvent, CaseHeader } from '../../api/answers.ts';
import { Timeline } from '../../shapes/timeline.tsx';
import { useWords } from '../../words/language.ts';

/** The history with its chain in sight. */
export function FileTimeline({
  header,
  events,
}: {
  header: CaseHeader;
  events: readonly CaseEvent[] | undefined;
  past: boolean;
}) {
  const { t } = useWords();
  const { chain } = header;
  return (
    <section className="card file-history">
      <div className="band">
        <h2>{t('file.timeline')}</h2>
        <span>
          {t('file.timelineHint')}{' '}
          {chain.verified ? (
            <span className="mark mark-green" title={t('file.chainGoodHint', { count: chain.events })}>
              {t('file.chainGood', { count: chain.events })}
            </span>
          ) : (
            <span className="mark mark-red" role="alert" title={t('file.chainBadHint')}>
              {t('file.chainBad')}
            </span>
          )}
        </span>
      </div>
      {events === undefined ? null : <Timeline events={events} detailOf={() => ''} />}
    </section>
  );
}

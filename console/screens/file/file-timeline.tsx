import { useLocation, useNavigate } from '@tanstack/react-router';
import { papersOn } from '../../../law/corrections/papers.ts';
import type { CaseEvent, CaseHeader } from '../../api/answers.ts';
import { useLawBook } from '../../app/law-book.ts';
import { useToday } from '../../app/today-context.ts';
import { eventDetail, fieldOrder, type Names } from '../../shapes/event-words.ts';
import { KeptFiles } from '../../shapes/kept-files.tsx';
import { Photographs } from '../../shapes/photographs.tsx';
import { Timeline } from '../../shapes/timeline.tsx';
import { useWords } from '../../words/language.ts';

interface Props {
  readonly header: CaseHeader;
  readonly events: readonly CaseEvent[] | undefined;
  /** Names of the units and cases that records name. */
  readonly names: Names;
  /** Looking at another day, nothing is corrected. */
  readonly past: boolean;
  /** Whether the files of a record are the reader's too. */
  readonly files: boolean;
}

/** The address of one record of the history: `#entry-` and its id. */
export const ENTRY = 'entry-';

/** The history with its chain in sight. */
export function FileTimeline({ header, events, names, past, files }: Props) {
  const { t, language } = useWords();
  const today = useToday();
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const hash = useLocation({ select: (location) => location.hash });
  const { chain } = header;
  const book = useLawBook(header.case);
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
      {events === undefined ? null : (
        <Timeline
          events={events}
          sought={hash.startsWith(ENTRY) ? hash.slice(ENTRY.length) : undefined}
          detailOf={(event) =>
            eventDetail(event, today, language, { names, kind: header.kind, order: fieldOrder(book, event.type) })
          }
          shownOf={({ data }) =>
            files ? (
              <>
                <Photographs ids={photographsOf(data)} />
                <KeptFiles data={data} />
              </>
            ) : null
          }
          actionsOf={(event) =>
            past || event.corrects ? null : (
              <>
                <button
                  type="button"
                  className="no-print"
                  onClick={() => void navigate({ search: (old) => ({ ...old, act: 'correct-event', event: event.id }) })}
                >
                  {t('act.correct')}
                </button>
                {header.case === 'corrections' &&
                papersOn({ type: event.type, ...event.data }, { kind: header.kind }).length > 0 ? (
                  <button
                    type="button"
                    className="no-print"
                    onClick={() =>
                      void navigate({ to: '/cases/$caseId/papers', params: { caseId: header.id }, search: { record: event.id } })
                    }
                  >
                    {t('shell.pages.papers')}
                  </button>
                ) : null}
              </>
            )
          }
        />
      )}
    </section>
  );
}

function photographsOf({ photos }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(photos) ? photos.filter((id) => typeof id === 'string') : [];
}

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Scope } from '../../api/answers.ts';
import { dutiesQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { DutyRow } from '../../shapes/duty-row.tsx';
import { isOutside } from '../../shapes/duty-words.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { sayFullDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { DutyAct } from '../today/band.tsx';

const SHOWN = 50;

interface Props {
  readonly day: PlainDate;
  readonly scope: Scope;
  /** What kind of day it is. */
  readonly mark: string;
}

/** What is owed on one day: a row each, that opens the file. */
export function DayDuties({ day, scope, mark }: Props) {
  const { t, term, language } = useWords();
  const navigate = useNavigate();
  const filter = { scope, dueFrom: day, dueBefore: addDays(day, 1), ahead: true as const };
  const duties = useQuery(dutiesQuery({ ...filter, limit: SHOWN }));
  if (duties.isError) return <Failure error={duties.error} onRetry={() => void duties.refetch()} />;
  const { items = [], total = 0 } = duties.data ?? {};
  return (
    <div className="card day-duties">
      <div className="band">
        <h2>
          {sayFullDay(day, language)} {mark === '' ? null : <span className="quiet">{mark}</span>}
        </h2>
        {total > items.length ? (
          <Link to="/duties" search={filter}>
            {t('duties.more', { total })}
          </Link>
        ) : (
          <span>{duties.data ? t('desk.duties.found', { total }) : ''}</span>
        )}
      </div>
      {duties.data === undefined ? (
        <p className="register-wait quiet">{t('shell.loading')}</p>
      ) : items.length === 0 ? (
        <EmptyState title={t('desk.calendar.emptyTitle')} hint={t('desk.calendar.emptyHint')} />
      ) : (
        <ul>
          {items.map((item) => {
            const outside = isOutside(item.who);
            const holder = term('holder', item.who);
            const open = () => void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } });
            return (
              <DutyRow
                key={item.id}
                duty={item}
                who={outside ? holder : item.person.name}
                whoNote={outside ? item.person.name : item.unit.name}
                onWhy={open}
                onOpen={open}
                act={<DutyAct item={item} primary={false} />}
              />
            );
          })}
        </ul>
      )}
    </div>
  );
}

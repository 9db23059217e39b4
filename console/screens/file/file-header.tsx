import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CaseHeader, Explanation, Named } from '../../api/answers.ts';
import type { Sight } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import type { Names } from '../../shapes/event-words.ts';
import { OfficerName } from '../../shapes/officer-name.tsx';
import { PersonTag } from '../../shapes/person-tag.tsx';
import { ageOn, sayRemaining } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { AbsenceMarks } from './absence-marks.tsx';
import { ActButton } from './act-button.tsx';
import { SightPicker } from './sight.tsx';
import { Unmask } from './unmask.tsx';

const LeaveMarks = lazy(() => import('../leave/leave-marks.tsx').then(({ LeaveMarks }) => ({ default: LeaveMarks })));
const CaseOfficer = lazy(() => import('../organisation/case-officer.tsx').then(({ CaseOfficer }) => ({ default: CaseOfficer })));
const SelfLink = lazy(() => import('../self-codes/self-link.tsx').then(({ SelfLink }) => ({ default: SelfLink })));

/** Who it is, how they stand, and the three things one does with a file: look at another day, print, act. */
export function FileHeader({
  header,
  explanation,
  sight,
  names,
}: {
  header: CaseHeader;
  explanation: Explanation;
  sight: Sight;
  /** What codes in the history are called. */
  names: Names;
}) {
  const { t, language, term } = useWords();
  const today = useToday();
  const { person } = header;
  const [officerOpen, setOfficerOpen] = useState(false);
  const span = explanation.term ?? header.term;
  const day = sight.on ?? sight.knownAt ?? today;
  return (
    <div className="file-head">
      <div>
        <h1>
          {person.name}{' '}
          <PersonTag kind={header.kind} grade={explanation.grade} state={explanation.state} juvenile={person.juvenile} />
          {explanation.leaves ? (
            <Suspense>
              <LeaveMarks leaves={explanation.leaves} names={names} />
            </Suspense>
          ) : null}
          <AbsenceMarks absences={explanation.absences ?? []} />
        </h1>
        <div className="file-facts">
          {header.number ? <span>{header.number}</span> : null}
          {person.sex || person.born ? (
            <span>
              {person.sex ? term('sex', person.sex) : ''}
              {person.born ? (
                <>
                  {person.sex ? ' · ' : ''}
                  <b title={person.born}>{t('file.years', { age: ageOn(person.born, day) })}</b>
                </>
              ) : null}
            </span>
          ) : null}
          {person.idMasked ? (
            <span>
              {t('file.idNumber')} <Unmask personId={person.id} masked={person.idMasked} />
            </span>
          ) : null}
          {span ? (
            <span>
              {t('file.term')} <b>{t('file.termTo', { from: span.from, to: span.to })}</b> {sayRemaining(span.to, day, language)}
            </span>
          ) : null}
          <span>
            {t(person.id === '' ? 'matters.unit' : 'file.unit')} <b>{header.unit.name}</b>
          </span>
          {header.case === 'corrections' ? (
            <span>
              {t('file.officer')}{' '}
              <button type="button" className="link-button officer-button" onClick={() => setOfficerOpen(true)}>
                <OfficerName officer={header.officer} />
              </button>
            </span>
          ) : null}
          {header.handler ? (
            <span>
              {t('matters.handler')} <b>{header.handler.name}</b>
            </span>
          ) : null}
          {header.joined ? (
            <span>
              {t('matters.joined')} <CaseLink one={header.joined} />
            </span>
          ) : null}
          {header.joins?.map((one) => (
            <span key={one.id}>
              {t('matters.joins')} <CaseLink one={one} />
            </span>
          ))}
          {header.group ? (
            <span>
              {t('file.group')} {t('file.groupOf', { count: header.group })}
            </span>
          ) : null}
        </div>
      </div>
      {officerOpen ? (
        <Suspense>
          <CaseOfficer header={header} onClose={() => setOfficerOpen(false)} />
        </Suspense>
      ) : null}
      <div className="file-buttons no-print">
        {header.case === 'corrections' ? (
          <Link to="/cases/$caseId/papers" params={{ caseId: header.id }}>
            {t('shell.pages.papers')}
          </Link>
        ) : null}
        {header.case === 'corrections' && header.person.id !== '' ? (
          <Suspense>
            <SelfLink caseId={header.id} />
          </Suspense>
        ) : null}
        <Link to="/cases/$caseId/messages" params={{ caseId: header.id }}>
          {t('file.told')}
        </Link>
        <SightPicker sight={sight} />
        <ActButton caseId={header.id} past={sight.on !== undefined || sight.knownAt !== undefined} />
      </div>
    </div>
  );
}

function CaseLink({ one }: { one: Named }) {
  return (
    <Link to="/cases/$caseId" params={{ caseId: one.id }}>
      {one.name}
    </Link>
  );
}

import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useId, useState } from 'react';
import type { Sight } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { sayDay, sayFullDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

/** Which day one looks at, and as it was known on which day. Both are in the address. */
export function SightPicker({ sight }: { sight: Sight }) {
  const { t, language } = useWords();
  const today = useToday();
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(sight.on ?? today);
  const [known, setKnown] = useState(sight.knownAt !== undefined);
  const dayId = useId();
  const label = sight.knownAt ?? sight.on;
  const look = () => {
    setOpen(false);
    void navigate({ search: on === today && !known ? {} : known ? { on, knownAt: on } : { on } });
  };
  const content = (
    <form
      className="sight-form"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <label htmlFor={dayId}>{t('file.sightOn')}</label>
      <input id={dayId} type="date" className="native-date" value={on} onChange={(event) => setOn(event.target.value)} required />
      <label className="sight-known">
        <input type="checkbox" checked={known} onChange={(event) => setKnown(event.target.checked)} />
        <span>
          {t('file.sightKnown')}
          <small>{t('file.sightKnownHint')}</small>
        </span>
      </label>
      <Button type="primary" htmlType="submit" block>
        {t('file.sightGo')}
      </Button>
    </form>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" content={content}>
      <Button>
        {t('file.sight')}: <b>{label === undefined ? t('file.sightToday') : sayDay(label, today, language)}</b>
      </Button>
    </Popover>
  );
}

/** Says loudly that one is not looking at today. */
export function SightNotice({ on, knownAt }: Sight) {
  const { t, language } = useWords();
  const { caseId } = useParams({ from: '/inside/cases/$caseId' });
  if (on === undefined && knownAt === undefined) return null;
  return (
    <p className="sight-notice" role="status">
      {knownAt !== undefined
        ? t('file.sightKnownNotice', { known: sayFullDay(knownAt, language) })
        : t('file.sightNotice', { on: sayFullDay(on ?? '', language) })}{' '}
      <Link to="/cases/$caseId" params={{ caseId }}>
        {t('file.sightBack')}
      </Link>
    </p>
  );
}

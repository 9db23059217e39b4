import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { calendarQuery } from '../../app/use-calendar.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import { NoticeForm } from './notice-form.tsx';
import './settings.css';
import { type Notice, type Settings, settingsQuery } from './settings-data.ts';
import { W } from './words.ts';

type Year = Settings['years'][number];

/** The State Council's notices by year: published with the release, entered by the county, or still to come. */
export function HolidaysScreen() {
  const { say } = useWords();
  const settings = useQuery(settingsQuery);
  const entered = useQuery(calendarQuery).data?.entered ?? [];
  const may = useQuery(meQuery).data?.permissions.includes('settings.manage') ?? false;
  const [editing, setEditing] = useState<Notice>();
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  const begin = ({ year }: Year) =>
    setEditing(entered.find((notice) => notice.year === year) ?? { year, source: '', off: [], makeUp: [] });
  return (
    <div className="settings-page">
      <div className="page-head">
        <h1>{say(W.holidays)}</h1>
        <Link to="/settings" className="push">
          {say(W.title)}
        </Link>
      </div>
      <RegisterTable
        label={say(W.holidays)}
        rows={settings.data?.years}
        keyOf={({ year }) => String(year)}
        columns={[
          { key: 'year', title: say(W.year), render: ({ year }) => <b>{year}</b> },
          {
            key: 'state',
            title: say(W.value),
            render: ({ state }) => (
              <span className={`mark${state === 'provisional' ? ' mark-amber' : ''}`}>{say(W.years[state])}</span>
            ),
          },
          {
            key: 'source',
            title: say(W.notice),
            render: ({ source, by }) => [source, by].filter((one) => one !== null).join(' · '),
          },
          {
            key: 'act',
            title: '',
            right: true,
            onPhone: 'bare',
            render: (year) =>
              may && year.state !== 'published' ? (
                <Button size="small" onClick={() => begin(year)}>
                  {say(year.state === 'entered' ? W.amend : W.enter)}
                </Button>
              ) : (
                ''
              ),
          },
        ]}
        empty={<EmptyState title={say(W.holidays)} />}
      />
      {editing === undefined ? null : <NoticeForm key={editing.year} notice={editing} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

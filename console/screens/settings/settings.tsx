import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type Column, RegisterTable } from '../../shapes/register-table.tsx';
import { sayDay, sayInstant } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { ChangeDrawer } from './change-drawer.tsx';
import { Changes } from './changes.tsx';
import { NumberingCard } from './numbering.tsx';
import './settings.css';
import { type Setting, settingsQuery } from './settings-data.ts';
import { sayValue } from './value-text.ts';
import { W } from './words.ts';

type Shown = 'local' | 'promptly' | 'locked';
const SHOWN: readonly Shown[] = ['local', 'promptly', 'locked'];
const PROFILE: Pick<Setting, 'key' | 'unit'> = { key: 'profile', unit: null };

/** What the county counts with: its profile, every parameter with its source, and what was changed when and by whom. */
export function SettingsScreen() {
  const { say, language } = useWords();
  const today = useToday();
  const settings = useQuery(settingsQuery);
  const may = useQuery(meQuery).data?.permissions.includes('settings.manage') ?? false;
  const [shown, setShown] = useState<Shown>('local');
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<Setting>();
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  const { profile, profiles = [], parameters } = settings.data ?? {};
  const kindOf = ({ key, scope }: Setting): Shown => (key.startsWith('promptly.') ? 'promptly' : scope);
  const rows = parameters?.filter(
    (one) =>
      kindOf(one) === shown && (q === '' || `${one.title.zh} ${one.title.en} ${one.key}`.toLowerCase().includes(q.toLowerCase())),
  );
  const profileSetting: Setting | undefined = profile && {
    ...PROFILE,
    title: W.profile,
    scope: 'local',
    schema: { enum: profiles.map(({ id }) => id) },
    value: profile.id,
    origin: 'setting',
    source: profile.source,
    confidence: null,
    note: null,
    entries: profile.entries,
  };
  const columns: Column<Setting>[] = [
    {
      key: 'name',
      title: say(W.name),
      width: '22%',
      render: ({ title, scope }) => (
        <>
          <b>{say(title)}</b> {scope === 'locked' ? <span className="mark">{say(W.locked)}</span> : null}
        </>
      ),
    },
    {
      key: 'value',
      title: say(W.value),
      render: ({ value, unit, entries }) => (
        <>
          {sayValue(value, unit, say)}
          {entries
            .filter(({ from }) => from > today)
            .map(({ from, value: later, withdrawn }) => (
              <div key={from} className="quiet small">
                {fill(say(W.future), {
                  from: sayDay(from, today, language),
                  value: withdrawn ? say(W.withdrawn) : sayValue(later, unit, say),
                })}
              </div>
            ))}
        </>
      ),
    },
    {
      key: 'source',
      title: say(W.source),
      width: '32%',
      render: ({ origin, source, confidence, note, entries }) => (
        <>
          {say(W.origin[origin])}
          {source === null ? '' : ` · ${source}`}
          {confidence === null ? null : <div className="quiet small">{note ?? say(W.confidence[confidence])}</div>}
          {entries.length === 0 ? null : (
            <details className="small">
              <summary>{say(W.history)}</summary>
              <ul>
                {entries.map((entry) => (
                  <li key={entry.recorded}>
                    {fill(say(W.future), {
                      from: sayDay(entry.from, today, language),
                      value: entry.withdrawn ? say(W.withdrawn) : sayValue(entry.value, null, say),
                    })}{' '}
                    · {entry.source} · {fill(say(W.by), { by: entry.by, at: sayInstant(entry.recorded, today, language) })}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      ),
    },
    {
      key: 'act',
      title: '',
      right: true,
      onPhone: 'bare',
      render: (one) =>
        may && one.scope === 'local' ? (
          <Button size="small" onClick={() => setEditing(one)}>
            {say(W.change)}
          </Button>
        ) : (
          ''
        ),
    },
  ];
  return (
    <div className="settings-page">
      <div className="page-head">
        <h1>{say(W.title)}</h1>
        <span className="quiet">{say(W.lead)}</span>
        <Link to="/settings/holidays" className="push">
          {say(W.holidays)}
        </Link>
      </div>
      {profile && profileSetting ? (
        <section className="card profile-card" aria-label={say(W.profile)}>
          <h2>
            {say(W.profile)}：{say(profile.title)}
          </h2>
          <p className="quiet small">{profile.source}</p>
          {may ? (
            <Button size="small" onClick={() => setEditing(profileSetting)}>
              {say(W.change)}
            </Button>
          ) : null}
        </section>
      ) : null}
      <RegisterTable
        label={say(W.name)}
        rows={rows}
        keyOf={({ key }) => key}
        columns={columns}
        filters={
          <>
            <Segmented<Shown>
              value={shown}
              onChange={setShown}
              options={SHOWN.map((one) => ({ value: one, label: say(W.show[one]) }))}
            />
            <Input.Search
              aria-label={say(W.search)}
              placeholder={say(W.search)}
              allowClear
              value={q}
              onChange={({ target }) => setQ(target.value)}
              style={{ width: 240 }}
            />
          </>
        }
        empty={<EmptyState title={say(W.search)} />}
      />
      <NumberingCard may={may} />
      {may ? <Changes /> : null}
      {editing === undefined ? null : (
        <ChangeDrawer setting={editing} profiles={profiles} onClose={() => setEditing(undefined)} />
      )}
    </div>
  );
}

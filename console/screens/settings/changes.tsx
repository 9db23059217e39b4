import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { entryTitle } from './entry-title.ts';
import { type Change, changesQuery, settingsQuery } from './settings-data.ts';
import { W } from './words.ts';

/** Changes proposed and made, newest first. */
export function Changes() {
  const { say, language } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const changes = useQuery(changesQuery);
  const parameters = useQuery(settingsQuery).data?.parameters ?? [];
  const people = ({ state, touched }: Change) => (state === 'applied' ? touched.applied : touched.previewed);
  return (
    <RegisterTable
      label={say(W.changes)}
      rows={changes.data?.items}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/settings/changes/$changeId', params: { changeId: id } })}
      bar={<h2>{say(W.changes)}</h2>}
      columns={[
        {
          key: 'what',
          title: say(W.name),
          render: ({ entries }) => <b>{[...new Set(entries.map(({ key }) => entryTitle(key, parameters, say)))].join('、')}</b>,
        },
        { key: 'state', title: say(W.value), render: ({ state }) => <span className="mark">{say(W.state[state])}</span> },
        {
          key: 'people',
          title: say(W.peopleColumn),
          right: true,
          render: (change) => fill(say(W.people), { count: people(change) }),
        },
        { key: 'who', title: say(W.who), render: ({ by }) => by },
        { key: 'when', title: say(W.when), right: true, render: ({ created }) => sayInstant(created, today, language) },
      ]}
      empty={<EmptyState title={say(W.emptyChanges)} hint={say(W.emptyChangesHint)} />}
    />
  );
}

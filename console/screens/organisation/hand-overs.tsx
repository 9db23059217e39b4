import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { handOversQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { count, ORG } from './organisation-words.ts';

const route = getRouteApi('/inside/hand-overs');

/** Caseloads that were handed over, and how many of the persons have been told. */
export function HandOversScreen() {
  const { say, language } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const { trail = [] } = route.useSearch();
  const handOvers = useQuery(handOversQuery(trail.at(-1)));
  if (handOvers.isError) return <Failure error={handOvers.error} onRetry={() => void handOvers.refetch()} />;
  return (
    <>
      <OrganisationHead tab="hand-overs" />
      <RegisterTable
        label={say(ORG.tabs['hand-overs'])}
        rows={handOvers.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/hand-overs/$handOverId', params: { handOverId: id } })}
        edgeOf={({ told, cases }) => (told < cases ? 'soon' : undefined)}
        columns={[
          {
            key: 'from',
            title: say(ORG.fromTo),
            render: ({ from, to }) => (
              <b>
                {from === '' ? say(ORG.nobody) : from} → {to.join('、')}
              </b>
            ),
          },
          { key: 'unit', title: say(ORG.unit), render: ({ unit }) => unit.name },
          { key: 'starts', title: say(ORG.starts), render: ({ starts }) => starts },
          { key: 'reason', title: say(ORG.reason), render: ({ reason }) => reason },
          { key: 'cases', title: say(ORG.cases), right: true, render: ({ cases }) => cases },
          { key: 'told', title: say(ORG.told), right: true, render: ({ told, cases }) => `${told}/${cases}` },
          {
            key: 'made',
            title: say(ORG.made),
            right: true,
            render: ({ made, by }) => say(count.by(by, sayInstant(made, today, language))),
          },
        ]}
        empty={<EmptyState title={say(ORG.emptyHandOvers)} hint={say(ORG.emptyHandOversHint)} />}
        pager={<CursorPager trail={trail} next={handOvers.data?.next ?? undefined} to="/hand-overs" search={{}} />}
      />
    </>
  );
}

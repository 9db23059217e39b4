import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import { type Unit, unitsQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { ORG } from './organisation-words.ts';
import { UnitDrawer } from './unit-drawer.tsx';

/** The register of units as a tree: what stands under what, what is in hand there, and its history. */
export function UnitsScreen() {
  const { say } = useWords();
  const { data: me } = useQuery(meQuery);
  const [closed, setClosed] = useState(false);
  const [chosen, setChosen] = useState<Unit | 'new'>();
  const units = useQuery(unitsQuery(closed));
  if (units.isError) return <Failure error={units.error} onRetry={() => void units.refetch()} />;
  const rows = units.data === undefined ? undefined : asTree(units.data);
  return (
    <>
      <OrganisationHead tab="units">
        {me?.permissions.includes('organisation.manage') ? (
          <Button type="primary" className="push" onClick={() => setChosen('new')}>
            {say(ORG.addUnit)}
          </Button>
        ) : null}
      </OrganisationHead>
      <RegisterTable
        label={say(ORG.tabs.units)}
        rows={rows}
        keyOf={({ unit }) => unit.id}
        onOpen={({ unit }) => setChosen(unit)}
        filters={
          <Checkbox checked={closed} onChange={({ target }) => setClosed(target.checked)}>
            {say(ORG.closed)}
          </Checkbox>
        }
        columns={[
          {
            key: 'name',
            title: say(ORG.name),
            render: ({ unit, depth }) => (
              <span className={depth > 0 ? `unit-depth-${Math.min(depth, 3)}` : undefined}>
                <b className={unit.to === null ? undefined : 'quiet'}>{unit.name}</b>
              </span>
            ),
          },
          { key: 'kind', title: say(ORG.kind), render: ({ unit }) => say(kindWords(unit.kind)) },
          { key: 'region', title: say(ORG.region), onPhone: 'hidden', render: ({ unit }) => unit.region },
          { key: 'cases', title: say(ORG.cases), right: true, render: ({ unit }) => unit.cases },
          { key: 'posts', title: say(ORG.livePosts), right: true, render: ({ unit }) => unit.posts },
          { key: 'below', title: say(ORG.below), right: true, render: ({ unit }) => unit.below },
          { key: 'to', title: say(ORG.until), right: true, render: ({ unit }) => unit.to ?? '' },
        ]}
        empty={<EmptyState title={say(ORG.emptyUnits)} hint="" />}
      />
      <UnitDrawer unit={chosen} units={units.data ?? []} onClose={() => setChosen(undefined)} />
    </>
  );
}

const NO_KIND = ORG.kinds.other;

export function kindWords(kind: string) {
  return Object.hasOwn(ORG.kinds, kind) ? ORG.kinds[kind as keyof typeof ORG.kinds] : NO_KIND; // checked on this line
}

/** Units below the one they stand under, each with its depth. */
function asTree(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map(({ id }) => id));
  const walk = (parent: string | null, depth: number): { unit: Unit; depth: number }[] =>
    units
      .filter((unit) => (unit.parent !== null && known.has(unit.parent) ? unit.parent === parent : parent === null))
      .flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}

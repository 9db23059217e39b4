import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import { type Load, type UnitLoad, workloadQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { count, ORG } from './organisation-words.ts';

const HandOverDrawer = lazy(() => import('./hand-over-drawer.tsx').then(({ HandOverDrawer }) => ({ default: HandOverDrawer })));

export interface Source {
  readonly unit: UnitLoad;
  /** Post that hands over; undefined: what nobody holds. */
  readonly from: { readonly id: string; readonly name: string } | undefined;
}

interface Row {
  readonly key: string;
  readonly unit: UnitLoad;
  readonly name: string;
  readonly role: string;
  readonly standIn: string | undefined;
  readonly post: string | undefined;
  readonly load: Load;
}

/** What each officer has in hand, office by office, and what nobody holds; from here a caseload is handed over. */
export function WorkloadScreen() {
  const { t, say } = useWords();
  const { data: me } = useQuery(meQuery);
  const [source, setSource] = useState<Source>();
  const workload = useQuery(workloadQuery);
  if (workload.isError) return <Failure error={workload.error} onRetry={() => void workload.refetch()} />;
  const leads = me?.permissions.includes('caseload.manage') ?? false;
  const rows = workload.data?.units.flatMap((unit): Row[] => [
    ...unit.officers
      .filter(({ cases, roleTitle: _ }) => cases > 0 || unit.unit.kind === 'judicial-office')
      .map((one) => ({
        key: one.post,
        unit,
        name: one.name,
        role: say(one.roleTitle),
        standIn: one.standIn,
        post: one.post,
        load: one,
      })),
    ...(unit.unassigned.cases > 0
      ? [
          {
            key: `${unit.unit.id} nobody`,
            unit,
            name: say(ORG.nobody),
            role: '',
            standIn: undefined,
            post: undefined,
            load: unit.unassigned,
          },
        ]
      : []),
  ]);
  const total = workload.data?.total;
  return (
    <>
      <OrganisationHead tab="workload">
        {total ? (
          <span className="quiet">
            {say(count.persons(total.cases))} · {say(count.officers(total.officers))}
          </span>
        ) : null}
      </OrganisationHead>
      <RegisterTable
        label={say(ORG.tabs.workload)}
        rows={rows}
        keyOf={({ key }) => key}
        edgeOf={({ load, post }) => (load.overdue > 0 ? 'over' : post === undefined ? 'soon' : undefined)}
        columns={[
          {
            key: 'name',
            title: say(ORG.officer),
            render: ({ name, role, standIn, post }) => (
              <>
                <b className={post === undefined ? 'soon-words' : undefined}>{name}</b>{' '}
                <span className="quiet small">{role}</span>
                {standIn === undefined ? null : (
                  <span className="mark mark-amber"> {t('people.standIn', { name: standIn })}</span>
                )}
              </>
            ),
          },
          { key: 'unit', title: say(ORG.unit), render: ({ unit }) => unit.unit.name },
          {
            key: 'cases',
            title: say(ORG.cases),
            right: true,
            render: ({ load, post, unit }) => (
              <Link to="/people" search={post === undefined ? { concern: 'unassigned', unit: unit.unit.id } : { officer: post }}>
                {load.cases}
              </Link>
            ),
          },
          { key: 'grades', title: say(ORG.grades), render: ({ load }) => <Grades load={load} /> },
          { key: 'due', title: say(ORG.due), right: true, render: ({ load }) => load.due },
          { key: 'week', title: say(ORG.week), right: true, render: ({ load }) => load.week },
          {
            key: 'overdue',
            title: say(ORG.overdue),
            right: true,
            render: ({ load }) => (load.overdue > 0 ? <span className="over-words">{load.overdue}</span> : 0),
          },
          { key: 'late', title: say(ORG.late), right: true, render: ({ load }) => `${load.late}%` },
          {
            key: 'acts',
            title: '',
            right: true,
            onPhone: 'bare',
            render: ({ unit, post, name, load }) =>
              leads && load.cases > 0 ? (
                <Button
                  size="small"
                  onClick={() => setSource({ unit, from: post === undefined ? undefined : { id: post, name } })}
                >
                  {say(post === undefined ? ORG.assign : ORG.handOver)}
                </Button>
              ) : (
                ''
              ),
          },
        ]}
        empty={<EmptyState title={say(ORG.emptyLoad)} hint="" />}
      />
      {source === undefined ? null : (
        <Suspense>
          <HandOverDrawer key={source.from?.id ?? source.unit.unit.id} source={source} onClose={() => setSource(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function Grades({ load }: { load: Load }) {
  const { term, say } = useWords();
  return (
    <span className="workload-grades small">
      {Object.entries(load.grades).map(([grade, cases]) => (
        <span key={grade}>
          {grade === 'none' ? say(ORG.notGraded) : term('grade', grade)} {cases}
        </span>
      ))}
    </span>
  );
}

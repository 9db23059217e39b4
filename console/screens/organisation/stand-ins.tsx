import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import { ORGANISATION, standInsQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { ORG } from './organisation-words.ts';
import { StandInDrawer } from './stand-in-drawer.tsx';

/** Who stands in for whom: now, to come, and over. */
export function StandInsScreen() {
  const { say } = useWords();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [lending, setLending] = useState(false);
  const standIns = useQuery(standInsQuery);
  const takeBack = useMutation({
    mutationFn: (id: string) => call<void>(`/api/stand-ins/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [ORGANISATION] }),
    onError: (error) => void message.warning(error.message),
  });
  if (standIns.isError) return <Failure error={standIns.error} onRetry={() => void standIns.refetch()} />;
  const lends = me?.permissions.some((one) => one === 'account.manage' || one === 'caseload.manage') ?? false;
  return (
    <>
      <OrganisationHead tab="stand-ins">
        {lends ? (
          <Button type="primary" className="push" onClick={() => setLending(true)}>
            {say(ORG.lend)}
          </Button>
        ) : null}
      </OrganisationHead>
      <RegisterTable
        label={say(ORG.tabs['stand-ins'])}
        rows={standIns.data}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: say(ORG.standsIn), render: ({ name }) => <b>{name}</b> },
          {
            key: 'holder',
            title: say(ORG.forPost),
            render: ({ holder, roleTitle, organisation }) => (
              <>
                {holder}{' '}
                <span className="quiet small">
                  {say(roleTitle)} · {organisation.name}
                </span>
              </>
            ),
          },
          { key: 'days', title: say(ORG.days), render: ({ from, to }) => `${from} – ${to}` },
          { key: 'reason', title: say(ORG.reason), render: ({ reason }) => reason },
          {
            key: 'state',
            title: '',
            render: ({ state }) => (
              <span className={`mark${state === 'now' ? ' mark-green' : ''}`}>{say(ORG.standState[state])}</span>
            ),
          },
          {
            key: 'acts',
            title: '',
            right: true,
            onPhone: 'bare',
            render: ({ id, state }) =>
              state === 'over' || !lends ? (
                ''
              ) : (
                <Button
                  size="small"
                  onClick={() =>
                    modal.confirm({ title: say(ORG.takeBackSure), onOk: () => takeBack.mutateAsync(id).catch(() => undefined) })
                  }
                >
                  {say(ORG.takeBack)}
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title={say(ORG.emptyStandIns)} hint={say(ORG.emptyStandInsHint)} />}
      />
      <StandInDrawer open={lending} onClose={() => setLending(false)} />
    </>
  );
}

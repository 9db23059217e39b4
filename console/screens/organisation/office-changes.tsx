import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { useWords } from '../../words/language.ts';
import { AnswerDrawer } from './answer-drawer.tsx';
import { type ChangeState, type OfficeChange, ORGANISATION, officeChangesQuery } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { ORG } from './organisation-words.ts';

const route = getRouteApi('/inside/office-changes');
const MARK: Readonly<Record<ChangeState, string>> = {
  asked: ' mark-amber',
  sent: ' mark-amber',
  accepted: ' mark-green',
  refused: '',
  returned: '',
  withdrawn: '',
};

/** Changes of office inside the county: what is asked, what the county decides, what the receiving office answers. */
export function OfficeChangesScreen() {
  const { say } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/office-changes' });
  const { open = false, trail = [] } = route.useSearch();
  const [chosen, setChosen] = useState<{ change: OfficeChange; step: 'decide' | 'answer' }>();
  const changes = useQuery(officeChangesQuery(open, trail.at(-1)));
  const withdraw = useMutation({
    mutationFn: (id: string) => call<unknown>(`/api/office-changes/${id}/withdrawal`, { method: 'POST', body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [ORGANISATION] }),
    onError: (error) => void message.warning(error.message),
  });
  if (changes.isError) return <Failure error={changes.error} onRetry={() => void changes.refetch()} />;
  return (
    <>
      <OrganisationHead tab="office-changes">
        <span className="quiet">{say(ORG.old)}</span>
      </OrganisationHead>
      <RegisterTable
        label={say(ORG.tabs['office-changes'])}
        rows={changes.data?.items}
        keyOf={({ id }) => id}
        filters={
          <Checkbox checked={open} onChange={({ target }) => void navigate({ search: target.checked ? { open: true } : {} })}>
            {say(ORG.onlyOpen)}
          </Checkbox>
        }
        columns={[
          {
            key: 'name',
            title: say(ORG.person),
            render: ({ name, caseId, opens }) =>
              opens ? (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {name}
                </Link>
              ) : (
                <b>{name}</b>
              ),
          },
          { key: 'way', title: say(ORG.fromTo), render: ({ from, to }) => `${from.name} → ${to.name}` },
          { key: 'reason', title: say(ORG.reason), render: ({ reason }) => reason },
          {
            key: 'state',
            title: '',
            render: ({ state }) => <span className={`mark${MARK[state]}`}>{say(ORG.changeState[state])}</span>,
          },
          {
            key: 'steps',
            title: say(ORG.history),
            render: ({ asked, decided, answered }) => (
              <span className="small">
                {[asked, decided, answered].map((step) =>
                  step === null ? null : (
                    <span key={`${step.on} ${step.by}`} className="quiet">
                      {step.on} {step.by} {step.words}
                      <br />
                    </span>
                  ),
                )}
              </span>
            ),
          },
          {
            key: 'acts',
            title: '',
            right: true,
            onPhone: 'bare',
            render: (change) => (
              <span className="row-acts">
                {change.may.map((one) =>
                  one === 'withdraw' ? (
                    <Button key={one} size="small" onClick={() => withdraw.mutate(change.id)}>
                      {say(ORG.withdraw)}
                    </Button>
                  ) : (
                    <Button key={one} size="small" type="primary" onClick={() => setChosen({ change, step: one })}>
                      {say(ORG[one])}
                    </Button>
                  ),
                )}
              </span>
            ),
          },
        ]}
        empty={<EmptyState title={say(ORG.emptyChanges)} hint={say(ORG.emptyChangesHint)} />}
        pager={
          <CursorPager trail={trail} next={changes.data?.next ?? undefined} to="/office-changes" search={open ? { open } : {}} />
        }
      />
      {chosen === undefined ? null : <AnswerDrawer key={chosen.change.id} {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

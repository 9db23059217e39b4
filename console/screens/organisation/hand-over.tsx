import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { handOverQuery, ORGANISATION, type ToldHow } from './organisation-data.ts';
import { OrganisationHead } from './organisation-head.tsx';
import { count, noticeText, ORG } from './organisation-words.ts';

const route = getRouteApi('/inside/hand-overs/$handOverId');
const HOW: readonly ToldHow[] = ['in-person', 'phone', 'notice-signed', 'message'];

/** One hand-over: its persons, who of them has been told and what proves it; and the notices on paper. */
export function HandOverScreen() {
  const { say, term } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const { handOverId } = route.useParams();
  const handOver = useQuery(handOverQuery(handOverId));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [how, setHow] = useState<ToldHow>('in-person');
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const tick = useMutation({
    mutationFn: () =>
      call<unknown>(`/api/hand-overs/${handOverId}/told`, { method: 'POST', body: { cases: chosen, on, how, note } }),
    onSuccess: () => {
      setChosen([]);
      setNote('');
      void queries.invalidateQueries({ queryKey: [ORGANISATION] });
    },
  });
  if (handOver.isError) return <Failure error={handOver.error} onRetry={() => void handOver.refetch()} />;
  const { data } = handOver;
  const untold = data?.persons.filter(({ told }) => told === null) ?? [];
  const toggle = (id: string, yes: boolean) => setChosen((old) => (yes ? [...old, id] : old.filter((one) => one !== id)));
  return (
    <>
      <OrganisationHead tab="hand-overs">
        {data === undefined ? null : (
          <>
            <span className="quiet">
              {data.unit.name} · {data.from === '' ? say(ORG.nobody) : data.from} → {data.to.join('、')} · {data.starts} ·{' '}
              {data.reason}
            </span>
            <span className={`mark ${untold.length > 0 ? 'mark-amber' : 'mark-green'}`}>
              {say(count.toldOf(data.told, data.cases))}
            </span>
            <Button className="push no-print" onClick={() => window.print()}>
              {say(ORG.notice)}
            </Button>
          </>
        )}
      </OrganisationHead>
      <RegisterTable
        label={say(ORG.tabs['hand-overs'])}
        rows={data?.persons}
        keyOf={({ caseId }) => caseId}
        filters={
          untold.length === 0 ? undefined : (
            <form
              className="row-line"
              onSubmit={(event) => {
                event.preventDefault();
                tick.mutate();
              }}
            >
              <Checkbox
                checked={chosen.length === untold.length}
                indeterminate={chosen.length > 0 && chosen.length < untold.length}
                onChange={({ target }) => setChosen(target.checked ? untold.map(({ caseId }) => caseId) : [])}
              >
                {say(ORG.untold)} {untold.length}
              </Checkbox>
              <Select
                aria-label={say(ORG.how)}
                value={how}
                onChange={setHow}
                options={HOW.map((value) => ({ value, label: say(ORG.howWords[value]) }))}
                popupMatchSelectWidth={false}
              />
              <label htmlFor="told-on" className="out-of-sight">
                {say(ORG.day)}
              </label>
              <DayInput id="told-on" value={on} onChange={setOn} max={today} />
              <Input
                aria-label={say(ORG.proof)}
                placeholder={say(ORG.proof)}
                value={note}
                maxLength={300}
                onChange={({ target }) => setNote(target.value)}
                style={{ width: 240 }}
              />
              <Button type="primary" htmlType="submit" disabled={chosen.length === 0 || on === ''} loading={tick.isPending}>
                {say(ORG.tickChosen)}
              </Button>
            </form>
          )
        }
        columns={[
          {
            key: 'name',
            title: say(ORG.person),
            render: ({ caseId, name, told }) => (
              <>
                {told === null ? (
                  <Checkbox
                    aria-label={name}
                    checked={chosen.includes(caseId)}
                    onChange={({ target }) => toggle(caseId, target.checked)}
                  />
                ) : null}{' '}
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {name}
                </Link>
              </>
            ),
          },
          {
            key: 'grade',
            title: say(ORG.grade),
            render: ({ grade }) => (grade === null ? say(ORG.notGraded) : term('grade', grade)),
          },
          { key: 'to', title: say(ORG.officer), render: ({ to }) => to },
          {
            key: 'told',
            title: say(ORG.told),
            render: ({ told }) =>
              told === null ? (
                <span className="soon-words">{say(ORG.untold)}</span>
              ) : (
                <>
                  <span className="mark mark-green">{say(ORG.howWords[told.how])}</span> {told.on}{' '}
                  <span className="quiet small">
                    {told.note} {told.by}
                  </span>
                </>
              ),
          },
        ]}
        empty={null}
      />
      {tick.isError ? <Trouble error={tick.error} /> : null}
      <section className="notices" lang="zh-CN" aria-hidden="true">
        {untold.map(({ caseId, name, to }) => (
          <p key={caseId}>{noticeText(name, to, data?.starts ?? '', data?.unit.name ?? '')}</p>
        ))}
      </section>
    </>
  );
}

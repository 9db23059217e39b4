import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { ORGANISATION, type Unit, unitChangesQuery } from './organisation-data.ts';
import { ORG } from './organisation-words.ts';
import { kindWords } from './units.tsx';

interface Props {
  readonly unit: Unit | 'new' | undefined;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

/** One unit: adding it, or changing and closing it, with what it was before. */
export function UnitDrawer({ unit, units, onClose }: Props) {
  const { say } = useWords();
  return (
    <Drawer
      open={unit !== undefined}
      onClose={onClose}
      size={460}
      title={unit === 'new' ? say(ORG.addUnit) : (unit?.name ?? '')}
      destroyOnHidden
    >
      {unit === 'new' ? <AddUnit units={units} onDone={onClose} /> : null}
      {unit !== undefined && unit !== 'new' ? (
        <>
          {unit.mine && unit.to === null ? <ChangeUnit unit={unit} units={units} onDone={onClose} /> : null}
          <History id={unit.id} />
        </>
      ) : null}
    </Drawer>
  );
}

function useDone(onDone: () => void) {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [ORGANISATION] });
    void queries.invalidateQueries({ queryKey: ['organisations'] });
    onDone();
  };
}

const ORGAN_KINDS: readonly string[] = ['court', 'procuratorate', 'public-security', 'prison'];
const ADDED_KINDS = ['judicial-office', 'county-agency', ...ORGAN_KINDS, 'residents-committee', 'other'];

function AddUnit({ units, onDone }: { units: readonly Unit[]; onDone: () => void }) {
  const { say } = useWords();
  const [kind, setKind] = useState<string>('judicial-office');
  const [name, setName] = useState('');
  const [region, setRegion] = useState('');
  const [parent, setParent] = useState<string>();
  const [reason, setReason] = useState('');
  const done = useDone(onDone);
  const add = useMutation({
    mutationFn: () =>
      call<unknown>('/api/units', { method: 'POST', body: { kind, name, region: region.trim(), parent, reason } }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor="unit-kind">{say(ORG.kind)}</label>
        <Select
          id="unit-kind"
          value={kind}
          onChange={setKind}
          options={ADDED_KINDS.map((value) => ({ value, label: say(kindWords(value)) }))}
        />
      </div>
      <div className="field">
        <label htmlFor="unit-name">{say(ORG.name)}</label>
        <Input id="unit-name" value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <div className="field">
        <label htmlFor="unit-region">{say(ORG.region)}</label>
        <Input id="unit-region" value={region} inputMode="numeric" onChange={({ target }) => setRegion(target.value)} />
      </div>
      <AboveField value={parent} units={units.filter(({ mine }) => mine)} onChange={setParent} />
      {ORGAN_KINDS.includes(kind) ? <p className="quiet small">{say(ORG.organHint)}</p> : null}
      <ReasonField value={reason} onChange={setReason} />
      {add.isError ? <Trouble error={add.error} /> : null}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={add.isPending}
          disabled={name.trim().length < 2 || region.trim() === '' || parent === undefined || reason.trim().length < 2}
        >
          {say(ORG.addUnit)}
        </Button>
      </div>
    </form>
  );
}

function ChangeUnit({ unit, units, onDone }: { unit: Unit; units: readonly Unit[]; onDone: () => void }) {
  const { say } = useWords();
  const today = useToday();
  const [name, setName] = useState(unit.name);
  const [parent, setParent] = useState(unit.parent ?? undefined);
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState(today);
  const done = useDone(onDone);
  const change = useMutation({
    mutationFn: () =>
      call<unknown>(`/api/units/${unit.id}`, {
        method: 'PATCH',
        body: { reason, ...(name === unit.name ? {} : { name }), ...(parent === (unit.parent ?? undefined) ? {} : { parent }) },
      }),
    onSuccess: done,
  });
  const close = useMutation({
    mutationFn: () => call<unknown>(`/api/units/${unit.id}/close`, { method: 'POST', body: { reason, lastDay } }),
    onSuccess: done,
  });
  const changed = name.trim() !== unit.name || parent !== (unit.parent ?? undefined);
  const said = reason.trim().length >= 2;
  return (
    <form
      className="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <div className="field">
        <label htmlFor="unit-name">{say(ORG.name)}</label>
        <Input id="unit-name" value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <AboveField value={parent} units={units.filter(({ id, mine }) => mine && id !== unit.id)} onChange={setParent} />
      <ReasonField value={reason} onChange={setReason} />
      <div>
        <Button type="primary" htmlType="submit" disabled={!changed || !said} loading={change.isPending}>
          {say(ORG.save)}
        </Button>
      </div>
      <div className="field">
        <label htmlFor="unit-last-day">{say(ORG.lastDay)}</label>
        <DayInput id="unit-last-day" value={lastDay} onChange={setLastDay} />
      </div>
      <div>
        <Button danger disabled={!said || lastDay === ''} loading={close.isPending} onClick={() => close.mutate()}>
          {say(ORG.closeUnit)}
        </Button>
      </div>
      {change.isError ? <Trouble error={change.error} /> : null}
      {close.isError ? <Trouble error={close.error} /> : null}
    </form>
  );
}

function AboveField({
  value,
  units,
  onChange,
}: {
  value: string | undefined;
  units: readonly Unit[];
  onChange: (id: string) => void;
}) {
  const { say } = useWords();
  return (
    <div className="field">
      <label htmlFor="unit-above">{say(ORG.above)}</label>
      <Select
        id="unit-above"
        value={value ?? null}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  );
}

export function ReasonField({
  value,
  onChange,
  id = 'reason',
}: {
  value: string;
  onChange: (reason: string) => void;
  id?: string;
}) {
  const { say } = useWords();
  return (
    <div className="field">
      <label htmlFor={id}>{say(ORG.reason)}</label>
      <Input id={id} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}

function History({ id }: { id: string }) {
  const { say } = useWords();
  const { data = [] } = useQuery(unitChangesQuery(id));
  return (
    <section aria-label={say(ORG.history)}>
      <h3>{say(ORG.history)}</h3>
      {data.length === 0 ? <p className="quiet small">{say(ORG.noHistory)}</p> : null}
      <ul>
        {data.map((change) => (
          <li key={`${change.what} ${change.on} ${change.before} ${change.after}`}>
            {change.on} <b>{say(ORG.what[change.what])}</b> {[change.before, change.after].filter(Boolean).join(' → ')}{' '}
            <span className="quiet small">
              {change.reason} · {change.by}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

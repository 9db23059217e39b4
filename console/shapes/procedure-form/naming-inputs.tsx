import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useContext, useState } from 'react';
import { casesQuery, organisationsQuery, staffQuery } from '../../api/queries.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useWords } from '../../words/language.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onChange: (id: string | undefined) => void;
}

/** A unit of the register, chosen by its name: the one a case is given to, or the organ that is asked. */
export function UnitInput({ id, value, onChange, kinds }: Props & { readonly kinds: readonly string[] }) {
  const { t } = useWords();
  const lists = useQueries({ queries: kinds.map((kind) => organisationsQuery(kind)) });
  const units = lists.flatMap(({ data }) => data ?? []);
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      placeholder={t('act.choose')}
      allowClear
      loading={lists.some(({ isPending }) => isPending)}
      showSearch={{ optionFilterProp: 'label' }}
      options={units.map(({ id: one, name }) => ({ value: one, label: name }))}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      style={{ minWidth: 240 }}
    />
  );
}

/** Somebody who works in the county, chosen by name, unit or post. */
export function StaffInput({ id, value, onChange }: Props) {
  const { t, say } = useWords();
  const staff = useQuery(staffQuery);
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      allowClear
      placeholder={t('act.choose')}
      loading={staff.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={(staff.data ?? []).map(({ account, name, unit, roleTitle }) => ({
        value: account,
        label: `${name} · ${unit.name} · ${say(roleTitle)}`,
      }))}
      onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
      style={{ minWidth: 280 }}
      popupMatchSelectWidth={false}
    />
  );
}

const FOUND = 20;

/** Another case of the same kind, found by what it is called. */
export function CaseInput({ id, value, onChange }: Props) {
  const { t, term } = useWords();
  const { id: own, kind } = useContext(CaseInHandContext);
  const [q, setQ] = useState('');
  const cases = useQuery(casesQuery({ case: kind, q, limit: FOUND }));
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      placeholder={t('matters.findCase')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={(cases.data?.items ?? [])
        .filter((one) => one.id !== own && one.state !== 'merged')
        .map((one) => ({ value: one.id, label: `${one.name} · ${term('state', one.state)} · ${one.unit.name}` }))}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      style={{ minWidth: 280 }}
      popupMatchSelectWidth={false}
    />
  );
}

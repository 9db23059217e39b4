import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { officesQuery } from '../../api/queries.ts';
import { FINAL_STATES } from '../../shapes/state-steps.ts';
import { useWords } from '../../words/language.ts';
import { codesOfTable } from '../../words/law-terms.ts';

export interface PeopleSearch {
  readonly q?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly grade?: string;
  readonly unit?: string;
}

interface Props {
  readonly filters: PeopleSearch;
  readonly onChange: (filters: PeopleSearch) => void;
}

const KINDS = codesOfTable('kind');
const GRADES = codesOfTable('grade');
const INVESTIGATION: ReadonlySet<string> = new Set(['commissioned', 'complete', 'opined', 'returned']);
const STATES = codesOfTable('state').filter((state) => !INVESTIGATION.has(state));

/** The search form above the register. Choosing is searching; only the name waits for Enter. */
export function PeopleFilters({ filters, onChange }: Props) {
  const { t, term } = useWords();
  const [q, setQ] = useState(filters.q ?? '');
  useEffect(() => setQ(filters.q ?? ''), [filters.q]);
  const offices = useQuery(officesQuery);
  const set = (name: keyof PeopleSearch, value: string | undefined) => {
    const { [name]: _, ...others } = filters;
    onChange(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  const select = (name: 'kind' | 'state' | 'grade' | 'unit', any: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={any}
      placeholder={any}
      allowClear
      value={filters[name] ?? null}
      onChange={(value: string | null) => set(name, value ?? undefined)}
      options={options}
      popupMatchSelectWidth={false}
      showSearch={name === 'unit' ? { optionFilterProp: 'label' } : false}
    />
  );
  return (
    <>
      <Input.Search
        aria-label={t('people.q')}
        placeholder={t('people.q')}
        value={q}
        allowClear
        onChange={(event) => setQ(event.target.value)}
        onSearch={(value) => set('q', value.trim())}
        style={{ width: 260 }}
      />
      {select(
        'kind',
        t('people.anyKind'),
        KINDS.map((value) => ({ value, label: term('kind', value) })),
      )}
      {select(
        'state',
        t('people.anyState'),
        [...STATES.filter((state) => !FINAL_STATES.has(state)), ...STATES.filter((state) => FINAL_STATES.has(state))].map(
          (value) => ({
            value,
            label: term('state', value),
          }),
        ),
      )}
      {select(
        'grade',
        t('people.anyGrade'),
        GRADES.map((value) => ({ value, label: term('grade', value) })),
      )}
      {(offices.data?.length ?? 0) > 1
        ? select(
            'unit',
            t('people.anyUnit'),
            (offices.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          )
        : null}
      {Object.keys(filters).length > 0 ? (
        <Button type="link" onClick={() => onChange({})}>
          {t('shell.clear')}
        </Button>
      ) : null}
    </>
  );
}

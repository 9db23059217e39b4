import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { officesQuery } from '../../api/queries.ts';
import { type peopleSearch, STANDINGS } from '../../app/searches.ts';
import { FilterSelect } from '../../shapes/list/filter-select.tsx';
import { FINAL_STATES } from '../../shapes/state-steps.ts';
import { useWords } from '../../words/language.ts';
import { codesOfTable } from '../../words/law-terms.ts';

export type PeopleSearch = Omit<ReturnType<typeof peopleSearch>, 'trail'>;

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
    onChange(value === undefined || value === '' ? others : ({ ...others, [name]: value } as PeopleSearch));
  };
  const setLate = (late: boolean) => {
    const { late: _, ...others } = filters;
    onChange(late ? { ...others, late: true } : others);
  };
  const select = (
    name: 'kind' | 'state' | 'grade' | 'standing' | 'unit',
    any: string,
    options: { value: string; label: string }[],
  ) => (
    <FilterSelect
      any={any}
      value={filters[name]}
      options={options}
      searchable={name === 'unit'}
      onChange={(value) => set(name, value)}
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
        'standing',
        t('people.anyStanding'),
        STANDINGS.map((value) => ({ value, label: t(`people.standing.${value}`) })),
      )}
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
      {select('grade', t('people.anyGrade'), [
        ...GRADES.map((value) => ({ value, label: term('grade', value) })),
        { value: 'none', label: t('people.noGrade') },
      ])}
      {(offices.data?.length ?? 0) > 1
        ? select(
            'unit',
            t('people.anyUnit'),
            (offices.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          )
        : null}
      <Checkbox checked={filters.late === true} onChange={({ target }) => setLate(target.checked)}>
        {t('people.late')}
      </Checkbox>
      <EndsWithin filters={filters} onChange={onChange} />
      {filters.receivedFrom || filters.receivedTo ? (
        <span className="mark">
          {t('people.receivedSpan', { from: filters.receivedFrom ?? '', to: filters.receivedTo ?? '' })}
        </span>
      ) : null}
      {filters.endedFrom || filters.endedTo ? (
        <span className="mark">{t('people.endedSpan', { from: filters.endedFrom ?? '', to: filters.endedTo ?? '' })}</span>
      ) : null}
      <Checkbox
        checked={filters.concern === 'unassigned'}
        onChange={(event) => set('concern', event.target.checked ? 'unassigned' : undefined)}
      >
        {t('people.unassigned')}
      </Checkbox>
      {Object.keys(filters).length > 0 ? (
        <Button type="link" onClick={() => onChange({})}>
          {t('shell.clear')}
        </Button>
      ) : null}
    </>
  );
}

/** The day the term ends, from a day to a day: who is released next. */
function EndsWithin({ filters, onChange }: Props) {
  const { t } = useWords();
  const set = (name: 'endsFrom' | 'endsTo', value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <span className="day-span">
      <span className="quiet small">{t('people.ends')}</span>
      <Input
        type="date"
        aria-label={t('people.endsFrom')}
        value={filters.endsFrom ?? ''}
        onChange={(event) => set('endsFrom', event.target.value)}
      />
      <Input
        type="date"
        aria-label={t('people.endsTo')}
        value={filters.endsTo ?? ''}
        onChange={(event) => set('endsTo', event.target.value)}
      />
    </span>
  );
}

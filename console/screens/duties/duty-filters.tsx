import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { meQuery, officesQuery } from '../../api/queries.ts';
import { useLawBook } from '../../app/law-book.ts';
import { scopesOf } from '../../app/scopes.ts';
import type { dutiesSearch } from '../../app/searches.ts';
import { FilterSelect } from '../../shapes/list/filter-select.tsx';
import { useWords } from '../../words/language.ts';
import { codesOfTable } from '../../words/law-terms.ts';

export type DutySearch = Omit<ReturnType<typeof dutiesSearch>, 'trail'>;

interface Props {
  readonly filters: DutySearch;
  readonly onChange: (filters: DutySearch) => void;
}

const STATUSES = ['open', 'overdue', 'paused', 'met', 'met-late', 'lifted'] as const;
const BANDS = ['overdue', 'due', 'week', 'promptly'] as const;

/** What an office asks of its duties: whose, which rule, in which standing, due from when to when. */
export function DutyFilters({ filters, onChange }: Props) {
  const { t, term, say } = useWords();
  const [q, setQ] = useState(filters.q ?? '');
  useEffect(() => setQ(filters.q ?? ''), [filters.q]);
  const offices = useQuery(officesQuery);
  const me = useQuery(meQuery);
  const book = useLawBook();
  const set = (name: keyof DutySearch, value: string | undefined) => {
    const { [name]: _, ...others } = filters;
    // The address is read through its own schema again, which drops what is none of its values.
    onChange((value === undefined || value === '' ? others : { ...others, [name]: value }) as DutySearch);
  };
  const select = (
    name: Exclude<keyof DutySearch, 'ahead'>,
    any: string,
    options: { value: string; label: string }[],
    searchable = false,
  ) => (
    <FilterSelect
      any={any}
      value={filters[name]}
      options={options}
      searchable={searchable}
      onChange={(value) => set(name, value)}
    />
  );
  const rules = Object.values(book?.procedures ?? {}).flatMap(({ duties }) => duties);
  const ruleOptions = [...new Map(rules.map(({ rule, act }) => [rule, `${rule} ${say(act)}`])).entries()].map(
    ([value, label]) => ({ value, label }),
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
        style={{ width: 230 }}
      />
      {select(
        'scope',
        t('desk.duties.anyScope'),
        scopesOf(me.data).map((value) => ({ value, label: t(`duties.scope.${value}`) })),
      )}
      {select(
        'band',
        t('desk.duties.anyBand'),
        BANDS.map((value) => ({ value, label: t(`duties.band.${value}`) })),
      )}
      {select(
        'status',
        t('desk.duties.anyStatus'),
        STATUSES.map((value) => ({ value, label: t(`duties.status.${value}`) })),
      )}
      {select(
        'who',
        t('desk.duties.anyWho'),
        codesOfTable('holder').map((value) => ({ value, label: term('holder', value) })),
      )}
      {select('rule', t('desk.duties.anyRule'), ruleOptions, true)}
      {(offices.data?.length ?? 0) > 1
        ? select(
            'unit',
            t('people.anyUnit'),
            (offices.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            true,
          )
        : null}
      <span className="day-span">
        <span className="quiet small">{t('desk.duties.due')}</span>
        <Input
          type="date"
          aria-label={t('desk.duties.dueFrom')}
          value={filters.dueFrom ?? ''}
          onChange={(event) => set('dueFrom', event.target.value)}
        />
        <Input
          type="date"
          aria-label={t('desk.duties.dueBefore')}
          title={t('desk.duties.dueBefore')}
          value={filters.dueBefore ?? ''}
          onChange={(event) => set('dueBefore', event.target.value)}
        />
      </span>
      <Checkbox
        checked={filters.ahead === true}
        onChange={({ target }) => {
          const { ahead: _, ...others } = filters;
          onChange(target.checked ? { ...others, ahead: true } : others);
        }}
      >
        {t('desk.duties.ahead')}
      </Checkbox>
      {Object.keys(filters).length > 0 ? (
        <Button type="link" onClick={() => onChange({})}>
          {t('shell.clear')}
        </Button>
      ) : null}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { useWords } from '../../words/language.ts';

interface Place {
  readonly code: string;
  readonly name: string;
}

/** Divisions are numbered two digits a level; a field keeps six, filled up with zeros where only the upper levels are known. */
const PROVINCE = 2;
const PREFECTURE = 4;
const sixDigits = (code: string) => code.padEnd(6, '0').slice(0, 6);

/** The levels a six-digit code names: 420000 a province, 421300 a prefecture in it, 421303 a county. */
function levelsOf(value: string) {
  const province = value === '' ? undefined : value.slice(0, PROVINCE);
  const prefecture = value === '' || value.slice(PROVINCE, PREFECTURE) === '00' ? undefined : value.slice(0, PREFECTURE);
  return { province, prefecture, county: prefecture === undefined || value.endsWith('00') ? undefined : value };
}

const placesQuery = (parent: string | undefined, on: string) => ({
  queryKey: ['places', parent ?? '', on],
  queryFn: () => call<Page<Place>>('/api/places', { query: { parent, on } }).then(({ items }) => items),
  staleTime: 3_600_000,
});

/** A place by its division: province, prefecture, county. What is kept is the six-digit code. */
export function PlaceInput({ id, value, onChange }: { id: string; value: string; onChange: (code: string | undefined) => void }) {
  const { t } = useWords();
  const today = useToday();
  const { province, prefecture, county } = levelsOf(value);
  const provinces = useQuery(placesQuery(undefined, today));
  const prefectures = useQuery({ ...placesQuery(province, today), enabled: province !== undefined });
  const counties = useQuery({ ...placesQuery(prefecture, today), enabled: prefecture !== undefined });
  if (provinces.isError) {
    return (
      <Input
        id={id}
        inputMode="numeric"
        maxLength={6}
        value={value}
        placeholder="360825"
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const level = (
    label: string,
    chosen: string | undefined,
    places: readonly Place[] | undefined,
    above: string | undefined,
    levelId?: string,
  ) => (
    <Select
      {...(levelId === undefined ? {} : { id: levelId })}
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen === undefined ? null : sixDigits(chosen)}
      options={(places ?? []).map(({ code, name }) => ({ value: sixDigits(code), label: name }))}
      onChange={(next: string | null) => onChange(next ?? (above === undefined ? undefined : sixDigits(above)))}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <span className="place-input">
      {level(t('act.province'), province, provinces.data, undefined, id)}
      {province === undefined ? null : level(t('act.prefecture'), prefecture, prefectures.data, province)}
      {prefecture === undefined ? null : level(t('act.county'), county, counties.data, prefecture)}
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useWords } from '../../words/language.ts';

interface Place {
  readonly code: string;
  readonly name: string;
}

const placesQuery = (parent: string | undefined) => ({
  queryKey: ['places', parent ?? ''],
  queryFn: () => call<Page<Place>>('/api/places', { query: { parent } }).then(({ items }) => items),
  staleTime: 3_600_000,
});

/** A place by its division: province, prefecture, county. What is kept is the six-digit code. */
export function PlaceInput({ id, value, onChange }: { id: string; value: string; onChange: (code: string | undefined) => void }) {
  const { t } = useWords();
  const province = value === '' ? undefined : `${value.slice(0, 2)}0000`;
  const prefecture = value.length < 4 || value.slice(2, 4) === '00' ? undefined : `${value.slice(0, 4)}00`;
  const provinces = useQuery(placesQuery(undefined));
  const prefectures = useQuery({ ...placesQuery(province), enabled: province !== undefined });
  const counties = useQuery({ ...placesQuery(prefecture), enabled: prefecture !== undefined });
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
  const options = (places: readonly Place[] | undefined) =>
    (places ?? []).map(({ code, name }) => ({ value: code.slice(0, 6), label: name }));
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
      value={chosen ?? null}
      options={options(places)}
      onChange={(next: string | null) => onChange(next ?? above)}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <span className="place-input">
      {level(t('act.province'), province, provinces.data, undefined, id)}
      {province === undefined ? null : level(t('act.prefecture'), prefecture, prefectures.data, province)}
      {prefecture === undefined
        ? null
        : level(t('act.county'), value.endsWith('00') ? undefined : value, counties.data, prefecture)}
    </span>
  );
}

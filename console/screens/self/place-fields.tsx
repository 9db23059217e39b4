import { useQuery } from '@tanstack/react-query';
import { ChoiceField } from './ask-form.tsx';
import { placesQuery } from './self-data.ts';
import { W } from './words.ts';

const sixDigits = (code: string) => code.padEnd(6, '0').slice(0, 6);

/** Province, city, county; what is kept is the six-digit code of the last one chosen. */
export function PlaceFields({ value, onChange }: { value: string | undefined; onChange: (code: string | undefined) => void }) {
  const province = value?.slice(0, 2);
  const prefecture = value === undefined || value.slice(2, 4) === '00' ? undefined : value.slice(0, 4);
  const provinces = useQuery(placesQuery(undefined));
  const prefectures = useQuery({ ...placesQuery(province), enabled: province !== undefined });
  const counties = useQuery({ ...placesQuery(prefecture), enabled: prefecture !== undefined });
  const choices = (places: readonly { code: string; name: string }[] | undefined) =>
    (places ?? []).map(({ code, name }) => ({ value: sixDigits(code), label: name }));
  const up = (above: string | undefined) => (code: string) =>
    onChange(code === '' ? (above === undefined ? undefined : sixDigits(above)) : code);
  return (
    <>
      <ChoiceField
        label={W.form.province}
        value={province === undefined ? '' : sixDigits(province)}
        choices={choices(provinces.data)}
        onChange={up(undefined)}
      />
      {province !== undefined && (prefectures.data?.length ?? 0) > 0 ? (
        <ChoiceField
          label={W.form.prefecture}
          value={prefecture === undefined ? '' : sixDigits(prefecture)}
          choices={choices(prefectures.data)}
          onChange={up(province)}
        />
      ) : null}
      {prefecture !== undefined && (counties.data?.length ?? 0) > 0 ? (
        <ChoiceField
          label={W.form.county}
          value={value === undefined || value.endsWith('00') ? '' : value}
          choices={choices(counties.data)}
          onChange={up(prefecture)}
        />
      ) : null}
    </>
  );
}

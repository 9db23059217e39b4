import { Select } from 'antd';

interface Props {
  /** What it says while nothing is chosen, and what it is called: «any state». */
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** A long list is searched by typing. */
  readonly searchable?: boolean;
  readonly onChange: (value: string | undefined) => void;
}

/** One choice of a list's search form; choosing is searching, clearing asks for any. */
export function FilterSelect({ any, value, options, searchable = false, onChange }: Props) {
  return (
    <Select
      aria-label={any}
      placeholder={any}
      allowClear
      value={value ?? null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      options={[...options]}
      popupMatchSelectWidth={false}
      showSearch={searchable ? { optionFilterProp: 'label' } : false}
    />
  );
}

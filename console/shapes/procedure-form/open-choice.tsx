import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/language.ts';

interface OpenChoiceProps {
  readonly id: string;
  readonly value: string;
  readonly codes: readonly string[];
  readonly label: (code: string) => string;
  readonly onChange: (value: unknown) => void;
  /** Nothing but what is listed. */
  readonly closed?: boolean;
}

/** A list to choose from in which another word may be written. */
export function OpenChoice({ id, value, codes, label, onChange, closed = false }: OpenChoiceProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const extra = [value, closed ? '' : typed.trim()].filter(
    (one) => one !== '' && !codes.includes(one) && !codes.some((code) => label(code) === one),
  );
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      allowClear
      placeholder={t(closed ? 'act.choose' : 'act.chooseOrType')}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      options={[...codes, ...new Set(extra)].map((code) => ({ value: code, label: label(code) }))}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      popupMatchSelectWidth={false}
      style={{ minWidth: 220, maxWidth: '100%' }}
    />
  );
}

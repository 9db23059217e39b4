import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useLawBook } from '../../app/law-book.ts';
import { useWords } from '../../words/language.ts';
import { factFields } from './fact-fields.ts';
import { FieldControl } from './field-control.tsx';
import { factWords } from './field-words.ts';
import { inputOf } from './schema-fields.ts';

interface Props {
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const PREFIX = 'facts.';

function useFactFields() {
  const book = useLawBook();
  return useMemo(() => (book === undefined ? [] : factFields(book.facts)), [book]);
}

/** Which fact is corrected, out of those this kind of case has. */
export function FactPathInput({ id, value, onChange }: Props) {
  const { t, language } = useWords();
  const fields = useFactFields();
  return (
    <Select
      id={id}
      value={typeof value === 'string' && value !== '' ? value : null}
      placeholder={t('act.choose')}
      showSearch={{ optionFilterProp: 'label' }}
      options={fields.map(({ path }) => ({ value: `${PREFIX}${path}`, label: factWords(path)[language] }))}
      onChange={onChange}
    />
  );
}

/** What the fact is or was, in the control that its kind has: a day, a place, a choice. */
export function FactValueInput({ id, value, onChange, path }: Props & { readonly path: unknown }) {
  const fields = useFactFields();
  const field = fields.find((one) => `${PREFIX}${one.path}` === path)?.field;
  if (field === undefined) return <Input id={id} disabled value="" />;
  return (
    <FieldControl
      // Another fact, another control: what was typed for one says nothing of the other.
      key={String(path)}
      field={field}
      id={id}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}
      onChange={(next) => onChange(inputOf([field], { [field.name]: next })[field.name])}
      events={[]}
      values={{}}
    />
  );
}

import { useMemo } from 'react';
import type { CaseEvent } from '../../api/answers.ts';
import { useLawBook } from '../../app/law-book.ts';
import { useWords } from '../../words/language.ts';
import { DayInput } from '../day-input.tsx';
import { drawnFields } from './drawn-fields.ts';
import { FieldControl } from './field-control.tsx';
import { fieldWords } from './field-words.ts';
import { inputOf, type Values } from './schema-fields.ts';

const NO_VALUES: Values = {};

/** What a record should have said: the fields of its kind, as they were recorded; only what is changed here goes into the correction. */
export function EventFields({
  event,
  value,
  onChange,
}: {
  event: CaseEvent | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t, language } = useWords();
  const book = useLawBook();
  const type = event === undefined ? undefined : book?.events[event.type];
  const fields = useMemo(() => (type === undefined ? [] : drawnFields(type.fields)), [type]);
  if (event === undefined) return <p className="quiet">{t('act.entryFirst')}</p>;
  const changed: Values = typeof value === 'object' && value !== null ? { ...value } : NO_VALUES;
  const shown = (name: string): unknown => {
    const now = name in changed ? changed[name] : event.data[name];
    return typeof now === 'boolean' ? (now ? 'yes' : 'no') : now;
  };
  const set = (name: string, next: unknown) => {
    const field = fields.find((one) => one.name === name);
    const read = field === undefined ? { [name]: next } : inputOf([field], { [name]: next });
    const { [name]: _, ...others } = changed;
    onChange(name in read && read[name] !== event.data[name] ? { ...others, [name]: read[name] } : others);
  };
  return (
    <fieldset className="field-event">
      <legend>{t('act.entryFields')}</legend>
      <div className="field">
        <label htmlFor="corrected-on">{t('act.on')}</label>
        <DayInput
          id="corrected-on"
          value={String(changed.on ?? event.on)}
          onChange={(day) => {
            const { on: _, ...others } = changed;
            onChange(day === event.on ? others : { ...others, on: day });
          }}
        />
      </div>
      {fields.map((field) => (
        <div key={field.name} className={`field${field.name in changed ? ' field-changed' : ''}`}>
          <label htmlFor={`corrected-${field.name}`}>{fieldWords(field.name, event.type)[language]}</label>
          <FieldControl
            field={field}
            id={`corrected-${field.name}`}
            value={shown(field.name)}
            onChange={(next) => set(field.name, next)}
            events={[]}
            values={{ ...event.data, on: event.on, ...changed }}
            type={event.type}
          />
        </div>
      ))}
    </fieldset>
  );
}

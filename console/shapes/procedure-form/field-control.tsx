import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { lazy, Suspense, useContext } from 'react';
import type { CaseEvent } from '../../api/answers.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useWords } from '../../words/language.ts';
import { codesOfTable, codeWords, TERMS, type TermTable, termWords } from '../../words/law-terms.ts';
import { DayInput } from '../day-input.tsx';
import { EventFields } from './event-fields.tsx';
import { FactPathInput, FactValueInput } from './fact-inputs.tsx';
import { fieldWords, withoutBrackets } from './field-words.ts';
import { groundChoices, isListOnly } from './form-plans.ts';
import { HospitalInput } from './hospital-input.tsx';
import { CaseInput, StaffInput, UnitInput } from './naming-inputs.tsx';
import { OpenChoice } from './open-choice.tsx';
import { PhotographInput } from './photograph-input.tsx';
import { PlaceInput } from './place-input.tsx';
import { ScanInput } from './scan-input.tsx';
import type { Field, Values } from './schema-fields.ts';

const ScoreRowInput = lazy(() => import('./score-row-input.tsx').then(({ ScoreRowInput }) => ({ default: ScoreRowInput })));

interface Props {
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The history, for records that a correction names. */
  readonly events: readonly CaseEvent[];
  /** The other values of the form, its day among them: what is corrected depends on which record is chosen. */
  readonly values: Values;
  /** The type of record that is written, where the control depends on it. */
  readonly type?: string | undefined;
}

/** Up to so many choices stand side by side; more go into a list. */
const SIDE_BY_SIDE = 4;

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isTable(name: string): name is TermTable {
  return Object.hasOwn(TERMS, name);
}

/** The control for one field, by what the schema says it takes. */
export function FieldControl({ field, id, value, onChange, events, values, type }: Props) {
  const { t, language } = useWords();
  const { sentence } = useContext(CaseInHandContext);
  const label = (code: string): string => codeWords(field.name, code)?.[language] ?? code;
  switch (field.kind) {
    case 'day':
      return <DayInput id={id} value={asText(value)} onChange={onChange} />;
    case 'long-text':
    case 'texts':
      return (
        <Input.TextArea
          id={id}
          value={asText(value)}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => onChange(event.target.value)}
          placeholder={field.kind === 'texts' ? t('act.texts') : undefined}
        />
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          {...(field.minimum === undefined ? {} : { min: field.minimum })}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'yes-no':
      return (
        <Choice
          value={asText(value)}
          onChange={onChange}
          options={['yes', 'no'].map((code) => ({ value: code, label: termWords('properReason', code)?.[language] ?? code }))}
          label={fieldWords(field.name)[language]}
          required={field.required}
        />
      );
    case 'open-choice':
      return (
        <OpenChoice
          id={id}
          value={asText(value)}
          codes={isTable(field.table) ? codesOfTable(field.table) : []}
          label={label}
          onChange={onChange}
        />
      );
    case 'ground': {
      const grounds = groundChoices(type, { kind: sentence, sanction: values.sanction });
      return grounds.length === 0 ? (
        <Input id={id} value={asText(value)} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <OpenChoice
          id={id}
          value={asText(value)}
          codes={grounds.map(({ code }) => code)}
          label={(code) => grounds.find((one) => one.code === code)?.said[language] ?? code}
          onChange={onChange}
          closed={isListOnly(type)}
        />
      );
    }
    case 'grade':
    case 'choice': {
      const codes = field.kind === 'choice' ? field.codes : codesOfTable('grade');
      const options = codes.map((code) => ({ value: code, label: label(code) }));
      if (options.length <= SIDE_BY_SIDE) {
        return (
          <Choice
            value={asText(value)}
            onChange={onChange}
            options={options}
            label={fieldWords(field.name)[language]}
            required={field.required}
          />
        );
      }
      return (
        <Select
          id={id}
          value={asText(value) === '' ? null : asText(value)}
          allowClear={!field.required}
          placeholder={t('act.choose')}
          options={options}
          onChange={(next: string | null) => onChange(next ?? undefined)}
        />
      );
    }
    case 'place':
      return <PlaceInput id={id} value={asText(value)} onChange={onChange} />;
    case 'organisation':
      return <UnitInput id={id} value={asText(value)} onChange={onChange} kinds={field.of} />;
    case 'hospital':
      return <HospitalInput id={id} value={asText(value)} onChange={onChange} />;
    case 'score-row':
      return (
        <Suspense>
          <ScoreRowInput value={asText(value)} day={asText(values.happenedOn ?? values.on)} onChange={onChange} />
        </Suspense>
      );
    case 'case':
      return <CaseInput id={id} value={asText(value)} onChange={onChange} />;
    case 'account':
      return <StaffInput id={id} value={asText(value)} onChange={onChange} />;
    case 'photographs':
      return (
        <PhotographInput
          id={id}
          ids={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []}
          onChange={onChange}
        />
      );
    case 'scan':
      return <ScanInput id={id} value={asText(value)} onChange={onChange} evidence={field.evidence} />;
    case 'record-of-event':
      return (
        <Select
          id={id}
          value={asText(value) === '' ? null : asText(value)}
          placeholder={t('act.chooseEntry')}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...events].reverse().map((event) => ({
            value: event.id,
            label: `${t('file.entry', { seq: event.seq })} · ${event.on} · ${typeof event.title === 'string' ? event.title : event.title[language]}`,
          }))}
          onChange={onChange}
        />
      );
    case 'event-fields':
      return <EventFields event={events.find(({ id: one }) => one === values.event)} value={value} onChange={onChange} />;
    case 'fact':
      return <FactPathInput id={id} value={value} onChange={onChange} />;
    case 'fact-value':
      return <FactValueInput id={id} value={value} onChange={onChange} path={values.path} />;
    case 'list':
      return <ListControl field={field} id={id} value={value} onChange={onChange} events={events} values={values} />;
    default:
      return <Input id={id} value={asText(value)} onChange={(event) => onChange(event.target.value)} />;
  }
}

interface ChoiceProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: unknown) => void;
  readonly label: string;
  readonly required: boolean;
}

function Choice({ value, options, onChange, label, required }: ChoiceProps) {
  const { t } = useWords();
  return (
    <span className="field-choice">
      <Radio.Group
        aria-label={label}
        optionType="button"
        value={value === '' ? null : value}
        options={options.map((option) => ({ ...option }))}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && !required ? (
        <Button type="link" size="small" onClick={() => onChange(undefined)}>
          {t('act.unset')}
        </Button>
      ) : null}
    </span>
  );
}

/** A list of things with fields of their own, such as the members of a group. */
function ListControl({ field, id, value, onChange, events }: Props & { readonly field: Extract<Field, { kind: 'list' }> }) {
  const { t, language } = useWords();
  const items: Values[] = Array.isArray(value) && value.length > 0 ? value : [{}];
  const set = (at: number, name: string, next: unknown) =>
    onChange(items.map((item, index) => (index === at ? { ...item, [name]: next } : item)));
  return (
    <div className="field-list">
      {items.map((item, at) => (
        // The order is the list's identity: nothing else tells two blank members apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={at}>
          <legend>
            {withoutBrackets(fieldWords(field.name)[language])} {at + 1}
            {items.length > 1 ? (
              <Button type="link" size="small" onClick={() => onChange(items.filter((_, index) => index !== at))}>
                {t('act.remove')}
              </Button>
            ) : null}
          </legend>
          {field.fields.map((inner) => (
            <div key={inner.name} className="field">
              <label htmlFor={`${id}-${at}-${inner.name}`}>
                {fieldWords(inner.name)[language]}
                {inner.required ? <em aria-hidden="true">*</em> : null}
              </label>
              <FieldControl
                field={inner}
                id={`${id}-${at}-${inner.name}`}
                value={item[inner.name]}
                onChange={(next) => set(at, inner.name, next)}
                events={events}
                values={item}
              />
            </div>
          ))}
        </fieldset>
      ))}
      <Button onClick={() => onChange([...items, {}])}>{t('act.addMember')}</Button>
    </div>
  );
}

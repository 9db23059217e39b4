import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useWords } from '../../words/language.ts';
import { blankOf, orNone, type Schema } from './schema.ts';
import { VALUE_WORDS, W } from './words.ts';

interface Props {
  readonly schema: Schema;
  readonly value: unknown;
  readonly label: string;
  readonly onChange: (value: unknown) => void;
}

/** An input for any value a parameter can have, drawn from its schema: numbers, choices, rows by name, lists of rows. */
export function ValueInput({ schema, value, label, onChange }: Props) {
  const { say } = useWords();
  const inner = orNone(schema);
  if (inner !== undefined) {
    return (
      <span className="value-or-none">
        <Checkbox checked={value === null} onChange={({ target }) => onChange(target.checked ? null : blankOf(inner))}>
          {say(W.notSet)}
        </Checkbox>
        {value === null ? null : <ValueInput schema={inner} value={value} label={label} onChange={onChange} />}
      </span>
    );
  }
  if (schema.enum !== undefined) {
    return (
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        options={schema.enum.map((code) => ({ value: code, label: say(VALUE_WORDS[code] ?? { zh: code, en: code }) }))}
        popupMatchSelectWidth={false}
      />
    );
  }
  if (schema.prefixItems !== undefined) return <TupleInput schema={schema} value={value} label={label} onChange={onChange} />;
  switch (schema.type) {
    case 'boolean':
      return (
        <Radio.Group
          aria-label={label}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          options={[
            { value: true, label: say(W.yes) },
            { value: false, label: say(W.no) },
          ]}
        />
      );
    case 'integer':
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          min={schema.minimum ?? 0}
          precision={schema.type === 'integer' ? 0 : 2}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? blankOf(schema))}
        />
      );
    case 'array':
      return <ListInput schema={schema} value={value} label={label} onChange={onChange} />;
    case 'object':
      return schema.properties === undefined ? (
        <RecordInput schema={schema} value={value} label={label} onChange={onChange} />
      ) : (
        <ObjectInput schema={schema} value={value} label={label} onChange={onChange} />
      );
    default:
      return <Input aria-label={label} value={String(value ?? '')} onChange={({ target }) => onChange(target.value)} />;
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Fields with names of their own: `times`, `every`, `unit`. */
function ObjectInput({ schema, value, onChange }: Props) {
  const { say } = useWords();
  const record = asRecord(value);
  return (
    <span className="value-fields">
      {Object.entries(schema.properties ?? {}).map(([name, inner]) => {
        const label = say(VALUE_WORDS[name] ?? { zh: name, en: name });
        const optional = !(schema.required ?? []).includes(name);
        return (
          <span key={name} className="value-field">
            <span className="quiet small">{label}</span>
            {optional ? (
              <ValueInput
                schema={{ anyOf: [inner, { type: 'null' }] }}
                value={record[name] ?? null}
                label={label}
                onChange={(next) => {
                  const { [name]: _gone, ...others } = record;
                  onChange(next === null ? others : { ...record, [name]: next });
                }}
              />
            ) : (
              <ValueInput
                schema={inner}
                value={record[name]}
                label={label}
                onChange={(next) => onChange({ ...record, [name]: next })}
              />
            )}
          </span>
        );
      })}
    </span>
  );
}

/** A value for each name: by grade, by category. */
function RecordInput({ schema, value, onChange }: Props) {
  const { say } = useWords();
  const entries = Object.entries(asRecord(value));
  const inner = schema.additionalProperties || {};
  const put = (next: readonly (readonly [string, unknown])[]) => onChange(Object.fromEntries(next));
  return (
    <div className="value-rows">
      {entries.map(([name, one], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is being typed; the row stays the same one
        <div key={index} className="value-row">
          <Input
            aria-label={say(W.key)}
            className="value-key"
            value={name}
            onChange={({ target }) => put(entries.map((entry, at) => (at === index ? [target.value, one] : entry)))}
          />
          <span className="quiet small">{VALUE_WORDS[name] === undefined ? '' : say(VALUE_WORDS[name])}</span>
          <ValueInput
            schema={inner}
            value={one}
            label={name}
            onChange={(next) => put(entries.map((entry, at) => (at === index ? [name, next] : entry)))}
          />
          <Button size="small" onClick={() => put(entries.filter((_entry, at) => at !== index))}>
            {say(W.remove)}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...entries, ['', blankOf(inner)]])}>
        {say(W.add)}
      </Button>
    </div>
  );
}

function ListInput({ schema, value, label, onChange }: Props) {
  const { say } = useWords();
  const list = asList(value);
  const inner = schema.items ?? {};
  return (
    <div className="value-rows">
      {list.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <div key={index} className="value-row">
          <ValueInput
            schema={inner}
            value={one}
            label={`${label} ${index + 1}`}
            onChange={(next) => onChange(list.map((other, at) => (at === index ? next : other)))}
          />
          <Button size="small" onClick={() => onChange(list.filter((_one, at) => at !== index))}>
            {say(W.remove)}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...list, blankOf(inner)])}>
        {say(W.add)}
      </Button>
    </div>
  );
}

const MINUTES_AN_HOUR = 60;
const clockOf = (minutes: unknown) =>
  `${String(Math.floor(Number(minutes) / MINUTES_AN_HOUR)).padStart(2, '0')}:${String(Number(minutes) % MINUTES_AN_HOUR).padStart(2, '0')}`;

/** A stretch of the day, as two times; stored as minutes from midnight. */
function TupleInput({ value, label, onChange }: Props) {
  const list = asList(value);
  return (
    <span className="value-fields">
      {[0, 1].map((place) => (
        <Input
          key={place}
          type="time"
          aria-label={`${label} ${place === 0 ? '–' : '~'}`}
          value={clockOf(list[place] ?? 0)}
          onChange={({ target }) => {
            const [hours = 0, minutes = 0] = target.value.split(':').map(Number);
            onChange([0, 1].map((at) => (at === place ? hours * MINUTES_AN_HOUR + minutes : (list[at] ?? 0))));
          }}
        />
      ))}
    </span>
  );
}

import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import type { EventType } from '../../../law/kernel/event.ts';
import type { CaseEvent } from '../../api/answers.ts';
import { useHourNow } from '../../app/hour-now.ts';
import { useToday } from '../../app/today-context.ts';
import { useWords } from '../../words/language.ts';
import { DayInput } from '../day-input.tsx';
import { FieldControl } from './field-control.tsx';
import { fieldWords } from './field-words.ts';
import './procedure-form.css';
import { drawnFields } from './drawn-fields.ts';
import { FORM_PLANS, type FormPlan } from './form-plans.ts';
import { type Field, inputOf, instantOf, missingIn, type Values } from './schema-fields.ts';

const NONE: readonly string[] = [];

interface Props {
  readonly type: EventType;
  /** Name of the event: how its form is laid out, what some of its fields are called, which earlier record it takes up. */
  readonly event?: string | undefined;
  /** Fields that the act settles by itself. */
  readonly settled?: readonly string[] | undefined;
  readonly initial: Values;
  /** The proceeding it belongs to, where the duty or the record it was opened from names one. */
  readonly proceeding?: string | undefined;
  readonly events: readonly CaseEvent[];
  /** The clocks count hours: the hour of now stands in the form already. */
  readonly withHour?: boolean;
  readonly submitWords: string;
  readonly busy: boolean;
  /** Told at every change, with whether everything needed is there. */
  readonly onInput: (input: Values, complete: boolean) => void;
  readonly onSubmit: (input: Values) => void;
  /** The preview and what the server said, above the button. */
  readonly children?: ReactNode;
}

const NO_PLAN: FormPlan = {};

/** What the latest record of a kind says already and the form begins with. */
function takenUp({ takesUp }: FormPlan, events: readonly CaseEvent[]): Values {
  const last = takesUp === undefined ? undefined : events.findLast(({ type }) => type === takesUp.type);
  const fits = Object.entries(takesUp?.where ?? {}).every(([field, value]) => last?.data[field] === value);
  const record = fits ? last : undefined;
  return Object.fromEntries((takesUp?.fields ?? []).map((field) => [field, record?.data[field]]));
}

/** The form of a procedure, drawn from the schema of its event and laid out by its plan where it has one. */
export function ProcedureForm({
  type,
  event: eventName,
  settled = NONE,
  initial,
  proceeding,
  events,
  withHour,
  submitWords,
  busy,
  onInput,
  onSubmit,
  children,
}: Props) {
  const { t, language } = useWords();
  const today = useToday();
  const formId = useId();
  const plan = (eventName === undefined ? undefined : FORM_PLANS[eventName]) ?? NO_PLAN;
  const fields = useMemo(
    () => drawnFields(type.fields).filter(({ name }) => !settled.includes(name) && !plan.leavesOut?.includes(name)),
    [type, settled, plan],
  );
  const [values, setValues] = useState<Values>(() => ({ ...plan.usually, ...takenUp(plan, events), ...initial }));
  const [on, setOn] = useState(today);
  const hourNow = useHourNow();
  const [hour, setHour] = useState<string | undefined>(() => (withHour ? hourNow() : undefined));
  const [tried, setTried] = useState(false);
  const missing = missingIn(fields, values);
  const input = useMemo((): Values => {
    const at = instantOf(on, hour);
    return {
      on,
      ...(at === undefined ? {} : { at }),
      ...(proceeding === undefined ? {} : { proceeding }),
      ...inputOf(fields, values),
    };
  }, [fields, values, on, hour, proceeding]);
  const complete = missing.length === 0 && on !== '';
  useEffect(() => onInput(input, complete), [input, complete, onInput]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete && !busy) onSubmit(input);
  };
  // What only the law asks for holds no preview back: its refusal says why, with the article.
  const isAsked = ({ name, required }: Field) => required || plan.asks?.includes(name) === true;
  const draw = (field: Field) => (
    <div key={field.name} className="field">
      <label htmlFor={`${formId}-${field.name}`}>
        {fieldWords(field.name, eventName)[language]}
        {isAsked(field) ? <em aria-hidden="true">*</em> : null}
      </label>
      <FieldControl
        field={field}
        id={`${formId}-${field.name}`}
        value={values[field.name]}
        onChange={(next) => setValues((old) => ({ ...old, [field.name]: next }))}
        events={events}
        values={{ on, ...values }}
        type={eventName}
      />
      {plan.hints?.[field.name] ? <p className="field-hint">{plan.hints[field.name]?.[language]}</p> : null}
      {tried && isAsked(field) && !(field.name in input) ? (
        <p className="form-trouble" role="alert">
          {t('act.needed')}
        </p>
      ) : null}
    </div>
  );
  return (
    <form className="procedure-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={`${formId}-on`}>
          {plan.on?.[language] ?? t('act.on')}
          <em aria-hidden="true">*</em>
        </label>
        <span className="field-when">
          <DayInput
            id={`${formId}-on`}
            value={on}
            max={today}
            onChange={(day) => {
              setOn(day);
              // The hour of now says nothing about another day.
              if (withHour && day !== on) setHour(day === today ? hourNow() : undefined);
            }}
          />
          <span className="field-hour">
            <label className="quiet small" htmlFor={`${formId}-at`}>
              {t('act.hour')}
            </label>
            <Input
              id={`${formId}-at`}
              type="time"
              title={t('act.hourHint')}
              value={hour ?? ''}
              onChange={(event) => setHour(event.target.value === '' ? undefined : event.target.value)}
            />
          </span>
        </span>
      </div>
      {(plan.groups ?? []).map((group) => (
        <fieldset key={group.title.zh} className="form-group">
          <legend>{group.title[language]}</legend>
          {group.hint ? <p className="field-hint">{group.hint[language]}</p> : null}
          {group.fields.flatMap((one) => fields.filter((field) => field.name === one)).map(draw)}
        </fieldset>
      ))}
      {fields.filter((field) => !plan.groups?.some((group) => group.fields.includes(field.name))).map(draw)}
      {children}
      <div className="row-line">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submitWords}
        </Button>
        <span className="quiet small">{t('act.appendOnly')}</span>
      </div>
    </form>
  );
}

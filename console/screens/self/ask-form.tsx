import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { newIdempotencyKey } from '../../api/client.ts';
import { fill } from '../../words/fill.ts';
import { type BothWords, useWords } from '../../words/language.ts';
import { Note } from './note.tsx';
import { type About, askFor, type Self } from './self-data.ts';
import { W } from './words.ts';

export interface AskProps {
  readonly self: Self;
  readonly onDone: () => void;
}

/** A form that asks one thing: what is missing is named before it is sent, and the law's no is shown where one looks. */
export function AskForm({
  action,
  input,
  about,
  missing,
  busy = false,
  onDone,
  children,
}: {
  action: string;
  input: Readonly<Record<string, unknown>>;
  about?: About | undefined;
  /** Names of fields that are empty and must not be. */
  missing: readonly BothWords[];
  busy?: boolean;
  onDone: () => void;
  children: ReactNode;
}) {
  const { say, language } = useWords();
  const [key, setKey] = useState(newIdempotencyKey);
  const [pressed, setPressed] = useState(false);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '' && value !== undefined));
  const asking = useMutation({
    mutationFn: () => askFor(action, given, key, about),
    onSuccess: onDone,
    // Refused, it is another request once something was changed.
    onError: () => setKey(newIdempotencyKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.length === 0) asking.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      {children}
      {pressed && missing.length > 0 ? (
        <p className="self-note" role="alert">
          {fill(say(W.ask.missing), { list: missing.map(say).join(language === 'zh' ? '、' : ', ') })}
        </p>
      ) : null}
      {asking.isError ? <Note error={asking.error} /> : null}
      <button type="submit" className="self-button" disabled={busy || asking.isPending}>
        {say(W.ask.send)}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly label: BothWords;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function DayField({ label, value, onChange, min }: FieldProps & { min?: string }) {
  const id = useId();
  const { say } = useWords();
  return (
    <>
      <label htmlFor={id}>{say(label)}</label>
      <input id={id} type="date" value={value} {...(min ? { min } : {})} onChange={({ target }) => onChange(target.value)} />
    </>
  );
}

export function TextField({ label, value, onChange, lines }: FieldProps & { lines?: number }) {
  const id = useId();
  const { say } = useWords();
  return (
    <>
      <label htmlFor={id}>{say(label)}</label>
      {lines ? (
        <textarea id={id} rows={lines} maxLength={2_000} value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input id={id} maxLength={200} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </>
  );
}

export function ChoiceField({
  label,
  value,
  onChange,
  choices,
}: FieldProps & { choices: readonly { readonly value: string; readonly label: string }[] }) {
  const id = useId();
  const { say } = useWords();
  return (
    <>
      <label htmlFor={id}>{say(label)}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say(W.form.choose)}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </>
  );
}

/** The choices of a table of the law's words. */
export function useChoices(table: Readonly<Record<string, BothWords>>) {
  const { say } = useWords();
  return Object.entries(table).map(([value, label]) => ({ value, label: say(label) }));
}

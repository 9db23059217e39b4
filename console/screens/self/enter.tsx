import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../words/language.ts';
import { Note } from './note.tsx';
import { enterSelf, selfQuery } from './self-data.ts';
import { W } from './words.ts';

export function Enter({ left, onEntered }: { left: boolean; onEntered: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [number, setNumber] = useState('');
  const entering = useMutation({
    mutationFn: () => enterSelf(code, number.trim()),
    onSuccess: async () => {
      onEntered();
      await queries.resetQueries({ queryKey: selfQuery.queryKey });
    },
  });
  const ready = code.replace(/\D/g, '').length === 12 && number.trim().length === 4;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) entering.mutate();
  };
  return (
    <section className="self-card">
      <h1>{say(W.title)}</h1>
      {left ? <p className="self-done">{say(W.left)}</p> : <p>{say(W.enter.lead)}</p>}
      <form onSubmit={submit}>
        <label htmlFor="self-code">{say(W.enter.code)}</label>
        <input
          id="self-code"
          className="self-code-input"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          value={code}
          onChange={({ target }) => setCode(inFours(target.value))}
        />
        <label htmlFor="self-number">{say(W.enter.number)}</label>
        <input
          id="self-number"
          className="self-number-input"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={4}
          aria-describedby="self-number-hint"
          value={number}
          onChange={({ target }) => setNumber(target.value.toUpperCase())}
        />
        <p id="self-number-hint" className="self-small">
          {say(W.enter.numberHint)}
        </p>
        {entering.isError ? <Note error={entering.error} /> : null}
        <button type="submit" className="self-button" disabled={!ready || entering.isPending}>
          {say(W.enter.go)}
        </button>
      </form>
      <p className="self-small">{say(W.enter.once)}</p>
    </section>
  );
}

/** As the sheet prints it: in groups of four. */
function inFours(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 12);
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LEAVE_REASONS } from '../../../law/corrections/vocabulary.ts';
import type { BothWords } from '../../words/language.ts';
import { AskForm, type AskProps, ChoiceField, DayField, TextField, useChoices } from './ask-form.tsx';
import { type Proof, ProofFields } from './proof-fields.tsx';
import { placesQuery } from './self-data.ts';
import { W } from './words.ts';

const EMPTY = { from: '', to: '', reason: '', place: '', transport: '', urgency: '', note: '' };

export function AskLeave({ self, onDone }: AskProps) {
  const [values, setValues] = useState(EMPTY);
  const [destination, setDestination] = useState<string>();
  const [proofs, setProofs] = useState<readonly Proof[]>([]);
  const [sending, setSending] = useState(false);
  const reasons = useChoices(LEAVE_REASONS);
  const field = (name: keyof typeof EMPTY) => ({
    label: W.form[name],
    value: values[name],
    onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
  });
  const needed: readonly (readonly [string | undefined, BothWords])[] = [
    [values.from, W.form.from],
    [values.to, W.form.to],
    [values.reason, W.form.reason],
    [destination, W.form.province],
  ];
  return (
    <AskForm
      action="request-leave"
      input={{
        ...values,
        destination,
        ...(proofs.length === 0
          ? {}
          : { proofs: proofs.map(({ kind, name, sha256 }) => ({ proof: kind, title: name, sha256 })) }),
      }}
      missing={needed.filter(([value]) => value === undefined || value === '').map(([, label]) => label)}
      busy={sending}
      onDone={onDone}
    >
      <DayField {...field('from')} min={self.today} />
      <DayField {...field('to')} min={values.from || self.today} />
      <ChoiceField {...field('reason')} choices={reasons} />
      <PlaceFields value={destination} onChange={setDestination} />
      <TextField {...field('place')} />
      <TextField {...field('transport')} />
      <TextField {...field('urgency')} />
      <TextField {...field('note')} lines={3} />
      <ProofFields proofs={proofs} onChange={setProofs} onBusy={setSending} />
    </AskForm>
  );
}

const sixDigits = (code: string) => code.padEnd(6, '0').slice(0, 6);

/** Province, city, county; what is kept is the six-digit code of the last one chosen. */
function PlaceFields({ value, onChange }: { value: string | undefined; onChange: (code: string | undefined) => void }) {
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

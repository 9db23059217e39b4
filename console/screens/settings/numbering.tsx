import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { type BothWords, useWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });
const W = {
  title: w('文书文号', 'Numbers of papers'),
  hint: w(
    '格式中的 {年}、{简称}、{字}、{号} 在签发时填入；已签发的文号不变。',
    '{年} year, {简称} short name, {字} mark and {号} serial are filled in at signing; numbers already given stay.',
  ),
  format: w('格式', 'Format'),
  short: w('机关简称', 'Short name of the agency'),
  unset: w('按县名', 'from the county’s name'),
  from: w('启用日期', 'Used from'),
  example: w('例如', 'For example'),
  change: w('更改', 'Change'),
  save: w('保存', 'Save'),
} as const;

interface Numbering {
  readonly format: string;
  readonly shortName: string | null;
}

/** How the county writes the numbers of its papers, and from which day on another way. */
export function NumberingCard({ may }: { may: boolean }) {
  const { say, t } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const set = useQuery({
    queryKey: ['paper-numbering'],
    queryFn: ({ signal }) => call<Numbering>('/api/paper-numbering', { signal }),
  });
  const [given, setGiven] = useState<{ format: string; shortName: string; validFrom: string }>();
  const saving = useMutation({
    mutationFn: () => call('/api/paper-numbering', { method: 'PUT', body: given }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['paper-numbering'] });
      setGiven(undefined);
    },
  });
  if (!set.data) return null;
  const { format, shortName } = set.data;
  const example = (form: string, short: string) =>
    form.replaceAll('{年}', today.slice(0, 4)).replaceAll('{简称}', short).replaceAll('{字}', '警').replaceAll('{号}', '1');
  return (
    <section className="card profile-card" aria-label={say(W.title)}>
      <h2>{say(W.title)}</h2>
      <p className="quiet small">{say(W.hint)}</p>
      {given === undefined ? (
        <>
          <p>
            {format} · {say(W.short)}：{shortName ?? say(W.unset)}
          </p>
          {may ? (
            <Button size="small" onClick={() => setGiven({ format, shortName: shortName ?? '', validFrom: today })}>
              {say(W.change)}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <div className="field">
            <label htmlFor="numbering-format">{say(W.format)}</label>
            <Input
              id="numbering-format"
              value={given.format}
              maxLength={60}
              onChange={({ target }) => setGiven({ ...given, format: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="numbering-short">{say(W.short)}</label>
            <Input
              id="numbering-short"
              value={given.shortName}
              maxLength={20}
              onChange={({ target }) => setGiven({ ...given, shortName: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="numbering-from">{say(W.from)}</label>
            <DayInput id="numbering-from" value={given.validFrom} onChange={(validFrom) => setGiven({ ...given, validFrom })} />
          </div>
          <p className="quiet small">
            {say(W.example)}：{example(given.format, given.shortName)}
          </p>
          {saving.isError ? <Trouble error={saving.error} /> : null}
          <div className="row-line">
            <Button
              type="primary"
              loading={saving.isPending}
              disabled={given.shortName.trim() === '' || given.validFrom === ''}
              onClick={() => saving.mutate()}
            >
              {say(W.save)}
            </Button>
            <Button onClick={() => setGiven(undefined)}>{t('shell.cancel')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Radio, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { call, newIdempotencyKey, Problem } from '../../api/client.ts';
import { meQuery, officesQuery } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { PlaceInput } from '../../shapes/procedure-form/place-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { codesOfTable } from '../../words/law-terms.ts';
import { BLANK_DRAFT, caseFrom, type Draft, type DraftField, faultsOf, takesProhibition } from './draft.ts';
import './new-case.css';
import { CasePreview } from './case-preview.tsx';
import { PersonPart } from './person-part.tsx';
import { TermPart } from './term-part.tsx';

/** A case from the judgment in: person, kind, term with the counted end beside it, office; and what the law will ask next. */
export function NewCaseScreen() {
  const { t, term } = useWords();
  const { message } = App.useApp();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const formId = useId();
  const { data: me } = useQuery(meQuery);
  const offices = useQuery(officesQuery);
  const [draft, setDraft] = useState<Draft>(BLANK_DRAFT);
  const [tried, setTried] = useState(false);
  const key = useRef<string>(undefined);
  const county = me?.county?.code;
  const own = me?.posts.find(({ organisation }) => organisation.kind === 'judicial-office')?.organisation.id ?? '';
  const whole = useMemo((): Draft => (draft.unit === '' ? { ...draft, unit: own } : draft), [draft, own]);
  const faults = faultsOf(whole);
  const set = (change: Partial<Draft>) => {
    key.current = undefined;
    setDraft((old) => ({ ...old, ...change }));
  };
  const open = useMutation({
    mutationFn: (one: Draft) => {
      key.current ??= newIdempotencyKey();
      return call<{ id: string }>('/api/cases', { method: 'POST', body: caseFrom(one, county), idempotencyKey: key.current });
    },
    onSuccess: async ({ id }, one) => {
      void message.success(t('cases.saved', { name: one.name }));
      await Promise.all([queries.invalidateQueries({ queryKey: ['cases'] }), queries.invalidateQueries({ queryKey: ['today'] })]);
      await navigate({ to: '/cases/$caseId', params: { caseId: id } });
    },
    onError: (error) => {
      // Without an answer nobody knows whether it was opened: the same key asks again.
      if (!(error instanceof Problem) || (error.status !== 0 && error.status < 500)) key.current = undefined;
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0 && !open.isPending) open.mutate(whole);
  };
  const field = (name: DraftField, label: string, control: (id: string) => ReactNode, needed = false, trouble?: string) => (
    <div className="field">
      <label htmlFor={`${formId}-${name}`}>
        {label}
        {needed ? <em aria-hidden="true">*</em> : null}
      </label>
      {control(`${formId}-${name}`)}
      {tried && faults.includes(name) ? (
        <p className="form-trouble" role="alert">
          {trouble ?? t('cases.needed')}
        </p>
      ) : null}
    </div>
  );
  const parts = { draft: whole, set, field };
  return (
    <>
      <div className="page-head">
        <h1>{t('cases.title')}</h1>
        <span className="quiet">{t('cases.lead')}</span>
      </div>
      <form className="new-case" onSubmit={submit} noValidate>
        <div className="card new-case-form">
          <PersonPart {...parts} />
          <section>
            <h2>{t('cases.decision')}</h2>
            {field(
              'kind',
              t('cases.kind'),
              () => (
                <Radio.Group
                  aria-label={t('cases.kind')}
                  optionType="button"
                  value={whole.kind}
                  onChange={(event) => set({ kind: String(event.target.value) })}
                  options={codesOfTable('kind').map((value) => ({ value, label: term('kind', value) }))}
                />
              ),
              true,
            )}
            {whole.kind === 'temporary-release'
              ? field('ground', t('cases.ground'), (id) => (
                  <Select
                    id={id}
                    value={whole.ground === '' ? null : whole.ground}
                    placeholder={t('act.choose')}
                    allowClear
                    onChange={(value: string | null) => set({ ground: value ?? '' })}
                    options={codesOfTable('temporaryReleaseGround').map((value) => ({
                      value,
                      label: term('temporaryReleaseGround', value),
                    }))}
                  />
                ))
              : null}
            <div className="new-case-row">
              {field('organ', t('cases.organ'), (id) => (
                <Select
                  id={id}
                  value={whole.organ}
                  onChange={(value: string) => set({ organ: value })}
                  options={codesOfTable('organ').map((value) => ({ value, label: term('organ', value) }))}
                />
              ))}
              {field('organName', t('cases.organName'), (id) => (
                <Input
                  id={id}
                  value={whole.organName}
                  placeholder={t('cases.organNameHint')}
                  onChange={(event) => set({ organName: event.target.value })}
                />
              ))}
            </div>
            {field('decidedIn', t('cases.decidedIn'), (id) => (
              <>
                <PlaceInput id={id} value={whole.decidedIn} onChange={(decidedIn) => set({ decidedIn: decidedIn ?? '' })} />
                <span className="quiet small">{t('cases.decidedInHint')}</span>
              </>
            ))}
            <div className="new-case-row">
              {field(
                'effective',
                t('cases.effective'),
                (id) => (
                  <DayInput id={id} value={whole.effective} max={today} onChange={(effective) => set({ effective })} />
                ),
                true,
              )}
              {field('noticed', t('cases.noticed'), (id) => (
                <DayInput id={id} value={whole.noticed} max={today} onChange={(noticed) => set({ noticed })} />
              ))}
            </div>
          </section>
          <TermPart {...parts} />
          {takesProhibition(whole.kind) ? (
            <section>
              <h2>{t('cases.prohibition')}</h2>
              {field('prohibition', t('cases.prohibitionContent'), (id) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  value={whole.prohibition}
                  onChange={(event) => set({ prohibition: event.target.value })}
                />
              ))}
              {whole.prohibition.trim() === '' ? null : (
                <div className="new-case-row">
                  {field('prohibitionFrom', t('cases.from'), (id) => (
                    <DayInput id={id} value={whole.prohibitionFrom} onChange={(prohibitionFrom) => set({ prohibitionFrom })} />
                  ))}
                  {field('prohibitionTo', t('cases.to'), (id) => (
                    <DayInput id={id} value={whole.prohibitionTo} onChange={(prohibitionTo) => set({ prohibitionTo })} />
                  ))}
                </div>
              )}
            </section>
          ) : null}
          <section>
            <h2>{t('cases.unit')}</h2>
            {field(
              'unit',
              t('cases.unit'),
              (id) => (
                <Select
                  id={id}
                  value={whole.unit === '' ? null : whole.unit}
                  placeholder={t('cases.unitChoose')}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(unit: string) => set({ unit })}
                  options={(offices.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
                />
              ),
              true,
            )}
          </section>
          {open.isError ? <Trouble error={open.error} /> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t('cases.save')}
            </Button>
          </div>
        </div>
        <aside className="card new-case-preview">
          <CasePreview draft={whole} county={county} />
        </aside>
      </form>
    </>
  );
}

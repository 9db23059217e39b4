import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Input, Select } from 'antd';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { call, newIdempotencyKey, Problem } from '../../api/client.ts';
import { sendPhotograph } from '../../api/photographs.ts';
import { meQuery, organisationsQuery } from '../../api/queries.ts';
import { useLawBook } from '../../app/law-book.ts';
import { ProcedureForm } from '../../shapes/procedure-form/procedure-form.tsx';
import type { Values } from '../../shapes/procedure-form/schema-fields.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import './matters.css';
import { PickedPhotographs } from './picked-photographs.tsx';

const KIND = 'grid-event';
const FIRST_ACT = 'report-event';

/** A matter from the street in: what it is, where, with photographs. The form is the first act's own, drawn from its schema. */
export function NewMatterScreen() {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const formId = useId();
  const { data: me } = useQuery(meQuery);
  const grids = useQuery(organisationsQuery('grid'));
  const book = useLawBook(KIND);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [tried, setTried] = useState(false);
  const key = useRef<string>(undefined);
  const own = me?.posts.find(({ organisation }) => organisation.kind === 'grid')?.organisation.id;
  const unit = chosen ?? own;
  const type = useMemo(() => {
    const reported = book?.events[book.actions[FIRST_ACT]?.event ?? ''];
    // The photographs go into the case once it is there; the grid's code is that of the grid chosen above.
    return reported && { ...reported, fields: reported.fields.omit({ photos: true, gridCode: true }) };
  }, [book]);
  const open = useMutation({
    mutationFn: async (input: Values) => {
      key.current ??= newIdempotencyKey();
      const grid = grids.data?.find(({ id }) => id === unit);
      const { id, version } = await call<{ id: string; version: number }>('/api/cases', {
        method: 'POST',
        idempotencyKey: key.current,
        body: {
          case: KIND,
          unit,
          facts: { kind: input.category, title: title.trim(), ...(me?.county ? { county: me.county.code } : {}) },
          act: {
            action: FIRST_ACT,
            input: { ...input, ...(/^\d{12,15}$/.test(grid?.region ?? '') ? { gridCode: grid?.region } : {}) },
          },
        },
      });
      const sent = await sendPhotographs(id, version, photos, input);
      // The matter is there; its photographs can be added in its file.
      if (!sent) void message.warning(t('matters.photoFailed'));
      return id;
    },
    onSuccess: async (id) => {
      void message.success(t('matters.saved', { title: title.trim() }));
      for (const list of ['cases', 'today', 'band']) void queries.invalidateQueries({ queryKey: [list] });
      await navigate({ to: '/cases/$caseId', params: { caseId: id } });
    },
    onError: (error) => {
      // A refusal is an answer, and the next try a new request; without an answer the same key asks again.
      if (error instanceof Problem && error.status >= 400 && error.status < 500) key.current = undefined;
    },
  });
  const onInput = useCallback(() => {
    key.current = undefined;
  }, []);
  const complete = title.trim() !== '' && unit !== undefined;
  return (
    <>
      <div className="page-head">
        <h1>{t('matters.report')}</h1>
        <span className="quiet">{t('matters.reportLead')}</span>
      </div>
      <div className="card new-matter">
        <p className="notice-line">{t('matters.emergencyFirst')}</p>
        <div className="field">
          <label htmlFor={`${formId}-title`}>
            {t('matters.name')}
            <em aria-hidden="true">*</em>
          </label>
          <Input
            id={`${formId}-title`}
            value={title}
            maxLength={60}
            placeholder={t('matters.nameHint')}
            onChange={(event) => setTitle(event.target.value)}
          />
          {tried && title.trim() === '' ? (
            <p className="form-trouble" role="alert">
              {t('act.needed')}
            </p>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${formId}-unit`}>
            {t('matters.unit')}
            <em aria-hidden="true">*</em>
          </label>
          <Select
            id={`${formId}-unit`}
            value={unit ?? null}
            placeholder={t('act.choose')}
            disabled={own !== undefined}
            options={(grids.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next: string) => setChosen(next)}
          />
          {tried && unit === undefined ? (
            <p className="form-trouble" role="alert">
              {t('act.needed')}
            </p>
          ) : null}
        </div>
        {type === undefined ? (
          <p className="quiet">{t('shell.loading')}</p>
        ) : (
          <ProcedureForm
            type={type}
            initial={NOTHING}
            withHour
            events={[]}
            submitWords={t('matters.report')}
            busy={open.isPending}
            onInput={onInput}
            onSubmit={(input) => {
              setTried(true);
              if (complete) open.mutate(input);
            }}
          >
            <div className="field">
              <label htmlFor={`${formId}-photos`}>{t('matters.photos')}</label>
              <PickedPhotographs id={`${formId}-photos`} files={photos} onChange={setPhotos} />
            </div>
            {open.isError ? <Trouble error={open.error} /> : null}
          </ProcedureForm>
        )}
      </div>
    </>
  );
}

/** Adds the photographs to the case that was just opened, by an act of its own. Answers whether they are there. */
async function sendPhotographs(caseId: string, version: number, photos: readonly File[], { on, at }: Values): Promise<boolean> {
  if (photos.length === 0) return true;
  try {
    const sent: string[] = [];
    for (const photo of photos) sent.push(await sendPhotograph(caseId, photo));
    const input = { on, ...(at === undefined ? {} : { at }), photos: sent };
    await call(`/api/cases/${caseId}/actions/add-photographs`, { method: 'POST', body: { version, input } });
    return true;
  } catch {
    return false;
  }
}

const NOTHING: Values = {};

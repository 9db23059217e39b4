import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import type { ActAnswer, CaseEvent, CaseHeader, Explanation } from '../../api/answers.ts';
import { call, newIdempotencyKey, Problem } from '../../api/client.ts';
import { caseQuery, eventsQuery, explainQuery } from '../../api/queries.ts';
import type { Catalogue } from '../../app/law.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { FORM_PLANS } from '../../shapes/procedure-form/form-plans.ts';
import { ProcedureForm } from '../../shapes/procedure-form/procedure-form.tsx';
import type { Values } from '../../shapes/procedure-form/schema-fields.ts';
import { scoreQuery } from '../../shapes/procedure-form/score-data.ts';
import { RefusalBox } from '../../shapes/refusal-box.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { termWords } from '../../words/law-terms.ts';
import { ActBasis } from './act-basis.tsx';
import { ActPreview } from './act-preview.tsx';

interface Props {
  readonly header: CaseHeader;
  readonly explanation: Explanation;
  readonly events: readonly CaseEvent[];
  readonly book: Catalogue;
  readonly action: string;
  readonly clock: string | undefined;
  readonly event: string | undefined;
  readonly fill: Readonly<Record<string, string>> | undefined;
  readonly onDone: () => void;
  /** Goes on with another act instead. */
  readonly onAct: (action: string) => void;
}

const SanctionBasis = lazy(() => import('./sanction-basis.tsx').then(({ SanctionBasis }) => ({ default: SanctionBasis })));
/** Acts that propose, review or decide a sanction: whoever signs sees what it rests on. */
const SIGNED: readonly string[] = [
  'propose-sanction',
  'review-sanction',
  'decline-sanction',
  'admonish',
  'warn',
  'propose-punishment',
];

/** One action: its form, what it would change while one types, and the submit that is done once however often it is sent. */
export function ActForm({ header, explanation, events, book, action, clock, event, fill, onDone, onAct }: Props) {
  const { t, say } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [input, setInput] = useState<Values>();
  const [complete, setComplete] = useState(false);
  const key = useRef<string>(undefined);
  const info = book.actions[action];
  const plan = (info === undefined ? undefined : FORM_PLANS[info.event]) ?? {};
  const type = info === undefined ? undefined : book.events[info.event];
  const status = explanation.actions.find((one) => one.action === action);

  /** The lists are read anew when they come; the file at once, so that the next act knows the version that this one made. */
  const refresh = async () => {
    for (const list of ['today', 'band', 'cases']) void queries.invalidateQueries({ queryKey: [list] });
    await queries.invalidateQueries({ queryKey: caseQuery(header.id).queryKey.slice(0, 2) });
  };
  const act = useMutation({
    mutationFn: (values: Values) => {
      key.current ??= newIdempotencyKey();
      return call<ActAnswer>(`/api/cases/${header.id}/actions/${action}`, {
        method: 'POST',
        body: { version: header.version, input: values },
        idempotencyKey: key.current,
      });
    },
    onSuccess: async () => {
      void message.success(t('act.saved', { title: info ? say(info.title) : action }));
      await refresh();
      onDone();
    },
    onError: (error) => {
      // Without an answer nobody knows whether it was done: the same key asks again. Any answer settles it, and the next try is a new one.
      if (!(error instanceof Problem) || (error.status !== 0 && error.status < 500)) key.current = undefined;
    },
  });
  const onInput = useCallback((values: Values, whole: boolean) => {
    setInput(values);
    setComplete(whole);
    key.current = undefined;
  }, []);

  const assessing = info?.event === 'assessed';
  const scored = useQuery({ ...scoreQuery(header.id), enabled: assessing });

  const otherwise = explanation.actions.find((one) => one.action === plan.or && one.allowed);
  if (info === undefined || type === undefined) return <EmptyState title={t('act.unknown')} />;
  if (status !== undefined && !status.allowed && status.refusal) {
    const { refusal } = status;
    const first = explanation.actions.find((one) => one.action === plan.after && one.allowed);
    return (
      <>
        <RefusalBox
          what={say(status.title)}
          refusal={{ rule: refusal.rule, cite: refusal.cite, why: refusal, remedy: refusal.remedy }}
        />
        {first === undefined && otherwise === undefined ? null : (
          <p className="row-line act-first">
            {first ? <Button onClick={() => onAct(first.action)}>{t('act.first', { title: say(first.title) })}</Button> : null}
            {otherwise ? (
              <Button onClick={() => onAct(otherwise.action)}>{t('act.or', { title: say(otherwise.title) })}</Button>
            ) : null}
          </p>
        )}
      </>
    );
  }
  if (assessing && scored.isPending) return <p className="quiet">{t('shell.loading')}</p>;
  const sheet = assessing ? scored.data : undefined;
  const owed = explanation.duties.find(
    (duty) =>
      duty.doneBy === action &&
      (duty.status === 'open' || duty.status === 'overdue') &&
      (clock === undefined || duty.clock === clock),
  );
  const reload = async () => {
    act.reset();
    await Promise.all([
      queries.invalidateQueries({ queryKey: caseQuery(header.id).queryKey }),
      queries.invalidateQueries({ queryKey: explainQuery(header.id).queryKey }),
      queries.invalidateQueries({ queryKey: eventsQuery(header.id).queryKey }),
    ]);
  };
  return (
    <>
      {otherwise ? (
        <p className="row-line act-or">
          <button type="button" className="link-button" onClick={() => onAct(otherwise.action)}>
            {t('act.or', { title: say(otherwise.title) })}
          </button>
        </p>
      ) : null}
      <ProcedureForm
        type={type}
        event={info.event}
        settled={info.settles}
        initial={{
          ...fill,
          // An assessment begins with the days since the last one and the sum of their points; whoever assesses may say otherwise.
          ...(sheet?.from ? { from: sheet.from, to: sheet.to, ...(sheet.rows.length > 0 ? { points: sheet.score } : {}) } : {}),
          ...(event === undefined ? {} : { event }),
          // A report owed by phone is recorded as one by phone; whoever writes it may say otherwise.
          ...(owed !== undefined && 'form' in type.fields.shape && termWords('form', owed.clock) ? { form: owed.clock } : {}),
        }}
        proceeding={owed?.proceeding}
        withHour={header.person.id === '' || type.byHour === true}
        events={events}
        submitWords={t('act.save')}
        busy={act.isPending}
        onInput={onInput}
        onSubmit={(values) => act.mutate(values)}
      >
        {info.procedure === 'sanction' && SIGNED.includes(action) ? (
          <Suspense>
            <SanctionBasis header={header} events={events} />
          </Suspense>
        ) : null}
        <ActBasis caseId={header.id} type={info.event} input={input} events={events} />
        <ActPreview caseId={header.id} version={header.version} action={action} input={complete ? input : undefined} />
        {act.isError ? <Trouble error={act.error} onReload={() => void reload()} /> : null}
      </ProcedureForm>
    </>
  );
}

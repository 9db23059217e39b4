import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { call, newIdempotencyKey, Problem } from '../../api/client.ts';
import { useLawBook } from '../../app/law-book.ts';
import { sayCitations } from '../../words/citations.ts';
import { useWords } from '../../words/language.ts';
import { CitationChip } from '../citation-chip.tsx';
import { ProcedureForm } from '../procedure-form/procedure-form.tsx';
import type { Values } from '../procedure-form/schema-fields.ts';
import { Trouble } from '../trouble.tsx';
import { type BatchAnswer, batchActionsQuery } from './list-data.ts';

interface Props {
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  /** Told whether anything was done. */
  readonly onClose: (did: boolean) => void;
}

const nothing = () => undefined;

/** One act for the rows that are chosen: the form once, then each row with its outcome, and why where it was refused. */
export function BatchDialog({ cases, onClose }: Props) {
  const { t, say, language } = useWords();
  const queries = useQueryClient();
  const actions = useQuery(batchActionsQuery);
  const book = useLawBook();
  const [action, setAction] = useState<string>();
  const key = useRef<string>(undefined);
  const info = actions.data?.find((one) => one.action === action);
  const type = info === undefined ? undefined : book?.events[info.event];
  const act = useMutation({
    mutationFn: (input: Values) => {
      key.current ??= newIdempotencyKey();
      return call<BatchAnswer>('/api/batches', {
        method: 'POST',
        body: { action, input, cases: cases.map(({ id, version }) => ({ id, version })) },
        idempotencyKey: key.current,
      });
    },
    onSuccess: () => {
      key.current = undefined;
      for (const list of ['today', 'band', 'cases', 'case', 'duties', 'calendar', 'statistics']) {
        void queries.invalidateQueries({ queryKey: [list] });
      }
    },
    onError: (error) => {
      if (!(error instanceof Problem) || (error.status !== 0 && error.status < 500)) key.current = undefined;
    },
  });
  const { data } = act;
  return (
    <Modal
      open
      title={t('lists.batch.title', { count: cases.length })}
      footer={null}
      onCancel={() => onClose(data !== undefined)}
      width={560}
    >
      {data === undefined ? (
        <>
          <p className="quiet small">{t('lists.batch.lead')}</p>
          <Select
            aria-label={t('lists.batch.which')}
            placeholder={t('lists.batch.which')}
            value={action ?? null}
            onChange={(value: string) => setAction(value)}
            options={(actions.data ?? []).map((one) => ({ value: one.action, label: say(one.title) }))}
            style={{ width: '100%', marginBlock: 12 }}
            loading={actions.isPending}
          />
          {type === undefined ? null : (
            <ProcedureForm
              key={action}
              type={type}
              event={info?.event}
              initial={{}}
              events={[]}
              submitWords={t('lists.batch.submit', { count: cases.length })}
              busy={act.isPending}
              onInput={nothing}
              onSubmit={(input) => act.mutate(input)}
            >
              {act.isError ? <Trouble error={act.error} /> : null}
            </ProcedureForm>
          )}
        </>
      ) : (
        <div role="status">
          <p>
            <b>{t('lists.batch.done', { done: data.done })}</b>
            {data.refused > 0 ? <span className="soon-words"> · {t('lists.batch.refused', { count: data.refused })}</span> : null}
          </p>
          <ul className="batch-rows">
            {[...data.rows.filter(({ ok }) => !ok), ...data.rows.filter(({ ok }) => ok)].map((row) => (
              <li key={row.id}>
                <b>{row.name}</b>{' '}
                <span className={`mark ${row.ok ? 'mark-green' : 'mark-amber'}`}>
                  {t(row.ok ? 'lists.batch.rowDone' : 'lists.batch.rowRefused')}
                </span>
                {row.why ? (
                  <p className="law small">
                    {say(row.why)} {sayCitations(row.cite ?? [], language)} {row.rule ? <CitationChip rule={row.rule} /> : null}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  );
}

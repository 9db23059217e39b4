import './papers.css';
import type { ReactNode } from 'react';
import { useToday } from '../../app/today-context.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import type { PaperItem } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';

const MARKS = { draft: 'mark', signed: 'mark mark-blue', served: 'mark mark-green', void: 'mark' };

/** Papers in rows: which, its number, where it stands, its days. */
export function PaperRows({
  items,
  label,
  withPerson,
  onOpen,
  pager,
}: {
  items: readonly PaperItem[] | undefined;
  label: string;
  withPerson: boolean;
  onOpen: (paper: PaperItem) => void;
  pager?: ReactNode;
}) {
  const { t, say, language, p } = usePaperWords();
  const today = useToday();
  return (
    <RegisterTable
      label={label}
      rows={items}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      columns={[
        {
          key: 'kind',
          title: p('kind'),
          render: ({ kind, title }) => (
            <>
              <b>{say(title)}</b> <span className="quiet small">{kind}</span>
            </>
          ),
        },
        ...(withPerson
          ? [{ key: 'person', title: p('person'), render: ({ person }: PaperItem) => person ?? t('shell.none') }]
          : []),
        {
          key: 'number',
          title: p('number'),
          render: ({ number }) => number ?? <span className="quiet small">{p('noNumber')}</span>,
        },
        {
          key: 'state',
          title: p('state'),
          render: ({ state }) => <span className={MARKS[state]}>{p(`states.${state}`)}</span>,
        },
        {
          key: 'days',
          title: p('days'),
          right: true,
          render: ({ made, signedOn, signedBy, servedOn, voidOn, voidWhy }) => (
            <span className="small">
              {voidOn !== null
                ? p('voided', { on: voidOn, why: voidWhy ?? '' })
                : servedOn !== null
                  ? p('served', { on: servedOn })
                  : signedOn !== null
                    ? p('signed', { on: signedOn, who: signedBy ?? '' })
                    : p('made', { on: sayInstant(made, today, language) })}
            </span>
          ),
        },
      ]}
      empty={<EmptyState title={p('emptyTitle')} hint={p('emptyHint')} />}
      {...(pager === undefined ? {} : { pager })}
    />
  );
}

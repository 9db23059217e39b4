import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '../../words/language.ts';
import { type Column, type RegisterProps, RegisterTable } from '../register-table.tsx';
import { chosenColumns } from './chosen-columns.ts';
import { ColumnsButton } from './columns-button.tsx';
import { ExportButton } from './export-button.tsx';
import { type ListFilter, type ListName, settingsQuery } from './list-data.ts';
import './list-table.css';
import { SavedFilters } from './saved-filters.tsx';

const BatchDialog = lazy(() => import('./batch-dialog.tsx').then(({ BatchDialog }) => ({ default: BatchDialog })));

export interface ListColumn<Row> extends Column<Row> {
  /** Not among the columns the list comes with. */
  readonly extra?: true;
  /** Always there and no part of the workbook: buttons of the row. */
  readonly fixed?: true;
}

interface Props<Row> extends Omit<RegisterProps<Row>, 'columns' | 'selection' | 'filters'> {
  readonly list: ListName;
  readonly columns: readonly ListColumn<Row>[];
  /** The filter of the address, as the server takes it: what is saved, and what goes into the workbook. */
  readonly filter: ListFilter;
  /** Taken up when a saved filter is chosen; left out where a list has no filter. */
  readonly onFilter?: (filter: ListFilter) => void;
  readonly filters?: ReactNode;
  /** Lets one choose rows and carry out one act for all of them. */
  readonly batch?: {
    readonly caseOf: (row: Row) => { readonly id: string; readonly version: number };
    readonly nameOf: (row: Row) => string;
    readonly onDone: () => void;
  };
}

/** Any list of the console: the register, with columns one keeps, filters under a name, acts in rows and the workbook. */
export function ListTable<Row>({ list, columns, filter, onFilter, filters, batch, ...register }: Props<Row>) {
  const { t } = useWords();
  const settings = useQuery(settingsQuery(list));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [acting, setActing] = useState(false);
  const shown = chosenColumns(columns, settings.data?.columns);
  const keys = shown.flatMap(({ key, fixed }) => (fixed ? [] : [key]));
  const rows = register.rows ?? [];
  const picked = batch ? rows.filter((row) => chosen.has(register.keyOf(row))) : [];
  return (
    <>
      <RegisterTable
        {...register}
        // What one keeps is known in an instant; a table that changes its columns under the eye is worse than a blink.
        rows={settings.isPending ? undefined : register.rows}
        columns={shown}
        filters={
          <>
            {filters}
            <span className="list-tools push">
              {onFilter ? <SavedFilters list={list} filter={filter} onFilter={onFilter} /> : null}
              <ColumnsButton list={list} columns={columns} shown={keys} kept={(settings.data?.columns ?? null) !== null} />
              <ExportButton list={list} filter={filter} columns={keys} title={register.label} />
            </span>
          </>
        }
        selection={batch ? { chosen, onChoose: setChosen, nameOf: batch.nameOf } : undefined}
      />
      {batch && picked.length > 0 ? (
        <section className="batch-bar no-print" aria-label={t('lists.batch.bar')}>
          <b>{t('lists.batch.chosen', { count: picked.length })}</b>
          <button type="button" className="batch-act" onClick={() => setActing(true)}>
            {t('lists.batch.act')}
          </button>
          <button type="button" className="link-button" onClick={() => setChosen(new Set())}>
            {t('lists.batch.none')}
          </button>
        </section>
      ) : null}
      {batch && acting ? (
        <Suspense>
          <BatchDialog
            cases={uniqueCases(picked.map(batch.caseOf))}
            onClose={(did) => {
              setActing(false);
              if (did) {
                setChosen(new Set());
                batch.onDone();
              }
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** Two duties of one person are one file. */
function uniqueCases<C extends { readonly id: string }>(cases: readonly C[]): readonly C[] {
  return [...new Map(cases.map((one) => [one.id, one])).values()];
}

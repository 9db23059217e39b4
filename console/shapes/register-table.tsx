import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../words/language.ts';
import './register-table.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers and days stand right, so that they can be compared down the column. */
  readonly right?: boolean;
  readonly width?: string;
  /** On a phone the row is a card: the first column heads it, the others follow with their titles. */
  readonly onPhone?: 'hidden' | 'bare';
}

/** Rows that are chosen, to do something with all of them. */
export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** What a row is called where its box is read out. */
  readonly nameOf: (row: Row) => string;
}

export interface RegisterProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Urgency at the edge of a row. */
  readonly edgeOf?: (row: Row) => 'over' | 'soon' | undefined;
  /** Said when there is no row: why, and what would fill it. */
  readonly empty: ReactNode;
  /** Search form above, pager below. */
  readonly filters?: ReactNode;
  readonly bar?: ReactNode;
  readonly pager?: ReactNode;
  readonly selection?: Selection<Row> | undefined;
}

/** The one register: search form, columns, rows one walks with j and k and opens with Enter, and pages. */
export function RegisterTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  onOpen,
  edgeOf,
  empty,
  filters,
  bar,
  pager,
  selection,
}: RegisterProps<Row>) {
  const { t } = useWords();
  const all = (rows ?? []).map(keyOf);
  const everyOne = all.length > 0 && all.every((key) => selection?.chosen.has(key));
  const toggle = (key: string) => {
    if (!selection) return;
    const next = new Set(selection.chosen);
    if (!next.delete(key)) next.add(key);
    selection.onChoose(next);
  };
  return (
    <section className="register card" aria-label={label}>
      {filters ? <div className="register-filters no-print">{filters}</div> : null}
      {bar ? <div className="band">{bar}</div> : null}
      <div className="register-scroll">
        <table>
          <thead>
            <tr>
              {columns.map(({ key, title, right, width }, index) => (
                <th key={key} scope="col" className={right ? 'right' : undefined} style={width ? { width } : undefined}>
                  {selection && index === 0 ? (
                    <input
                      type="checkbox"
                      className="row-choose no-print"
                      aria-label={t('lists.chooseAll')}
                      checked={everyOne}
                      onChange={() => selection.onChoose(new Set(everyOne ? [] : all))}
                    />
                  ) : null}
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map((row) => {
              const open = onOpen ? () => onOpen(row) : undefined;
              const edge = edgeOf?.(row);
              return (
                <tr
                  key={keyOf(row)}
                  className={`${open ? 'opens' : ''}${edge ? ` edge-${edge}` : ''}`}
                  {...(open
                    ? {
                        tabIndex: 0,
                        'data-row': '',
                        onClick: open,
                        onKeyDown: (event: KeyboardEvent) => {
                          if (event.target !== event.currentTarget) return;
                          if (event.key === 'Enter') open();
                          if (event.key === 'x' && selection) toggle(keyOf(row));
                        },
                      }
                    : {})}
                >
                  {columns.map(({ key, title, render, right, onPhone }, index) => (
                    <td
                      key={key}
                      data-title={title}
                      className={[right ? 'right' : '', onPhone ? `phone-${onPhone}` : ''].join(' ').trim() || undefined}
                    >
                      {selection && index === 0 ? (
                        <input
                          type="checkbox"
                          className="row-choose no-print"
                          aria-label={t('lists.choose', { name: selection.nameOf(row) })}
                          checked={selection.chosen.has(keyOf(row))}
                          onClick={(event) => event.stopPropagation()}
                          onChange={() => toggle(keyOf(row))}
                        />
                      ) : null}
                      {render(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows === undefined ? <p className="register-wait quiet">{t('shell.loading')}</p> : rows.length === 0 ? empty : null}
      </div>
      {pager}
    </section>
  );
}

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

interface Props<Row> {
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
}

/** The one register: search form, columns, rows one walks with j and k and opens with Enter, and pages. */
export function RegisterTable<Row>({ label, columns, rows, keyOf, onOpen, edgeOf, empty, filters, bar, pager }: Props<Row>) {
  const { t } = useWords();
  return (
    <section className="register card" aria-label={label}>
      {filters ? <div className="register-filters no-print">{filters}</div> : null}
      {bar ? <div className="band">{bar}</div> : null}
      <div className="register-scroll">
        <table>
          <thead>
            <tr>
              {columns.map(({ key, title, right, width }) => (
                <th key={key} scope="col" className={right ? 'right' : undefined} style={width ? { width } : undefined}>
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
                          if (event.key === 'Enter' && event.target === event.currentTarget) open();
                        },
                      }
                    : {})}
                >
                  {columns.map(({ key, title, render, right, onPhone }) => (
                    <td
                      key={key}
                      data-title={title}
                      className={[right ? 'right' : '', onPhone ? `phone-${onPhone}` : ''].join(' ').trim() || undefined}
                    >
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

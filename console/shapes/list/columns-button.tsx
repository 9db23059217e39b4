import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/language.ts';
import { moveKey } from './chosen-columns.ts';
import { keepColumns, type ListName, type ListSettings, settingsQuery } from './list-data.ts';
import type { ListColumn } from './list-table.tsx';

interface Props<Row> {
  readonly list: ListName;
  readonly columns: readonly ListColumn<Row>[];
  /** Keys as shown now, in order. */
  readonly shown: readonly string[];
  readonly kept: boolean;
}

/** Which columns, and in which order; kept for this account as soon as it is changed. */
export function ColumnsButton<Row>({ list, columns, shown: shownInList, kept }: Props<Row>) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  // What is being chosen, ahead of the list behind it.
  const [draft, setDraft] = useState<readonly string[]>();
  const shown = draft ?? shownInList;
  const { queryKey } = settingsQuery(list);
  const keep = useMutation({
    mutationFn: (keys: readonly string[] | null) => keepColumns(list, keys),
    onMutate: (keys) => {
      queries.setQueryData(queryKey, (old: ListSettings | undefined) => old && { ...old, columns: keys });
    },
    onError: (error) => {
      setDraft(undefined);
      void message.warning(error.message);
      void queries.invalidateQueries({ queryKey });
    },
  });
  const change = (keys: readonly string[] | null) => {
    setDraft(keys ?? undefined);
    keep.mutate(keys);
  };
  const free = columns.filter(({ fixed }) => fixed !== true);
  const titleOf = new Map(free.map(({ key, title }) => [key, title]));
  const order = [...shown, ...free.flatMap(({ key }) => (shown.includes(key) ? [] : [key]))];
  const toggle = (key: string) => change(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key]);
  const panel = (
    <div className="list-panel">
      <ul>
        {order.map((key) => {
          const on = shown.includes(key);
          const title = titleOf.get(key) ?? key;
          return (
            <li key={key}>
              <label>
                <input type="checkbox" checked={on} disabled={on && shown.length === 1} onChange={() => toggle(key)} />
                {title}
              </label>
              {on ? (
                <>
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('lists.columns.up', { title })}
                    disabled={shown[0] === key}
                    onClick={() => change(moveKey(shown, key, -1))}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('lists.columns.down', { title })}
                    disabled={shown.at(-1) === key}
                    onClick={() => change(moveKey(shown, key, 1))}
                  >
                    ↓
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button size="small" disabled={!kept} onClick={() => change(null)}>
        {t('lists.columns.reset')}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setDraft(undefined);
      }}
      content={panel}
      title={t('lists.columns.title')}
    >
      <Button aria-haspopup="dialog" aria-expanded={open}>
        {t('lists.columns.button')}
      </Button>
    </Popover>
  );
}

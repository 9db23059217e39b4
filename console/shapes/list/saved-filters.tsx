import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useWords } from '../../words/language.ts';
import { type ListFilter, type ListName, type SavedFilter, settingsQuery } from './list-data.ts';

interface Props {
  readonly list: ListName;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

/** Filters under a name: one's own and those the unit shares; choosing one puts it into the address. */
export function SavedFilters({ list, filter, onFilter }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const { queryKey } = settingsQuery(list);
  const { data } = useQuery(settingsQuery(list));
  const said = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
  const done = () => queries.invalidateQueries({ queryKey });
  const trouble = (error: Error) => void message.warning(error.message, 6);
  const keep = useMutation({
    mutationFn: () =>
      call<unknown>(`/api/lists/${list}/filters`, { method: 'POST', body: { name: name.trim(), filter: said, shared } }),
    onSuccess: () => {
      setName('');
      setShared(false);
      return done();
    },
    onError: trouble,
  });
  const drop = useMutation({
    mutationFn: ({ id }: SavedFilter) => call<void>(`/api/lists/${list}/filters/${id}`, { method: 'DELETE' }),
    onSuccess: done,
    onError: trouble,
  });
  const filters = data?.filters ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !keep.isPending) keep.mutate();
  };
  const panel = (
    <div className="list-panel">
      {filters.length === 0 ? <p className="quiet small">{t('lists.filters.none')}</p> : null}
      <ul>
        {filters.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                setOpen(false);
                onFilter(one.filter);
              }}
            >
              {one.name}
            </button>
            {one.shared ? (
              <span className="mark">{one.own ? t('lists.filters.shared') : t('lists.filters.sharedBy', { name: one.by })}</span>
            ) : null}
            {one.own ? (
              <Button
                size="small"
                type="text"
                aria-label={t('lists.filters.drop', { name: one.name })}
                onClick={() => drop.mutate(one)}
              >
                ×
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {Object.keys(said).length === 0 ? (
        <p className="quiet small">{t('lists.filters.choose')}</p>
      ) : (
        <form onSubmit={submit} className="list-panel">
          <Input
            aria-label={t('lists.filters.name')}
            placeholder={t('lists.filters.name')}
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          {data?.shareWith ? (
            <label>
              <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
              {t('lists.filters.share', { unit: data.shareWith.name })}
            </label>
          ) : null}
          <Button htmlType="submit" type="primary" size="small" disabled={name.trim() === ''} loading={keep.isPending}>
            {t('lists.filters.keep')}
          </Button>
        </form>
      )}
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={panel}
      title={t('lists.filters.title')}
    >
      <Button aria-haspopup="dialog" aria-expanded={open}>
        {filters.length === 0 ? t('lists.filters.button') : t('lists.filters.buttonCount', { count: filters.length })}
      </Button>
    </Popover>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { ORGANISATION, type PostRow, postsQuery } from './organisation-data.ts';
import { ORG } from './organisation-words.ts';
import { ReasonField } from './unit-drawer.tsx';

/** Names a stand-in for a post, from a day to a day. */
export function StandInDrawer({ open, post, onClose }: { open: boolean; post?: PostRow | undefined; onClose: () => void }) {
  const { say } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: posts = [] } = useQuery({ ...postsQuery(undefined), enabled: open });
  const [postId, setPostId] = useState<string>();
  const [account, setAccount] = useState<string>();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [reason, setReason] = useState('');
  useEffect(() => setPostId(post?.id), [post]);
  const lend = useMutation({
    mutationFn: () =>
      call<unknown>(`/api/posts/${postId ?? ''}/stand-ins`, { method: 'POST', body: { account, from, to, reason } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [ORGANISATION] });
      setAccount(undefined);
      setReason('');
      onClose();
    },
  });
  const holder = posts.find(({ id }) => id === postId)?.account;
  const people = new Map(posts.map((one) => [one.account, one]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lend.mutate();
  };
  const label = ({ name, roleTitle, organisation }: PostRow) => `${name} · ${say(roleTitle)} · ${organisation.name}`;
  return (
    <Drawer open={open} onClose={onClose} size={460} title={say(ORG.lendTitle)}>
      <form className="drawer-form" onSubmit={submit}>
        <p className="quiet small">{say(ORG.lendHint)}</p>
        <div className="field">
          <label htmlFor="lend-post">{say(ORG.forPost)}</label>
          <Select
            id="lend-post"
            value={postId ?? null}
            onChange={setPostId}
            showSearch={{ optionFilterProp: 'label' }}
            options={posts.filter(({ account: one }) => one !== me?.account).map((one) => ({ value: one.id, label: label(one) }))}
          />
        </div>
        <div className="field">
          <label htmlFor="lend-account">{say(ORG.standsIn)}</label>
          <Select
            id="lend-account"
            value={account ?? null}
            onChange={setAccount}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...people.values()]
              .filter((one) => one.account !== holder && one.account !== me?.account)
              .map((one) => ({ value: one.account, label: label(one) }))}
          />
        </div>
        <div className="field">
          <label htmlFor="lend-from">{say(ORG.since)}</label>
          <DayInput id="lend-from" value={from} onChange={setFrom} />
        </div>
        <div className="field">
          <label htmlFor="lend-to">{say(ORG.lastDay)}</label>
          <DayInput id="lend-to" value={to} onChange={setTo} />
        </div>
        <ReasonField id="lend-reason" value={reason} onChange={setReason} />
        {lend.isError ? <Trouble error={lend.error} /> : null}
        <div>
          <Button
            type="primary"
            htmlType="submit"
            loading={lend.isPending}
            disabled={postId === undefined || account === undefined || from === '' || to === '' || reason.trim().length < 2}
          >
            {say(ORG.lend)}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

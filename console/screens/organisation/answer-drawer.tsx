import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { type OfficeChange, postsQuery } from './organisation-data.ts';
import { ORG } from './organisation-words.ts';

interface Props {
  readonly change: OfficeChange;
  readonly step: 'decide' | 'answer';
  readonly onClose: () => void;
}

/** The county's decision on a change of office, or the receiving office's answer with the officer there. */
export function AnswerDrawer({ change, step, onClose }: Props) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const [post, setPost] = useState<string>();
  const { data: posts = [] } = useQuery({ ...postsQuery(undefined, change.to.id), enabled: step === 'answer' });
  const send = useMutation({
    mutationFn: (yes: boolean) =>
      step === 'decide'
        ? call<unknown>(`/api/office-changes/${change.id}/decision`, { method: 'POST', body: { granted: yes, words: said } })
        : call<unknown>(`/api/office-changes/${change.id}/answer`, {
            method: 'POST',
            body: { accepted: yes, words: said, post },
          }),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });
  const worded = said.trim().length >= 2;
  return (
    <Drawer open onClose={onClose} size={460} title={`${say(ORG[step])} · ${change.name}`}>
      <form className="drawer-form" onSubmit={(event) => event.preventDefault()}>
        <p>
          {change.from.name} → <b>{change.to.name}</b>
          <br />
          <span className="quiet">{change.reason}</span>
        </p>
        {step === 'answer' ? (
          <div className="field">
            <label htmlFor="new-officer">{say(ORG.newOfficer)}</label>
            <Select
              id="new-officer"
              value={post ?? null}
              onChange={setPost}
              options={posts
                .filter(({ holds }) => holds)
                .map(({ id, name, roleTitle }) => ({ value: id, label: `${name} · ${say(roleTitle)}` }))}
            />
          </div>
        ) : null}
        <div className="field">
          <label htmlFor="opinion">{say(ORG.opinion)}</label>
          <Input.TextArea id="opinion" rows={3} maxLength={500} value={said} onChange={({ target }) => setSaid(target.value)} />
        </div>
        {send.isError ? <Trouble error={send.error} /> : null}
        <div className="row-line">
          <Button
            type="primary"
            disabled={step === 'answer' ? post === undefined : !worded}
            loading={send.isPending}
            onClick={() => send.mutate(true)}
          >
            {say(step === 'decide' ? ORG.grant : ORG.accept)}
          </Button>
          <Button disabled={!worded} onClick={() => send.mutate(false)}>
            {say(step === 'decide' ? ORG.refuse : ORG.giveBack)}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

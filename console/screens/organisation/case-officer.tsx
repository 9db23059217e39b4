import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import type { CaseHeader } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { meQuery, officesQuery } from '../../api/queries.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import '../administration/administration.css';
import { heldQuery, ORGANISATION, postsQuery } from './organisation-data.ts';
import { ORG } from './organisation-words.ts';
import { ReasonField } from './unit-drawer.tsx';

/** Who holds the case and who held it; giving it to another officer, and asking for another office. */
export function CaseOfficer({ header, onClose }: { header: CaseHeader; onClose: () => void }) {
  const { say } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data: held = [] } = useQuery(heldQuery(header.id));
  return (
    <Drawer open onClose={onClose} size={460} title={`${say(ORG.officerOf)} · ${header.person.name}`}>
      <section aria-label={say(ORG.history)}>
        {held.length === 0 ? <p className="quiet">{say(ORG.nobody)}</p> : null}
        <ul>
          {held.map(({ officer, from, to, reason, by }) => (
            <li key={`${officer} ${from}`}>
              <b>{officer}</b> {from} – {to ?? ''}{' '}
              <span className="quiet small">
                {reason} · {by}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {me?.permissions.includes('caseload.manage') ? <GiveTo header={header} /> : null}
      {me?.permissions.includes('case.act') ? <AskForOffice header={header} onDone={onClose} /> : null}
    </Drawer>
  );
}

function GiveTo({ header }: { header: CaseHeader }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data: posts = [] } = useQuery(postsQuery(undefined, header.unit.id));
  const [post, setPost] = useState<string>();
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: () => call<unknown>(`/api/cases/${header.id}/officer`, { method: 'POST', body: { post, reason } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [ORGANISATION] });
      void queries.invalidateQueries({ queryKey: ['case', header.id] });
      void message.success(say(ORG.given));
      setReason('');
    },
  });
  return (
    <form
      className="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <div className="field">
        <label htmlFor="give-post">{say(ORG.giveTo)}</label>
        <Select
          id="give-post"
          value={post ?? null}
          onChange={setPost}
          options={posts
            .filter(({ holds, id }) => holds && id !== header.officer?.post)
            .map(({ id, name, roleTitle, cases }) => ({
              value: id,
              label: `${name} · ${say(roleTitle)} · ${say(ORG.cases)} ${cases}`,
            }))}
        />
      </div>
      <ReasonField id="give-reason" value={reason} onChange={setReason} />
      {give.isError ? <Trouble error={give.error} /> : null}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          disabled={post === undefined || reason.trim().length < 2}
          loading={give.isPending}
        >
          {say(ORG.giveTo)}
        </Button>
      </div>
    </form>
  );
}

function AskForOffice({ header, onDone }: { header: CaseHeader; onDone: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data: offices = [] } = useQuery(officesQuery);
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const county = offices.find(({ id }) => id === header.unit.id)?.region?.slice(0, 6);
  const ask = useMutation({
    mutationFn: () => call<unknown>(`/api/cases/${header.id}/office-changes`, { method: 'POST', body: { to, reason } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [ORGANISATION] });
      void message.success(say(ORG.asked));
      onDone();
    },
  });
  return (
    <form
      className="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <h3>{say(ORG.askChange)}</h3>
      <p className="quiet small">{say(ORG.old)}</p>
      <div className="field">
        <label htmlFor="ask-to">{say(ORG.receiving)}</label>
        <Select
          id="ask-to"
          value={to ?? null}
          onChange={setTo}
          showSearch={{ optionFilterProp: 'label' }}
          options={offices
            .filter(({ id, region }) => id !== header.unit.id && (county === undefined || region?.startsWith(county)))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <ReasonField id="ask-reason" value={reason} onChange={setReason} />
      {ask.isError ? <Trouble error={ask.error} /> : null}
      <div>
        <Button htmlType="submit" disabled={to === undefined || reason.trim().length < 2} loading={ask.isPending}>
          {say(ORG.askChange)}
        </Button>
      </div>
    </form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, type InputRef, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { addDays, plainDate } from '../../../law/kernel/plain-date.ts';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import './administration.css';
import { KEYS, type KeyPost } from './key-data.ts';
import { W } from './key-words.ts';
import './keys.css';

interface Made {
  readonly secret: string;
  readonly label: string;
}

/** As the server has it: a key holds for a year, a leap year included. */
const LONGEST_DAYS = 366;

/** Makes a key, and shows it: this once, and not closed by a slip of the hand. */
export function NewKey({ open, posts, onClose }: { open: boolean; posts: readonly KeyPost[]; onClose: () => void }) {
  const { say } = useWords();
  const [made, setMade] = useState<Made>();
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Drawer
      open={open}
      onClose={close}
      size={460}
      title={say(made === undefined ? W.make : W.secretTitle)}
      closable={made === undefined}
      mask={{ closable: made === undefined }}
      keyboard={made === undefined}
      destroyOnHidden
    >
      {made === undefined ? <KeyForm posts={posts} onMade={setMade} /> : <Secret {...made} onKept={close} />}
    </Drawer>
  );
}

function KeyForm({ posts, onMade }: { posts: readonly KeyPost[]; onMade: (made: Made) => void }) {
  const { say } = useWords();
  const today = useToday();
  const queries = useQueryClient();
  const [post, setPost] = useState<string>();
  const [label, setLabel] = useState('');
  const [lastDay, setLastDay] = useState('');
  const latest = addDays(plainDate(today), LONGEST_DAYS);
  const make = useMutation({
    mutationFn: () => call<{ key: string }>('/api/api-keys', { method: 'POST', body: { post, label: label.trim(), lastDay } }),
    onSuccess: ({ key }) => {
      void queries.invalidateQueries({ queryKey: [KEYS] });
      onMade({ secret: key, label: label.trim() });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor="key-post">{say(W.post)}</label>
        <Select
          id="key-post"
          value={post ?? null}
          onChange={setPost}
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map(({ id, organisation, roleTitle, holder }) => ({
            value: id,
            label: `${organisation.name} · ${say(roleTitle)} · ${holder}`,
          }))}
        />
        <p className="quiet small">{say(W.postHint)}</p>
      </div>
      <div className="field">
        <label htmlFor="key-label">{say(W.label)}</label>
        <Input
          id="key-label"
          value={label}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => setLabel(target.value)}
        />
        <p className="quiet small">{say(W.labelHint)}</p>
      </div>
      <div className="field">
        <label htmlFor="key-last-day">{say(W.lastDay)}</label>
        <DayInput id="key-last-day" value={lastDay} max={latest} onChange={setLastDay} />
        <p className="quiet small">{fill(say(W.lastDayHint), { day: latest })}</p>
      </div>
      {make.isError ? <Trouble error={make.error} /> : null}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={make.isPending}
          disabled={post === undefined || label.trim().length < 2 || lastDay === ''}
        >
          {say(W.make)}
        </Button>
      </div>
    </form>
  );
}

/** The key itself. Where the browser lets no page write to the clipboard (plain HTTP), it is selected to be copied by hand. */
function Secret({ secret, label, onKept }: { secret: string; label: string; onKept: () => void }) {
  const { say } = useWords();
  const field = useRef<InputRef>(null);
  const [copied, setCopied] = useState<'yes' | 'selected'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('yes');
    } catch {
      field.current?.select();
      setCopied('selected');
    }
  };
  return (
    <div className="drawer-form">
      <p className="key-warning" role="alert">
        <b>{say(W.secretTitle)}</b> {fill(say(W.secretHint), { label })}
      </p>
      <div className="field">
        <label htmlFor="key-secret">{say(W.secret)}</label>
        <span className="key-secret">
          <Input id="key-secret" ref={field} value={secret} readOnly onFocus={({ target }) => target.select()} />
          <Button onClick={() => void copy()}>{say(W.copy)}</Button>
        </span>
        <p className="quiet small" role="status">
          {copied === undefined ? '' : say(copied === 'yes' ? W.copied : W.copyByHand)}
        </p>
      </div>
      <div>
        <p className="small">{say(W.howTo)}</p>
        <code className="key-header">Authorization: Bearer {secret}</code>
      </div>
      <div>
        <Button type="primary" onClick={onKept}>
          {say(W.kept)}
        </Button>
      </div>
    </div>
  );
}

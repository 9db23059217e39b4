import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input, Upload } from 'antd';
import { useId, useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { type Notice, propose } from './settings-data.ts';
import { W } from './words.ts';

interface ReadFile {
  readonly off: Notice['off'];
  readonly makeUp: readonly string[];
  readonly unread: readonly number[];
}

/** A year's notice, typed or read from a file; it leads to what it moves. */
export function NoticeForm({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const [draft, setDraft] = useState(notice);
  const put = (part: Partial<Notice>) => setDraft((known) => ({ ...known, ...part }));
  const read = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return call<ReadFile>('/api/settings/notice-file', { method: 'POST', body });
    },
    onSuccess: ({ off, makeUp }) => put({ off, makeUp }),
  });
  const send = useMutation({
    mutationFn: () => propose({ notices: [{ ...draft, source: draft.source.trim() }] }),
    onSuccess: ({ id: made }) => navigate({ to: '/settings/changes/$changeId', params: { changeId: made } }),
  });
  const setOff = (index: number, part: Partial<Notice['off'][number]>) =>
    put({ off: draft.off.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <Drawer open title={`${say(W.holidays)} ${draft.year}`} size={640} onClose={onClose}>
      <form
        className="change-form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <label htmlFor={`${id}-source`}>{say(W.notice)}</label>
        <Input
          id={`${id}-source`}
          value={draft.source}
          placeholder={say(W.noticeHint)}
          onChange={({ target }) => put({ source: target.value })}
        />
        <Upload
          accept=".xlsx,.csv,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            read.mutate(file);
            return false;
          }}
        >
          <Button loading={read.isPending}>{say(W.file)}</Button> <span className="quiet small">{say(W.fileHint)}</span>
        </Upload>
        {read.data === undefined ? null : (
          <p role="status">
            {fill(say(W.fileRead), {
              off: read.data.off.length,
              makeUp: read.data.makeUp.length,
              unread: read.data.unread.length === 0 ? say(W.noUnread) : read.data.unread.join('、'),
            })}
          </p>
        )}
        {read.isError ? <Trouble error={read.error} /> : null}
        <h3>{say(W.off)}</h3>
        <div className="value-rows">
          {draft.off.map(({ name, from, to }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            <div key={index} className="value-row">
              <Input
                aria-label={`${say(W.holidayName)} ${index + 1}`}
                className="value-key"
                value={name}
                onChange={({ target }) => setOff(index, { name: target.value })}
              />
              <Input
                type="date"
                aria-label={`${say(W.holidayFrom)} ${index + 1}`}
                value={from}
                onChange={({ target }) => setOff(index, { from: target.value })}
              />
              <Input
                type="date"
                aria-label={`${say(W.holidayTo)} ${index + 1}`}
                value={to}
                onChange={({ target }) => setOff(index, { to: target.value })}
              />
              <Button size="small" onClick={() => put({ off: draft.off.filter((_one, at) => at !== index) })}>
                {say(W.remove)}
              </Button>
            </div>
          ))}
          <Button
            size="small"
            onClick={() => put({ off: [...draft.off, { name: '', from: `${draft.year}-01-01`, to: `${draft.year}-01-01` }] })}
          >
            {say(W.add)}
          </Button>
        </div>
        <h3>{say(W.makeUp)}</h3>
        <div className="value-rows">
          {draft.makeUp.map((day, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            <div key={index} className="value-row">
              <Input
                type="date"
                aria-label={`${say(W.makeUp)} ${index + 1}`}
                value={day}
                onChange={({ target }) => put({ makeUp: draft.makeUp.map((one, at) => (at === index ? target.value : one)) })}
              />
              <Button size="small" onClick={() => put({ makeUp: draft.makeUp.filter((_one, at) => at !== index) })}>
                {say(W.remove)}
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => put({ makeUp: [...draft.makeUp, `${draft.year}-01-01`] })}>
            {say(W.add)}
          </Button>
        </div>
        <Button type="primary" htmlType="submit" disabled={draft.source.trim() === ''} loading={send.isPending}>
          {say(W.preview)}
        </Button>
        {send.isError ? <Trouble error={send.error} /> : null}
      </form>
    </Drawer>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';
import { blankOf } from './schema.ts';
import { propose, type Setting, type Settings } from './settings-data.ts';
import { ValueInput } from './value-input.tsx';
import { W } from './words.ts';

/** A new value from a day on, on a paper of the county; it leads to its effect and not straight into force. */
export function ChangeDrawer({
  setting,
  profiles,
  onClose,
}: {
  setting: Setting;
  profiles: Settings['profiles'];
  onClose: () => void;
}) {
  const { say } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const id = useId();
  const [from, setFrom] = useState(today);
  const [back, setBack] = useState(false);
  const [value, setValue] = useState<unknown>(setting.value ?? blankOf(setting.schema));
  const [source, setSource] = useState('');
  const send = useMutation({
    mutationFn: () => propose({ values: [{ key: setting.key, from, source: source.trim(), ...(back ? {} : { value }) }] }),
    onSuccess: ({ id: made }) => navigate({ to: '/settings/changes/$changeId', params: { changeId: made } }),
  });
  return (
    <Drawer open title={say(setting.title)} size={560} onClose={onClose}>
      <form
        className="change-form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <Radio.Group
          aria-label={say(W.newValue)}
          value={back}
          onChange={({ target }) => setBack(target.value as boolean)}
          options={[
            { value: false, label: say(W.setValue) },
            { value: true, label: say(W.back) },
          ]}
        />
        {back ? null : setting.key === 'profile' ? (
          <Select
            aria-label={say(W.profile)}
            value={String(value)}
            onChange={setValue}
            options={profiles.map((one) => ({ value: one.id, label: say(one.title) }))}
          />
        ) : (
          <ValueInput schema={setting.schema} value={value} label={say(W.newValue)} onChange={setValue} />
        )}
        <label htmlFor={`${id}-from`}>{say(W.from)}</label>
        <DayInput id={`${id}-from`} value={from} onChange={setFrom} />
        <label htmlFor={`${id}-source`}>{say(W.paper)}</label>
        <Input
          id={`${id}-source`}
          value={source}
          placeholder={say(W.paperHint)}
          onChange={({ target }) => setSource(target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={from === '' || source.trim().length < 2} loading={send.isPending}>
          {say(W.preview)}
        </Button>
        {send.isError ? <Trouble error={send.error} /> : null}
      </form>
    </Drawer>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import type { BothWords } from '../../words/language.ts';
import { download, type PaperDetail, paperQuery } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';
import { ServeForm } from './serve-form.tsx';

/** One paper: its content while it is a draft, signing, printing, whom it reached. */
export function PaperDrawer({
  id,
  recipient,
  onClose,
  onPaper,
}: {
  id: string | undefined;
  /** On whom it is to be served, where that is why it was opened. */
  recipient: string | undefined;
  onClose: () => void;
  /** Opens another paper: the receipt of this one. */
  onPaper: (id: string) => void;
}) {
  const { say } = usePaperWords();
  const paper = useQuery({ ...paperQuery(id ?? ''), enabled: id !== undefined });
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size="large"
      title={paper.data ? say(paper.data.title) : ''}
      destroyOnHidden
    >
      {paper.isError ? <Trouble error={paper.error} /> : null}
      {paper.data ? (
        <PaperBody key={`${paper.data.id} ${paper.data.state}`} paper={paper.data} recipient={recipient} onPaper={onPaper} />
      ) : null}
    </Drawer>
  );
}

function PaperBody({
  paper,
  recipient,
  onPaper,
}: {
  paper: PaperDetail;
  recipient: string | undefined;
  onPaper: (id: string) => void;
}) {
  const { t, say, p } = usePaperWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      paper.fields.flatMap(({ name, value, from }) => (from === 'written' && value !== null ? [[name, value]] : [])),
    ),
  );
  const [why, setWhy] = useState('');
  const renew = () => queries.invalidateQueries({ queryKey: ['papers'] });
  /** What was served is in the history of the case, and no longer in the lists of what is owed. */
  const renewCase = async () => {
    for (const list of ['today', 'band', 'duties']) void queries.invalidateQueries({ queryKey: [list] });
    await Promise.all([queries.invalidateQueries({ queryKey: ['case', paper.caseId] }), renew()]);
  };
  const address = `/api/papers/${paper.id}`;
  const saving = useMutation({
    mutationFn: () => call(`${address}/fields`, { method: 'PUT', body: { fields: written } }),
    onSuccess: () => {
      void message.success(p('saved'));
      return renew();
    },
  });
  const signing = useMutation({
    mutationFn: async () => {
      await call(`${address}/fields`, { method: 'PUT', body: { fields: written } });
      return call<{ number: string | null }>(`${address}/sign`, { method: 'POST' });
    },
    onSuccess: ({ number }) => {
      void message.success(number === null ? p('signedPlain') : p('signedNow', { number }));
      return renew();
    },
  });
  const voiding = useMutation({
    mutationFn: () => call(`${address}/void`, { method: 'POST', body: { why } }),
    onSuccess: renew,
  });
  const printing = useMutation({
    mutationFn: (form: 'pdf' | 'docx') =>
      download(`${address}/content?form=${form}`, `${paper.title.zh}-${paper.person ?? ''}.${form}`),
  });
  const trouble = [saving, signing, voiding, printing].find(({ isError }) => isError)?.error;
  return (
    <div className="paper">
      <p>
        <span className="mark">{p(`states.${paper.state}`)}</span> {paper.number ?? ''}
      </p>
      <div className="paper-acts">
        <Button onClick={() => printing.mutate('pdf')} loading={printing.isPending}>
          {p('pdf')}
        </Button>
        <Button onClick={() => printing.mutate('docx')}>{p('docx')}</Button>
        {paper.state === 'draft' ? (
          <Button type="primary" loading={signing.isPending} onClick={() => signing.mutate()}>
            {p('sign')}
          </Button>
        ) : null}
        {paper.state === 'void' ? null : (
          <Popconfirm
            title={p('voidWhy')}
            description={<Input aria-label={p('voidWhy')} value={why} onChange={(event) => setWhy(event.target.value)} />}
            okText={p('void')}
            cancelText={t('shell.cancel')}
            okButtonProps={{ disabled: why.trim().length < 2 }}
            onConfirm={() => voiding.mutate()}
          >
            <Button>{p('void')}</Button>
          </Popconfirm>
        )}
      </div>
      {trouble === undefined || trouble === null ? null : <Trouble error={trouble} onReload={() => void renew()} />}
      {paper.state === 'draft' ? (
        <section>
          <h2>{p('fields')}</h2>
          <p className="quiet small">{p('fieldsHint')}</p>
          {paper.fields.map(({ name, value, from }) => (
            <div key={name} className="paper-field">
              <label htmlFor={`field-${name}`}>{name}</label>
              {from === 'record' ? (
                <span id={`field-${name}`}>
                  {value} <span className="quiet small">{p('fromRecord')}</span>
                </span>
              ) : (
                <Input.TextArea
                  autoSize={{ minRows: 1, maxRows: 8 }}
                  id={`field-${name}`}
                  value={written[name] ?? ''}
                  onChange={(event) => setWritten({ ...written, [name]: event.target.value })}
                />
              )}
            </div>
          ))}
          <Button onClick={() => saving.mutate()} loading={saving.isPending}>
            {p('save')}
          </Button>
        </section>
      ) : (
        <Services paper={paper} onWithdrawn={() => void renewCase()} />
      )}
      {paper.state === 'signed' || paper.state === 'served' ? (
        <ServeForm
          paper={paper}
          recipient={recipient}
          onPaper={onPaper}
          onServed={(action, open: BothWords | null) => {
            const text = open !== null ? p('servedOpen', { why: say(open) }) : p(action === null ? 'servedNow' : 'servedAct');
            void message.info(text);
            void renewCase();
          }}
        />
      ) : null}
    </div>
  );
}

function Services({ paper, onWithdrawn }: { paper: PaperDetail; onWithdrawn: () => void }) {
  const { p, t } = usePaperWords();
  const [why, setWhy] = useState('');
  const withdrawing = useMutation({
    mutationFn: (service: string) =>
      call(`/api/papers/${paper.id}/services/${service}/withdraw`, { method: 'POST', body: { why } }),
    onSuccess: () => {
      setWhy('');
      onWithdrawn();
    },
  });
  if (paper.services.length === 0) return null;
  return (
    <section>
      <h2>{p('services')}</h2>
      <ul>
        {paper.services.map(({ id, recipient, how, on, detail, file, byName, withdrawnWhy }) => (
          <li key={id}>
            {on} {p(`recipients.${recipient}`)} · {p(`hows.${how}`)} · {byName} {detail ?? ''}{' '}
            {file === null ? null : <a href={`/api/files/${file}`}>{p('scanOpen')}</a>}{' '}
            {withdrawnWhy !== null ? (
              <span className="mark mark-amber">{p('withdrawn', { why: withdrawnWhy })}</span>
            ) : (
              <Popconfirm
                title={p('withdrawWhy')}
                description={<Input aria-label={p('withdrawWhy')} value={why} onChange={(event) => setWhy(event.target.value)} />}
                okText={p('withdraw')}
                cancelText={t('shell.cancel')}
                okButtonProps={{ disabled: why.trim().length < 2 }}
                onConfirm={() => withdrawing.mutate(id)}
              >
                <button type="button" className="link-button no-print">
                  {p('withdraw')}
                </button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {withdrawing.isError ? <Trouble error={withdrawing.error} /> : null}
    </section>
  );
}

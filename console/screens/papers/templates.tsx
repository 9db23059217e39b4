import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { call, fetchFile } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { DayInput } from '../../shapes/day-input.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { Trouble } from '../../shapes/trouble.tsx';
import type { BothWords } from '../../words/language.ts';
import { download, keepFile } from './paper-data.ts';
import { usePaperWords } from './paper-words.ts';
import './papers.css';

interface Template {
  readonly kind: string;
  readonly title: BothWords;
  readonly versions: readonly { readonly version: number; readonly validFrom: string; readonly note: string | null }[];
}

/** The template of each paper: the county's versions with their days, and the one that comes with Guitu. */
export function TemplatesScreen() {
  const { say, p } = usePaperWords();
  const [chosen, setChosen] = useState<Template>();
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => call<{ mayEdit: boolean; items: readonly Template[] }>('/api/templates', { signal }),
  });
  if (templates.isError) return <Failure error={templates.error} onRetry={() => void templates.refetch()} />;
  const keep = ({ kind, title }: Template, version: number) =>
    void download(`/api/templates/${kind}/content?version=${version}`, `${title.zh}.docx`);
  return (
    <>
      <div className="page-head">
        <h1>{p('templates')}</h1>
        <span className="quiet">{p('templatesLead')}</span>
      </div>
      <RegisterTable
        label={p('templates')}
        rows={templates.data?.items}
        keyOf={({ kind }) => kind}
        columns={[
          {
            key: 'kind',
            title: p('kind'),
            render: ({ kind, title }) => (
              <>
                <b>{say(title)}</b> <span className="quiet small">{kind}</span>
              </>
            ),
          },
          {
            key: 'versions',
            title: p('versions'),
            render: (template) =>
              template.versions.length === 0 ? (
                <span className="quiet small">{p('none')}</span>
              ) : (
                template.versions.map(({ version, validFrom, note }) => (
                  <Button key={version} size="small" type="link" onClick={() => keep(template, version)}>
                    {p('version', { version, on: validFrom })} {note ?? ''}
                  </Button>
                ))
              ),
          },
          {
            key: 'action',
            title: p('action'),
            right: true,
            render: (template) => (
              <>
                <Button size="small" onClick={() => keep(template, 0)}>
                  {p('own')}
                </Button>{' '}
                {templates.data?.mayEdit ? (
                  <Button size="small" onClick={() => setChosen(template)}>
                    {p('upload')}
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
        empty={null}
      />
      <Drawer
        open={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={chosen ? say(chosen.title) : ''}
        destroyOnHidden
      >
        {chosen ? <Upload template={chosen} onDone={() => setChosen(undefined)} /> : null}
      </Drawer>
    </>
  );
}

function Upload({ template, onDone }: { template: Template; onDone: () => void }) {
  const { p } = usePaperWords();
  const today = useToday();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [validFrom, setValidFrom] = useState<string>(today);
  const [note, setNote] = useState('');
  const form = () => {
    const body = new FormData();
    body.append('validFrom', validFrom);
    if (note !== '') body.append('note', note);
    if (file !== undefined) body.append('file', file, file.name);
    return body;
  };
  const trying = useMutation({
    mutationFn: async () =>
      keepFile(
        (await fetchFile(`/api/templates/${template.kind}/preview`, { method: 'POST', body: form() })).bytes,
        `${template.title.zh}.pdf`,
      ),
  });
  const adding = useMutation({
    mutationFn: () => call<{ version: number }>(`/api/templates/${template.kind}`, { method: 'POST', body: form() }),
    onSuccess: async ({ version }) => {
      void message.success(p('uploaded', { version }));
      await queries.invalidateQueries({ queryKey: ['templates'] });
      onDone();
    },
  });
  const trouble = trying.error ?? adding.error;
  return (
    <>
      <p className="quiet small">{p('uploadHint')}</p>
      <label className="paper-field">
        <span>{p('file')}</span>
        <input type="file" accept=".docx" onChange={(event) => setFile(event.target.files?.[0])} />
      </label>
      <div className="paper-field">
        <label htmlFor="template-from">{p('validFrom')}</label>
        <DayInput id="template-from" value={validFrom} onChange={setValidFrom} />
      </div>
      <div className="paper-field">
        <label htmlFor="template-note">{p('note')}</label>
        <Input id="template-note" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </div>
      {trouble === null ? null : <Trouble error={trouble} />}
      <div className="paper-acts">
        <Button disabled={file === undefined} loading={trying.isPending} onClick={() => trying.mutate()}>
          {p('preview')}
        </Button>
        <Button type="primary" disabled={file === undefined} loading={adding.isPending} onClick={() => adding.mutate()}>
          {p('upload')}
        </Button>
      </div>
    </>
  );
}

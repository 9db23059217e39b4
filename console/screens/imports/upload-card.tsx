import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select, Upload } from 'antd';
import { useState } from 'react';
import { importsQuery, type Mapping, uploadLedger } from '../../api/imports.ts';
import { meQuery } from '../../api/queries.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { useWords } from '../../words/language.ts';

/** Kinds of file the server reads. */
const ACCEPTED = '.xlsx,.csv,.txt';

/** Choose a ledger and try it. With `mapping`, the same file is tried again under other names. */
export function UploadCard({ mapping, words }: { mapping?: Mapping; words?: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [file, setFile] = useState<File>();
  const [unit, setUnit] = useState<string>();
  const units = [...new Map((me?.posts ?? []).map(({ organisation }) => [organisation.id, organisation])).values()].filter(
    ({ kind }) => kind === 'county-agency' || kind === 'judicial-office',
  );
  const send = useMutation({
    mutationFn: (chosen: File) => uploadLedger(chosen, { unit, mapping }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <section className="card upload-card">
      <Upload.Dragger
        accept={ACCEPTED}
        maxCount={1}
        beforeUpload={(chosen) => {
          setFile(chosen);
          send.reset();
          return false;
        }}
        onRemove={() => setFile(undefined)}
        fileList={file === undefined ? [] : [{ uid: file.name, name: file.name, size: file.size }]}
      >
        <p>{t('imports.drop')}</p>
        <p className="quiet small">{t('imports.dropHint')}</p>
      </Upload.Dragger>
      <div className="row-line">
        {units.length > 1 ? (
          <span className="row-line">
            <span className="quiet">{t('imports.unit')}</span>
            <Select
              aria-label={t('imports.unit')}
              value={unit ?? units[0]?.id ?? null}
              onChange={(value: string) => setUnit(value)}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              popupMatchSelectWidth={false}
            />
          </span>
        ) : null}
        <Button type="primary" disabled={file === undefined} loading={send.isPending} onClick={() => file && send.mutate(file)}>
          {words ?? t('imports.upload')}
        </Button>
        <a href="/api/imports/template.xlsx" download>
          {t('imports.template')}
        </a>
      </div>
      {send.isError ? <Trouble error={send.error} /> : null}
    </section>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useId, useState } from 'react';
import { call, Problem } from '../../api/client.ts';
import { useWords } from '../../words/language.ts';

const SHORTEST_REASON = 4;

/** The masked number, and the way to see it whole once: with a reason, which is kept in the audit record. */
export function Unmask({ personId, masked }: { personId: string; masked: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const reasonId = useId();
  const look = useMutation({
    mutationFn: () =>
      call<{ value: string }>(`/api/people/${personId}/unmask`, {
        method: 'POST',
        body: { field: 'idNumber', reason: reason.trim() },
      }),
    onSuccess: () => setOpen(false),
  });
  if (look.data !== undefined) return <b className="unmasked">{look.data.value}</b>;
  const short = reason.trim().length < SHORTEST_REASON;
  const content = (
    <form
      className="sight-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!short) look.mutate();
      }}
    >
      <b>{t('file.unmaskTitle')}</b>
      <label htmlFor={reasonId}>{t('file.unmaskReason')}</label>
      <Input id={reasonId} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} />
      <p className="quiet small">{t('file.unmaskReasonHint')}</p>
      {look.error instanceof Problem ? (
        <p className="form-trouble">{look.error.detail || look.error.title || t('shell.failure.server')}</p>
      ) : null}
      <Button
        type="primary"
        htmlType="submit"
        disabled={short}
        loading={look.isPending}
        title={short ? t('file.unmaskShort') : undefined}
      >
        {t('file.unmaskGo')}
      </Button>
    </form>
  );
  return (
    <>
      <b>{masked}</b>{' '}
      <Popover trigger="click" open={open} onOpenChange={setOpen} content={content}>
        <button type="button" className="link-button no-print">
          {t('file.unmask')}
        </button>
      </Popover>
    </>
  );
}

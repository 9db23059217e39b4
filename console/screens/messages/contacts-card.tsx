import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { Trouble } from '../../shapes/trouble.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { type Contact, type Holder, whyKey } from './message-data.ts';

const HOLDERS: readonly Holder[] = ['self', 'guardian', 'family'];

/** The numbers under which the person is told things: which are used, which were stopped and why, and a new one. */
export function ContactsCard({
  caseId,
  contacts,
  mayChange,
}: {
  caseId: string;
  contacts: readonly Contact[];
  mayChange: boolean;
}) {
  const { t } = useWords();
  const usable = contacts.some(({ stopped }) => stopped === null);
  return (
    <section className="card message-card" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{t('messages.case.contacts')}</h2>
      <p className="quiet">{t('messages.case.contactsHint')}</p>
      {contacts.length === 0 ? <p>{t('messages.case.noContacts')}</p> : null}
      {contacts.length > 0 && !usable ? <p className="soon-words">{t('messages.case.noUsable')}</p> : null}
      <ul className="contact-list">
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange ? <NewContact caseId={caseId} /> : null}
    </section>
  );
}

function ContactLine({ contact, mayChange }: { contact: Contact; mayChange: boolean }) {
  const { t, language } = useWords();
  const today = useToday();
  const { masked, holder, source, locale, stopped, stoppedWhy } = contact;
  const key = stoppedWhy === null ? undefined : whyKey(stoppedWhy);
  const why = key === undefined ? (stoppedWhy ?? '') : t(`messages.why.${key}`);
  return (
    <li>
      <b className={stopped === null ? undefined : 'contact-stopped'}>{masked}</b>
      <span>{t(`messages.case.holders.${holder}`)}</span>
      <span className="quiet small">
        {t(`messages.case.sources.${source}`)} · {t(`messages.case.locales.${locale}`)}
      </span>
      {stopped === null ? null : (
        <span className="soon-words small">
          {t('messages.case.stoppedAt', { at: sayInstant(stopped, today, language), why })}
        </span>
      )}
      {mayChange ? <StopOrResume contact={contact} /> : null}
    </li>
  );
}

/** Stops a number or lets it be used again; the reason is kept. */
function StopOrResume({ contact: { id, stopped } }: { contact: Contact }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const verb = stopped === null ? 'stop' : 'resume';
  const change = useMutation({
    mutationFn: () => call<void>(`/api/contact-points/${id}/${verb}`, { method: 'POST', body: { reason: reason.trim() } }),
    onSuccess: async () => {
      setOpen(false);
      setReason('');
      await queries.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  const ready = reason.trim().length >= 2;
  const content = (
    <form
      className="message-popover"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) change.mutate();
      }}
    >
      <label htmlFor={`reason-${id}`}>{t(`messages.case.${verb}Reason`)}</label>
      <Input id={`reason-${id}`} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      {change.isError ? <Trouble error={change.error} /> : null}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={change.isPending}>
        {t('messages.case.confirm')}
      </Button>
    </form>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={content}>
      <button type="button" className="link-button no-print">
        {t(`messages.case.${verb}`)}
      </button>
    </Popover>
  );
}

function NewContact({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [phone, setPhone] = useState('');
  const [holder, setHolder] = useState<Holder>('self');
  const [locale, setLocale] = useState<'zh' | 'en'>('zh');
  const add = useMutation({
    mutationFn: () =>
      call<{ id: string }>(`/api/cases/${caseId}/contact-points`, {
        method: 'POST',
        body: { phone: phone.trim(), holder, locale },
      }),
    onSuccess: async () => {
      setPhone('');
      void message.success(t('messages.case.added'));
      await queries.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (phone.trim() !== '') add.mutate();
  };
  return (
    <form className="no-print" onSubmit={submit} aria-label={t('messages.case.add')}>
      <div className="message-fields">
        <div className="field">
          <label htmlFor="contact-phone">{t('messages.case.phone')}</label>
          <Input id="contact-phone" type="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="contact-holder">{t('messages.case.holder')}</label>
          <Select
            id="contact-holder"
            value={holder}
            onChange={setHolder}
            options={HOLDERS.map((one) => ({ value: one, label: t(`messages.case.holders.${one}`) }))}
          />
        </div>
        <div className="field">
          <label htmlFor="contact-locale">{t('messages.case.locale')}</label>
          <Select
            id="contact-locale"
            value={locale}
            onChange={setLocale}
            options={(['zh', 'en'] as const).map((one) => ({ value: one, label: t(`messages.case.locales.${one}`) }))}
          />
        </div>
        <Button htmlType="submit" disabled={phone.trim() === ''} loading={add.isPending}>
          {t('messages.case.add')}
        </Button>
      </div>
      {add.isError ? <Trouble error={add.error} /> : null}
    </form>
  );
}

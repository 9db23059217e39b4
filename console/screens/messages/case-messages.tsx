import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { call } from '../../api/client.ts';
import { caseQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RegisterTable } from '../../shapes/register-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { ContactsCard } from './contacts-card.tsx';
import { type CaseMessages, type Told, topicKey, whyKey } from './message-data.ts';
import './messages.css';
import './words.ts';

const route = getRouteApi('/inside/cases/$caseId/messages');

const MARKS = { queued: 'mark', sending: 'mark', sent: 'mark mark-blue', delivered: 'mark mark-green', failed: 'mark mark-red' };

/** What the person of a case was told, when, and what proves it; and under which numbers. */
export function CaseMessagesScreen() {
  const { t, say } = useWords();
  const { caseId } = route.useParams();
  const { trail = [] } = route.useSearch();
  const header = useQuery(caseQuery(caseId));
  const told = useQuery({
    queryKey: ['messages', 'case', caseId, trail.at(-1) ?? ''],
    queryFn: ({ signal }) =>
      call<CaseMessages>(`/api/cases/${caseId}/messages`, { query: { after: trail.at(-1), limit: 50 }, signal }),
  });
  const failed = [header, told].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const name = header.data?.person.name ?? '';
  return (
    <>
      <div className="page-head">
        <h1>{t('messages.case.title', { name })}</h1>
        <span className="quiet">{t('messages.case.lead')}</span>
        <span className="push no-print">
          <Link to="/cases/$caseId" params={{ caseId }}>
            {t('messages.case.back')}
          </Link>
        </span>
      </div>
      {told.data?.hasPerson ? (
        <ContactsCard caseId={caseId} contacts={told.data.contacts} mayChange={told.data.mayChange} />
      ) : null}
      <RegisterTable
        label={t('messages.case.tab')}
        rows={told.data?.items}
        keyOf={({ id }) => id}
        edgeOf={({ state }) => (state === 'failed' ? 'over' : undefined)}
        columns={[
          {
            key: 'said',
            title: t('messages.case.said'),
            render: ({ topic, title, text }) => (
              <div className="message-text">
                <b>{title === null ? t(`messages.topics.${topicKey(topic)}`) : say(title)}</b>
                <p className={text === null ? 'quiet' : undefined}>{text ?? t('messages.case.notYet')}</p>
              </div>
            ),
          },
          {
            key: 'to',
            title: t('messages.case.to'),
            render: ({ channel, to, holder }) => (
              <>
                {t(`messages.channels.${channel}`)} {to ?? ''}{' '}
                {holder === null ? null : <span className="quiet small">{t(`messages.case.holders.${holder}`)}</span>}
              </>
            ),
          },
          { key: 'proof', title: t('messages.case.proof'), right: true, render: (one) => <Proof told={one} /> },
        ]}
        empty={
          <EmptyState
            title={t('messages.case.emptyTitle')}
            hint={told.data?.hasPerson === false ? t('messages.case.noPerson') : t('messages.case.emptyHint')}
          />
        }
        pager={
          <CursorPager
            trail={trail}
            next={told.data?.next ?? undefined}
            to="/cases/$caseId/messages"
            params={{ caseId }}
            search={{}}
          />
        }
      />
    </>
  );
}

/** The state in a word, and each step with its hour. */
function Proof({ told }: { told: Told }) {
  const { t, language } = useWords();
  const today = useToday();
  const { state, notBefore, sent, delivered, failed, failure } = told;
  const at = (instant: string) => ({ at: sayInstant(instant, today, language) });
  const key = failure === null ? undefined : whyKey(failure);
  return (
    <div className="message-proof">
      <span className={MARKS[state]}>{t(`messages.states.${state}`)}</span>
      {notBefore === null ? null : <span className="quiet small">{t('messages.case.notBefore', at(notBefore))}</span>}
      {sent === null ? null : <span className="quiet small">{t('messages.case.sentAt', at(sent))}</span>}
      {delivered === null ? null : <span className="quiet small">{t('messages.case.deliveredAt', at(delivered))}</span>}
      {failed === null ? null : <span className="quiet small">{t('messages.case.failedAt', at(failed))}</span>}
      {failure === null ? null : (
        <span className="soon-words small">{key === undefined ? failure : t(`messages.why.${key}`)}</span>
      )}
    </div>
  );
}

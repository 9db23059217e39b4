import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.ts';
import { useWords } from '../../words/language.ts';
import { CountyMessages } from './county-messages.tsx';
import { COUNTY_LISTS } from './message-data.ts';
import './messages.css';
import './words.ts';
import { OwnMessages } from './own-messages.tsx';

const route = getRouteApi('/inside/messages');

/** One's own messages; and for who reads cases, what did not reach the persons of his units. */
export function MessagesScreen() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { show } = route.useSearch();
  const lists = me?.permissions.includes('case.read') ? COUNTY_LISTS : [];
  return (
    <>
      <div className="page-head">
        <h1>{t('messages.title')}</h1>
        <span className="quiet">{show === undefined ? t('messages.lead') : t('messages.county.lead')}</span>
      </div>
      {lists.length === 0 ? null : (
        <nav className="message-lists no-print" aria-label={t('messages.title')}>
          <Link to="/messages" search={{}} activeOptions={{ exact: true }} className={show === undefined ? 'on' : undefined}>
            {t('messages.show.own')}
          </Link>
          {lists.map((list) => (
            <Link
              key={list}
              to="/messages"
              search={{ show: list }}
              activeOptions={{ exact: true }}
              className={show === list ? 'on' : undefined}
            >
              {t(`messages.show.${list}`)}
            </Link>
          ))}
        </nav>
      )}
      {show === undefined ? <OwnMessages /> : <CountyMessages show={show} />}
    </>
  );
}

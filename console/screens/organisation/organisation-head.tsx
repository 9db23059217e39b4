import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../../api/queries.ts';
import { useWords } from '../../words/language.ts';
import './organisation.css';
import { ORG } from './organisation-words.ts';

const TABS = ['workload', 'hand-overs', 'office-changes', 'stand-ins', 'posts', 'units'] as const;
type Tab = (typeof TABS)[number];
/** Tabs that are about cases: whoever sees none has no use for them. */
const OF_CASES: readonly Tab[] = ['workload', 'hand-overs', 'office-changes'];

/** The heading of the organisation's pages, with the way to the others. */
export function OrganisationHead({ tab, children }: { tab: Tab; children?: ReactNode }) {
  const { say } = useWords();
  const { data: me } = useQuery(meQuery);
  const tabs = TABS.filter((one) => !OF_CASES.includes(one) || me?.permissions.includes('case.read'));
  return (
    <>
      <div className="page-head">
        <h1>{say(ORG.tabs[tab])}</h1>
        {children}
      </div>
      <nav className="organisation-tabs no-print" aria-label={say(ORG.nav)}>
        {tabs.map((one) => (
          <Link
            key={one}
            to={`/${one}`}
            activeProps={{ className: 'on', 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {say(ORG.tabs[one])}
          </Link>
        ))}
      </nav>
    </>
  );
}

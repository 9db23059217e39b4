import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.ts';
import { useWords } from '../../words/language.ts';
import { codesQuery } from './code-data.ts';
import { W } from './words.ts';

/** The way from a file to the codes of the person's own page, for who may issue one; it says when one is out or the person is on the page. */
export function SelfLink({ caseId }: { caseId: string }) {
  const { data: me } = useSuspenseQuery(meQuery);
  return me.permissions.includes('case.act') ? <LinkWithState caseId={caseId} /> : null;
}

function LinkWithState({ caseId }: { caseId: string }) {
  const { say } = useWords();
  const { data } = useQuery(codesQuery(caseId));
  const here = data?.items.some(({ open }) => open) ?? false;
  const out = data?.items.some(({ state }) => state === 'alive') ?? false;
  return (
    <Link to="/cases/$caseId/self" params={{ caseId }}>
      {say(W.link)}
      {here || out ? <span className={`mark ${here ? 'mark-green' : 'mark-blue'}`}>{say(here ? W.open : W.out)}</span> : null}
    </Link>
  );
}

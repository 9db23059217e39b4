import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../words/language.ts';
import { ENTRY } from './file-timeline.tsx';
import { W } from './outlook-words.ts';

/** Leads to a record of the history beside it; where the record has no id, only its words stand there. */
export function EntryLink({ caseId, event, children }: { caseId: string; event: string | null; children: ReactNode }) {
  const { say } = useWords();
  if (event === null) return <span>{children}</span>;
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId }}
      search={(old) => old}
      hash={`${ENTRY}${event}`}
      hashScrollIntoView={false}
      resetScroll={false}
      replace
      title={say(W.showEntry)}
    >
      {children}
    </Link>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { Failure, NotFound } from '../../app/failure.tsx';
import { useWords } from '../../words/language.ts';
import './help.css';
import { GUIDE_PAGES } from './pages.ts';

const TEXTS = import.meta.glob<{ html: string }>('../../../docs/guide/{zh,en}/*.md');

/** The guide inside the product: its contents on the left, one page beside them. */
export function HelpScreen() {
  const { t, language, say } = useWords();
  const { page = GUIDE_PAGES[0]?.name ?? '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const load = TEXTS[`../../../docs/guide/${language}/${page}.md`];
  const text = useQuery({
    queryKey: ['guide', language, page],
    queryFn: () => load?.() ?? Promise.resolve(undefined),
    enabled: load !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (load === undefined) return <NotFound />;
  if (text.error) return <Failure error={text.error} onRetry={() => void text.refetch()} />;
  /** Links of a page lead on inside the console without loading it anew. */
  const follow = (event: MouseEvent) => {
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined;
    if (!href?.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ href });
  };
  return (
    <div className="help">
      <nav className="help-contents no-print" aria-label={t('shell.pages.help')}>
        <ul>
          {GUIDE_PAGES.map(({ name, title }) => (
            <li key={name}>
              <Link to="/help/$page" params={{ page: name }} aria-current={name === page ? 'page' : undefined}>
                {say(title)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link clicks it; the links inside are the controls */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own pages, made into HTML by its build */}
      <div className="card help-page" onClick={follow} dangerouslySetInnerHTML={{ __html: text.data?.html ?? '' }} />
    </div>
  );
}

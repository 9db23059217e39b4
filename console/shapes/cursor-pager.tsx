import { Link, type LinkProps } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import './cursor-pager.css';

interface Props {
  readonly trail: readonly string[];
  readonly next: string | undefined;
  readonly to: LinkProps['to'];
  /** What fills the `$places` of the page's address. */
  readonly params?: Readonly<Record<string, string>>;
  /** The filters of the list, which every page keeps. */
  readonly search: Readonly<Record<string, unknown>>;
}

/** Back and forth through a list that is paged by cursor. Where one stands is in the address. */
export function CursorPager({ trail, next, to, params, search }: Props) {
  const { t } = useWords();
  if (trail.length === 0 && next === undefined) return null;
  const link = (cursors: readonly string[]): LinkProps =>
    // The router cannot know the search of a page that is given as a value; the pages drop what is not theirs.
    ({ to, ...(params ? { params } : {}), search: cursors.length === 0 ? search : { ...search, trail: cursors } }) as LinkProps;
  return (
    <nav className="cursor-pager no-print" aria-label={t('shell.pageNumber', { page: trail.length + 1 })}>
      {trail.length > 0 ? (
        <Link {...link(trail.slice(0, -1))}>{t('shell.previousPage')}</Link>
      ) : (
        <span className="quiet">{t('shell.previousPage')}</span>
      )}
      <span className="quiet">{t('shell.pageNumber', { page: trail.length + 1 })}</span>
      {next !== undefined ? (
        <Link {...link([...trail, next])}>{t('shell.nextPage')}</Link>
      ) : (
        <span className="quiet">{t('shell.nextPage')}</span>
      )}
    </nav>
  );
}

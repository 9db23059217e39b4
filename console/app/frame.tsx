import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../api/answers.ts';
import { call } from '../api/client.ts';
import { meQuery, queryClient, todayQuery } from '../api/queries.ts';
import { showLargeType } from '../look/large-type.ts';
import { sayFullDay } from '../words/days.ts';
import { type BothWords, changeLanguage, showLanguage, storedLanguage, useWords } from '../words/language.ts';
import { AccountMenu } from './account-menu.tsx';
import { Bell } from './bell.tsx';
import './frame.css';
import { useKeyboard } from './keyboard.ts';
import { menuFor } from './menu.ts';
import { firstScope } from './scopes.ts';
import { SearchBox } from './search-box.tsx';
import { TodayContext } from './today-context.ts';
import { Watermark } from './watermark.tsx';

const HelpDrawer = lazy(() => import('./help-drawer.tsx').then(({ HelpDrawer }) => ({ default: HelpDrawer })));

/** The frame of every page inside: name, search, the day, language and account on top; the menu on the left, folded away on a phone. */
export function Frame() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { t, language, say } = useWords();
  const [menuOpen, setMenuOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page folds the menu away
  useEffect(() => setMenuOpen(false), [pathname]);
  useEffect(() => {
    if (storedLanguage() === undefined) void showLanguage(me.locale === 'en' ? 'en' : 'zh');
  }, [me.locale]);
  useEffect(() => showLargeType(me.largeType), [me.largeType]);
  const switchLanguage = () => {
    const other = language === 'zh' ? 'en' : 'zh';
    void changeLanguage(other);
    // What the server writes to this account follows. Should it fail, the page still speaks the language chosen here.
    void call('/api/me', { method: 'PATCH', body: { locale: other } }).then(
      () => queryClient.invalidateQueries(),
      () => undefined,
    );
  };
  useKeyboard({ onSearch: useCallback(() => searchRef.current?.focus(), []), onHelp: useCallback(() => setHelpOpen(true), []) });

  return (
    <TodayContext value={me.today}>
      <Watermark me={me} />
      <a className="skip no-print" href="#content">
        {t('shell.toContent')}
      </a>
      <div className="frame">
        <header className="top no-print">
          <button
            type="button"
            className="menu-button"
            aria-expanded={menuOpen}
            aria-controls="menu"
            aria-label={t('shell.menu')}
            onClick={() => setMenuOpen((open) => !open)}
          >
            <span />
            <span />
            <span />
          </button>
          <Link to="/" className="brand">
            归途<small>{me.county?.name ?? ''}</small>
          </Link>
          {me.permissions.includes('organ.work') ? null : (
            <SearchBox inputRef={searchRef} matters={!me.domains.includes('corrections') && me.domains.includes('grid-event')} />
          )}
          <div className="top-right">
            <span className="top-day">
              <b>{sayFullDay(me.today, language)}</b> <DayNote me={me} />
            </span>
            <Button type="text" size="small" onClick={switchLanguage} lang={language === 'zh' ? 'en' : 'zh-CN'}>
              {t('shell.language')}
            </Button>
            <Bell />
            <AccountMenu me={me} onHelp={() => setHelpOpen(true)} />
          </div>
        </header>
        <Navigation me={me} open={menuOpen} />
        {menuOpen ? (
          <button type="button" className="menu-shade" aria-label={t('shell.close')} onClick={() => setMenuOpen(false)} />
        ) : null}
        <main id="content" tabIndex={-1}>
          {me.notices.map((notice) => (
            <p key={typeof notice === 'string' ? notice : notice.zh} className="notice-line no-print" role="status">
              {typeof notice === 'string' ? notice : say(notice)}
            </p>
          ))}
          <Outlet />
        </main>
      </div>
      {helpOpen ? (
        <Suspense>
          <HelpDrawer onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </TodayContext>
  );
}

function DayNote({ me }: { me: Me }) {
  const { t, say } = useWords();
  const note: string | BothWords | null | undefined = me.day.note;
  const said = note === null || note === undefined ? '' : typeof note === 'string' ? note : say(note);
  const kind = me.day.off ? t('shell.dayOff') : t('shell.workingDay');
  return <>{said === '' ? kind : `${kind} · ${said}`}</>;
}

function Navigation({ me, open }: { me: Me; open: boolean }) {
  const { t } = useWords();
  const entries = menuFor(me);
  const overdue = useQuery({ ...todayQuery(firstScope(me)), enabled: entries.some(({ page }) => page === 'today') }).data?.counts
    .overdue;
  return (
    <nav id="menu" className={`menu no-print${open ? ' menu-open' : ''}`} aria-label={t('shell.menu')}>
      <NavigationGroup entries={entries.filter(({ group }) => group === undefined)} overdue={overdue} />
      {(['work', 'manage'] as const).map((group) => {
        const inside = entries.filter((entry) => entry.group === group);
        return inside.length === 0 ? null : (
          <section key={group} aria-label={t(`shell.group.${group}`)}>
            <h6>{t(`shell.group.${group}`)}</h6>
            <NavigationGroup entries={inside} overdue={undefined} />
          </section>
        );
      })}
    </nav>
  );
}

function NavigationGroup({ entries, overdue }: { entries: ReturnType<typeof menuFor>; overdue: number | undefined }) {
  const { t } = useWords();
  return (
    <ul>
      {entries.map(({ page, to }) => (
        <li key={page}>
          <Link to={to} activeProps={{ className: 'on', 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
            {t(`shell.pages.${page}`)}
            {page === 'today' && overdue !== undefined && overdue > 0 ? <i title={t('duties.band.overdue')}>{overdue}</i> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

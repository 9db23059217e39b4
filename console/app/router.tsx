import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Problem } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import { Failure, NotFound } from './failure.tsx';
import { Frame } from './frame.tsx';
import { homeOf } from './menu.ts';
import {
  accountsSearch,
  auditSearch,
  calendarSearch,
  casePapersSearch,
  caseSearch,
  cursorSearch,
  dutiesSearch,
  leavesSearch,
  mattersSearch,
  messagesSearch,
  officeChangesSearch,
  papersSearch,
  peopleSearch,
  signInSearch,
  todaySearch,
  unitSearch,
} from './searches.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../screens/sign-in/sign-in.tsx'), 'SignIn'),
});

const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  component: lazyRouteComponent(() => import('../screens/sign-in/recover.tsx'), 'Recover'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../screens/setup/setup.tsx'), 'SetupScreen'),
});

/** The person's own page: opened with a code, and beside everything that needs a session. */
const self = createRoute({
  getParentRoute: () => root,
  path: '/self',
  component: lazyRouteComponent(() => import('../screens/self/self.tsx'), 'SelfScreen'),
});

/** Everything that needs a session. Without one the way leads to the sign-in page and back here afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in', search: { to: location.href } });
      throw error;
    }
  },
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    throw redirect({ to: homeOf(await queryClient.ensureQueryData(meQuery)) });
  },
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('../screens/today/today.tsx'), 'TodayScreen'),
});

const concerns = createRoute({
  getParentRoute: () => inside,
  path: '/concerns',
  component: lazyRouteComponent(() => import('../screens/organs/concerns.tsx'), 'ConcernsScreen'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../screens/people/people.tsx'), 'PeopleScreen'),
});

const expected = createRoute({
  getParentRoute: () => inside,
  path: '/expected',
  validateSearch: cursorSearch,
  component: lazyRouteComponent(() => import('../screens/people/expected.tsx'), 'ExpectedScreen'),
});

const leaves = createRoute({
  getParentRoute: () => inside,
  path: '/leaves',
  validateSearch: leavesSearch,
  component: lazyRouteComponent(() => import('../screens/leave/leaves.tsx'), 'LeavesScreen'),
});

const duties = createRoute({
  getParentRoute: () => inside,
  path: '/duties',
  validateSearch: dutiesSearch,
  component: lazyRouteComponent(() => import('../screens/duties/duties.tsx'), 'DutiesScreen'),
});

const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('../screens/calendar/calendar.tsx'), 'CalendarScreen'),
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/overview',
  validateSearch: unitSearch,
  component: lazyRouteComponent(() => import('../screens/overview/overview.tsx'), 'OverviewScreen'),
});

const newCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('../screens/cases/new-case.tsx'), 'NewCaseScreen'),
});

const matters = createRoute({
  getParentRoute: () => inside,
  path: '/matters',
  validateSearch: mattersSearch,
  component: lazyRouteComponent(() => import('../screens/matters/matters.tsx'), 'MattersScreen'),
});

const newMatter = createRoute({
  getParentRoute: () => inside,
  path: '/matters/new',
  component: lazyRouteComponent(() => import('../screens/matters/new-matter.tsx'), 'NewMatterScreen'),
});

const file = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../screens/file/file.tsx'), 'FileScreen'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: lazyRouteComponent(() => import('../screens/imports/imports.tsx'), 'ImportsScreen'),
});

const oneImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../screens/imports/import.tsx'), 'ImportScreen'),
});

const letters = createRoute({
  getParentRoute: () => inside,
  path: '/letters',
  validateSearch: cursorSearch,
  component: lazyRouteComponent(() => import('../screens/letters/letters.tsx'), 'LettersScreen'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import('../screens/messages/messages.tsx'), 'MessagesScreen'),
});

const caseMessages = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/messages',
  validateSearch: cursorSearch,
  component: lazyRouteComponent(() => import('../screens/messages/case-messages.tsx'), 'CaseMessagesScreen'),
});

const selfCodes = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/self',
  component: lazyRouteComponent(() => import('../screens/self-codes/self-codes.tsx'), 'SelfCodesScreen'),
});

const papers = createRoute({
  getParentRoute: () => inside,
  path: '/papers',
  validateSearch: papersSearch,
  component: lazyRouteComponent(() => import('../screens/papers/papers.tsx'), 'PapersScreen'),
});

const casePapers = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/papers',
  validateSearch: casePapersSearch,
  component: lazyRouteComponent(() => import('../screens/papers/case-papers.tsx'), 'CasePapersScreen'),
});

const templates = createRoute({
  getParentRoute: () => inside,
  path: '/templates',
  component: lazyRouteComponent(() => import('../screens/papers/templates.tsx'), 'TemplatesScreen'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../screens/settings/settings.tsx'), 'SettingsScreen'),
});

const holidays = createRoute({
  getParentRoute: () => inside,
  path: '/settings/holidays',
  component: lazyRouteComponent(() => import('../screens/settings/holidays.tsx'), 'HolidaysScreen'),
});

const settingsChange = createRoute({
  getParentRoute: () => inside,
  path: '/settings/changes/$changeId',
  validateSearch: cursorSearch,
  component: lazyRouteComponent(() => import('../screens/settings/change.tsx'), 'ChangeScreen'),
});

const help = createRoute({
  getParentRoute: () => inside,
  path: '/help',
  component: lazyRouteComponent(() => import('../screens/help/help.tsx'), 'HelpScreen'),
});

const helpPage = createRoute({
  getParentRoute: () => inside,
  path: '/help/$page',
  component: lazyRouteComponent(() => import('../screens/help/help.tsx'), 'HelpScreen'),
});

const sessions = createRoute({
  getParentRoute: () => inside,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../screens/account/sessions.tsx'), 'SessionsScreen'),
});

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('../screens/administration/accounts.tsx'), 'AccountsScreen'),
});

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/keys',
  component: lazyRouteComponent(() => import('../screens/administration/keys.tsx'), 'KeysScreen'),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../screens/administration/audit.tsx'), 'AuditScreen'),
});

const units = createRoute({
  getParentRoute: () => inside,
  path: '/units',
  component: lazyRouteComponent(() => import('../screens/organisation/units.tsx'), 'UnitsScreen'),
});

const posts = createRoute({
  getParentRoute: () => inside,
  path: '/posts',
  component: lazyRouteComponent(() => import('../screens/organisation/posts.tsx'), 'PostsScreen'),
});

const standIns = createRoute({
  getParentRoute: () => inside,
  path: '/stand-ins',
  component: lazyRouteComponent(() => import('../screens/organisation/stand-ins.tsx'), 'StandInsScreen'),
});

const workload = createRoute({
  getParentRoute: () => inside,
  path: '/workload',
  component: lazyRouteComponent(() => import('../screens/organisation/workload.tsx'), 'WorkloadScreen'),
});

const handOvers = createRoute({
  getParentRoute: () => inside,
  path: '/hand-overs',
  validateSearch: cursorSearch,
  component: lazyRouteComponent(() => import('../screens/organisation/hand-overs.tsx'), 'HandOversScreen'),
});

const handOver = createRoute({
  getParentRoute: () => inside,
  path: '/hand-overs/$handOverId',
  component: lazyRouteComponent(() => import('../screens/organisation/hand-over.tsx'), 'HandOverScreen'),
});

const officeChanges = createRoute({
  getParentRoute: () => inside,
  path: '/office-changes',
  validateSearch: officeChangesSearch,
  component: lazyRouteComponent(() => import('../screens/organisation/office-changes.tsx'), 'OfficeChangesScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    recover,
    setup,
    self,
    inside.addChildren([
      home,
      today,
      expected,
      leaves,
      duties,
      calendar,
      overview,
      concerns,
      people,
      newCase,
      matters,
      newMatter,
      file,
      imports,
      oneImport,
      letters,
      messages,
      caseMessages,
      selfCodes,
      papers,
      casePapers,
      templates,
      sessions,
      accounts,
      keys,
      units,
      posts,
      standIns,
      workload,
      handOvers,
      handOver,
      officeChanges,
      audit,
      settings,
      holidays,
      settingsChange,
      help,
      helpPage,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

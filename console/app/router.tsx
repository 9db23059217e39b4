import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Problem } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import { Failure, NotFound } from './failure.tsx';
import { Frame } from './frame.tsx';
import { caseSearch, peopleSearch, signInSearch, todaySearch } from './searches.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../screens/sign-in/sign-in.tsx'), 'SignIn'),
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
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('../screens/today/today.tsx'), 'TodayScreen'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../screens/people/people.tsx'), 'PeopleScreen'),
});

const file = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../screens/file/file.tsx'), 'FileScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([home, today, people, file])]),
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

import type { Me, Scope } from '../api/answers.ts';

/** The scopes an account has a use for: an office only for whoever works in one. */
export function scopesOf(me: Pick<Me, 'posts'> | undefined): readonly Scope[] {
  return worksInOffice(me) ? ['mine', 'office', 'county'] : ['mine', 'county'];
}

/** What one sees first: the own office, else everything within reach; in the community's matters, what is one's own to do. */
export function firstScope(me: Pick<Me, 'posts' | 'domains'> | undefined): Scope {
  if (me !== undefined && me.posts.length > 0 && !me.domains.includes('corrections')) return 'mine';
  return worksInOffice(me) ? 'office' : 'county';
}

function worksInOffice(me: Pick<Me, 'posts'> | undefined): boolean {
  return me?.posts.some(({ organisation }) => organisation.kind === 'judicial-office') ?? false;
}

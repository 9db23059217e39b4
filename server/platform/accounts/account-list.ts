/** Accounts as a list for columns, filters and workbooks. */
import { z } from 'zod';
import { type Words, words } from '../../../law/kernel/words.ts';
import { defineList } from '../lists/list.ts';
import { type ListedAccount, listAccounts } from './account-store.ts';

interface Row extends ListedAccount {
  /** What the roles are called. */
  readonly roles: ReadonlyMap<string, Words>;
}

const STANDING = {
  ended: words('已停用', 'Ended'),
  active: words('可用', 'Active'),
  noPassword: words('未设密码', 'No password yet'),
} as const satisfies Record<string, Words>;

export const accountList = defineList({
  name: 'accounts',
  title: words('账号与岗位', 'Accounts and posts'),
  needs: 'account.read',
  filter: z.object({ q: z.string().max(100).optional() }),
  columns: [
    { key: 'name', title: words('姓名', 'Name'), width: 24, value: ({ name, login }: Row) => `${name} ${login}` },
    { key: 'home', title: words('所属单位', 'Home unit'), width: 24, value: ({ home }) => home.name },
    {
      key: 'posts',
      title: words('岗位', 'Posts'),
      width: 60,
      value: ({ posts, roles }, locale) =>
        posts
          .map(
            ({ role, organisation, from, to }) => `${roles.get(role)?.[locale] ?? role} ${organisation.name} ${from}–${to ?? ''}`,
          )
          .join('；'),
    },
    {
      key: 'standing',
      title: words('状态', 'State'),
      value: ({ ended, hasPassword }, locale) => STANDING[ended ? 'ended' : hasPassword ? 'active' : 'noPassword'][locale],
    },
    {
      key: 'factor',
      title: words('第二因素', 'Second factor'),
      extra: true,
      value: ({ secondFactor }, locale) => (secondFactor ? words('已开启', 'On') : words('未开启', 'Off'))[locale],
    },
  ],
  async read(tx, _actor, { q }, { after, limit }) {
    const items = await listAccounts(tx, { q, after, limit: limit + 1 });
    const { rows } = await tx.query<Words & { name: string }>('SELECT name, zh, en FROM guitu.role');
    const roles = new Map(rows.map(({ name, zh, en }) => [name, { zh, en }]));
    return {
      items: items.slice(0, limit).map((account): Row => ({ ...account, roles })),
      next: items.length > limit ? (items[limit - 1]?.login ?? null) : null,
    };
  },
});

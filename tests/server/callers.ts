/** Callers of the demonstration server, by role and county. */
import { inject } from 'vitest';
import { type Api, openApi } from './api.ts';
import { accountsOf } from './guitu-server.ts';

export type County = 'yongfeng' | 'lingui';

const signedIn = new Map<string, Promise<Api>>();

/** The API as the visitors' account of this role may use it; each signs in once per test file. */
export function as(role: string, county: County = 'yongfeng'): Promise<Api> {
  const name = `${role}.${county}`;
  const known = signedIn.get(name);
  if (known) return known;
  const { url, dataFolder } = inject('demo');
  const account = accountsOf(dataFolder).find((entry) => entry.account === name);
  if (!account) throw new Error(`demo-accounts.json has no ${name}`);
  const api = openApi(url).signIn(account.account, account.password);
  signedIn.set(name, api);
  return api;
}

export function anonymous(): Api {
  return openApi(inject('demo').url);
}

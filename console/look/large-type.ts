import { useSyncExternalStore } from 'react';

/** Large type: kept with the account, and on this machine so that the page comes up in it before anybody has signed in. */
const STORED = 'guitu.type';
const listeners = new Set<() => void>();

export function isLarge(): boolean {
  return document.documentElement.dataset.type === 'large';
}

/** Shows all type large or ordinary; every size on the page follows the root. */
export function showLargeType(large: boolean): void {
  if (large) document.documentElement.dataset.type = 'large';
  else delete document.documentElement.dataset.type;
  localStorage.setItem(STORED, large ? 'large' : 'ordinary');
  for (const tell of listeners) tell();
}

/** At the start: as it was on this machine. */
export function startType(): void {
  if (localStorage.getItem(STORED) === 'large') showLargeType(true);
}

export function useLargeType(): boolean {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, isLarge);
}

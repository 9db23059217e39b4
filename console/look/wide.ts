import { useSyncExternalStore } from 'react';

/** Room for a panel beside a list; the style sheets use the same width. */
const query = '(min-width: 1200px)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

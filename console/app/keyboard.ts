import { useEffect } from 'react';

/** True where a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

/** The next row in a direction, starting from the one that has the focus: the first one when none has. */
export function nextRowIndex(count: number, current: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[nextRowIndex(rows.length, current, step)];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

interface Keys {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** The keys that hold everywhere: `/` search, `j` `k` rows, `?` help. Enter, `w` and Esc belong to the row or panel that has the focus. */
export function useKeyboard({ onSearch, onHelp }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = { '/': onSearch, '?': onHelp, j: () => moveRow(1), k: () => moveRow(-1) }[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onSearch, onHelp]);
}

/** Runs `onEscape` on Esc, unless something is being typed or a layer above has taken the key. */
export function useEscape(onEscape: (() => void) | undefined): void {
  useEffect(() => {
    if (onEscape === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      if (
        document.querySelector(
          '.ant-drawer-open, .ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden)',
        )
      )
        return;
      onEscape();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEscape]);
}

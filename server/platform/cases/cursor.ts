import { words } from '../../../law/kernel/words.ts';
import { badRequest } from '../http/problems.ts';

/** Where a page ended, for the caller to hand back: opaque, so that nobody builds on what is inside. */
export function writeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url');
}

/** An id, or an instant. */
const KEY = /^(?:[0-9a-fA-F-]{1,36}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

/** Reads a cursor of `length` keys; throws 400 for one that this Guitu did not write. */
export function readCursor(cursor: string | undefined, length: number): (string | null)[] | undefined {
  if (cursor === undefined) return undefined;
  const bad = () =>
    badRequest(words('分页位置无效，请从第一页开始。', 'The page marker is not valid; start from the first page.'), [
      'query.after',
    ]);
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  const fits = (key: unknown): key is string | null => key === null || (typeof key === 'string' && KEY.test(key));
  if (!Array.isArray(keys) || keys.length !== length || !keys.every(fits)) throw bad();
  return keys;
}

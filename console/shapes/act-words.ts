import { useLawBook } from '../app/law-book.ts';
import { type BothWords, useWords } from '../words/language.ts';

/** What the act is called that does a duty: the title that came with it, else the procedure's own once the catalogue is there. */
export function useActWords(doneBy: string | null | undefined, title?: BothWords | null): string {
  const { t, say } = useWords();
  const book = useLawBook(undefined, Boolean(doneBy) && !title);
  if (title) return say(title);
  if (!doneBy) return t('duties.open');
  const info = book?.actions[doneBy];
  return info === undefined ? t('duties.record') : say(info.title);
}

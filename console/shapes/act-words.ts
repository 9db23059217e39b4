import { useLawBook } from '../app/law-book.ts';
import { useWords } from '../words/language.ts';

/** What the act is called that does a duty: the procedure's own title, once the catalogue is there. */
export function useActWords(doneBy: string | null | undefined): string {
  const { t, say } = useWords();
  const book = useLawBook();
  if (!doneBy) return t('duties.open');
  const info = book?.actions[doneBy];
  return info === undefined ? t('duties.record') : say(info.title);
}

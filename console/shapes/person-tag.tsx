import { useWords } from '../words/language.ts';

/** States in which something is broken: red, like every passed deadline. */
const BROKEN: ReadonlySet<string> = new Set(['overdue', 'fugitive']);
const WAITING: ReadonlySet<string> = new Set(['revocation-pending', 'expiry-hold', 'transfer-in-transit']);

/** How a person stands: kind, grade and state, always in this order. */
export function PersonTag({
  kind,
  grade,
  state,
  juvenile,
}: {
  kind: string;
  grade?: string | null;
  state: string;
  juvenile?: boolean | undefined;
}) {
  const { t, term } = useWords();
  const tone = BROKEN.has(state) ? ' mark-red' : WAITING.has(state) ? ' mark-amber' : state === 'active' ? ' mark-green' : '';
  return (
    <span className="person-tag">
      <span className="mark mark-blue">{term('kind', kind)}</span>{' '}
      {grade ? <span className="mark">{term('grade', grade)}</span> : null}{' '}
      <span className={`mark${tone}`}>{term('state', state)}</span>{' '}
      {juvenile ? <span className="mark">{t('file.juvenile')}</span> : null}
    </span>
  );
}

import { Problem } from '../../api/client.ts';
import { useWords } from '../../words/language.ts';

/** Why signing in did not work, and what to do: wrong, too often, or no answer at all. */
export function SignInTrouble({ error, atCode }: { error: unknown; atCode: boolean }) {
  const { t } = useWords();
  const [title, hint] = ((): [string, string] => {
    if (!(error instanceof Problem) || error.status >= 500) return [t('shell.failure.server'), t('shell.failure.serverHint')];
    if (error.status === 0) return [t('shell.failure.offline'), t('shell.failure.offlineHint')];
    if (error.status === 429) return [t('signIn.wait', { wait: waitWords(error.retryAfter) }), t('signIn.waitHint')];
    if (error.status === 401) {
      return atCode ? [t('signIn.wrongTotp'), t('signIn.wrongTotpHint')] : [t('signIn.wrong'), t('signIn.wrongHint')];
    }
    return [error.title || t('signIn.wrong'), error.detail];
  })();
  function waitWords(seconds: number | undefined): string {
    if (seconds === undefined) return t('signIn.waitSome');
    return seconds < 90 ? t('signIn.seconds', { count: seconds }) : t('signIn.minutes', { count: Math.ceil(seconds / 60) });
  }
  return (
    <div className="sign-in-trouble" role="alert">
      <b>{title}</b>
      <p>{hint}</p>
    </div>
  );
}

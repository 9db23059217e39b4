import { useRule } from '../app/rulebook.ts';
import { sayCitations } from '../words/citations.ts';
import { useWords } from '../words/language.ts';

/** A rule of the rulebook: its title, its words and its articles. */
export function RuleText({ rule }: { rule: string }) {
  const { language, say, t } = useWords();
  const { rule: found, known } = useRule(rule);
  return (
    <div className="rule-text">
      <h3>
        {rule} {found ? say(found.title) : ''}
      </h3>
      {found ? (
        <p className="rule-voice">
          <cite>{sayCitations(found.cite, language)}</cite>
          {say(found.text)}
        </p>
      ) : (
        <p className="quiet">{known ? t('file.ruleUnknown') : t('shell.loading')}</p>
      )}
    </div>
  );
}

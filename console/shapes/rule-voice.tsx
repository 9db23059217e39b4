import { useRule } from '../app/rulebook.ts';
import { sayCitations } from '../words/citations.ts';
import { type BothWords, useWords } from '../words/language.ts';

/** The law's own voice, in Song: the articles, the rule in plain words where the rulebook has it, and how this day came about. */
export function RuleVoice({ rule, cite, because }: { rule: string; cite: readonly string[]; because: BothWords }) {
  const { language, say } = useWords();
  const { rule: found } = useRule(rule);
  return (
    <div className="rule-voice">
      <cite>{sayCitations(cite, language)}</cite>
      {found ? say(found.text) : null}
      <p className="because">{say(because)}</p>
    </div>
  );
}

import { useToday } from '../app/today-context.ts';
import { exactDay, sayDay } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import './state-path.css';
import type { Step } from './state-steps.ts';

/** The path of states: filled what is behind, ringed where we stand, hollow what lies ahead. */
export function StatePath({ steps }: { steps: readonly Step[] }) {
  const { t, language, term } = useWords();
  const today = useToday();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the path scrolls sideways, with the keyboard too
    <ol className="state-path" aria-label={t('file.pathLabel')} tabIndex={0}>
      {steps.map((step) => (
        <li
          key={`${step.name}~${step.matter ?? ''}`}
          className={`step-${step.standing}`}
          aria-current={step.standing === 'now' ? 'step' : undefined}
        >
          {step.matter
            ? t(`matters.path.${step.matter}`)
            : step.name === 'state'
              ? term('state', step.state ?? '')
              : t(`file.path.${step.name}`)}
          {step.day === null ? null : (
            <time dateTime={step.day} title={exactDay(step.day, language)}>
              {sayDay(step.day, today, language)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What one grid event adds to the evaluation (A6): each line is a count or a yes or no that follows from its record and can be made again from it. */
import type { DerivedDuty, FindingMade } from '../../kernel/procedure.ts';
import { words } from '../../kernel/words.ts';
import { SATISFACTION } from './categories.ts';
import { type GridContext, LIST } from './context.ts';

/** Rules whose clocks count for «closed on time»: acceptance, dispatch, signing, disposal, check. */
const TIMED: readonly string[] = ['GRID-01', 'GRID-02', 'GRID-03', 'GRID-04', 'GRID-05'];

interface Evaluation {
  readonly onTime: boolean;
  readonly late: number;
  readonly reworks: number;
  readonly returns: number;
  readonly extensions: number;
  readonly suspensions: number;
  /** Undefined where nobody was reached: satisfaction counts over callers reached only. */
  readonly satisfaction: keyof typeof SATISFACTION | undefined;
}

function evaluationOf({ history }: GridContext, duties: readonly DerivedDuty[]): Evaluation {
  const late = duties.filter(
    ({ duty }) => TIMED.includes(duty.rule) && (duty.status === 'met-late' || duty.status === 'overdue'),
  ).length;
  const archived = history.last('archived');
  const satisfaction = archived?.data.calledBack === false ? undefined : archived?.data.satisfaction;
  return {
    onTime: late === 0,
    late,
    reworks: history.all('check-failed', 'reopened').length,
    returns: history.all('return-requested').length,
    extensions: history.all('extension-granted').length,
    suspensions: history.all('suspended').length,
    satisfaction: typeof satisfaction === 'string' ? (satisfaction as keyof typeof SATISFACTION) : undefined,
  };
}

/** The evaluation of a closed event, as a finding people can read. */
export function evaluation(context: GridContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  const closed = context.history.last('check-passed', 'resolved-on-spot', 'archived');
  if (!closed || !['closed', 'self-resolved', 'archived'].includes(context.state)) return [];
  const { onTime, late, reworks, returns, extensions, suspensions, satisfaction } = evaluationOf(context, duties);
  const heard = satisfaction ? SATISFACTION[satisfaction] : words('未回访到', 'nobody reached');
  return [
    {
      rule: 'GRID-06',
      severity: onTime && reworks === 0 ? 'favourable' : 'notice',
      words: words(
        `本件评价：${onTime ? '各环节均按时' : `${late}个环节超时`}；返工${reworks}次，退回${returns}次，延期${extensions}次，挂起${suspensions}次；回访：${heard.zh}`,
        `Evaluation: ${onTime ? 'every step in time' : `${late} steps late`}; done again ${reworks}, returned ${returns}, extended ${extensions}, suspended ${suspensions} times; call-back: ${heard.en.toLowerCase()}`,
      ),
      cite: LIST,
      since: closed.on,
    },
  ];
}

import type { ActionStatus, Duty, Explanation, Finding } from '../index.ts';

/** What the law made of a case on a day, in the shape a scenario asks about it. */
export class Answer {
  readonly explanation: Explanation;

  constructor(explanation: Explanation) {
    this.explanation = explanation;
  }

  get state(): string {
    return this.explanation.state;
  }

  /** The only duty of a rule and clock; throws when there is none or more than one, because a scenario must know. */
  duty(rule: string, clock = 'main'): Duty {
    const found = this.duties(rule, clock);
    const [duty] = found;
    if (!duty || found.length > 1) throw new Error(`${found.length} duties of ${rule} / ${clock}, one expected`);
    return duty;
  }

  duties(rule: string, clock = 'main'): readonly Duty[] {
    return this.explanation.duties.filter((duty) => duty.rule === rule && duty.clock === clock);
  }

  /** A duty in one line: `person 2026-09-25 → 2026-10-08 overdue`, `… met on 2026-10-01`, `… → promptly open`. */
  line(rule: string, clock = 'main'): string {
    return lineOf(this.duty(rule, clock));
  }

  lines(rule: string, clock = 'main'): readonly string[] {
    return this.duties(rule, clock).map(lineOf);
  }

  findings(rule: string): readonly Finding[] {
    return this.explanation.findings.filter((finding) => finding.rule === rule);
  }

  /** A rule's findings by severity and day: `['breach since 2026-10-09']`. */
  found(rule: string): readonly string[] {
    return this.findings(rule).map(({ severity, since }) => (since ? `${severity} since ${since}` : severity));
  }

  action(name: string): ActionStatus {
    const status = this.explanation.actions.find(({ action }) => action === name);
    if (!status) throw new Error(`no action ${name}`);
    return status;
  }

  /** The rule that refuses an action, or `allowed`. */
  may(action: string): string {
    const { allowed, refusal } = this.action(action);
    return allowed ? 'allowed' : `refused by ${refusal?.rule}`;
  }
}

function lineOf({ who, opens, due, status, doneOn }: Duty): string {
  return `${who} ${opens} → ${due ?? 'promptly'} ${status}${doneOn === null ? '' : ` on ${doneOn}`}`;
}

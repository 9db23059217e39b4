import { readFileSync } from 'node:fs';
import { type Explanation, explain, parseCaseFile } from '../../law/index.ts';
import { dayOption, readArguments, UsageFault, withUsage } from './arguments.ts';

/** `guitu explain FILE --on DATE [--json]`: what the law makes of a case file on a day (contract §4). `-` reads standard input. */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('explain', () => {
    const { values, positionals } = readArguments(args, { on: { type: 'string' }, json: { type: 'boolean' } });
    const [path, ...more] = positionals;
    if (path === undefined) throw new UsageFault('name a case file, or - for standard input');
    if (more.length > 0) throw new UsageFault(`one file at a time: ${more[0]} is one too many`);
    const on = dayOption('on', values.on);
    const parsed = parseCaseFile(readJson(path));
    if (!parsed.ok) {
      process.stderr.write(`${parsed.faults.join('\n')}\n`);
      return 2;
    }
    const explanation = explain(parsed.file, on);
    process.stdout.write(values.json ? `${JSON.stringify(explanation, null, 2)}\n` : sayExplanation(explanation));
    return 0;
  });
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageFault(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageFault(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The explanation for a reader at a terminal: one duty a paragraph, the Chinese reason under it. */
function sayExplanation({ on, state, duties, findings, actions }: Explanation): string {
  const lines = [`${on}  ${state}`, ''];
  for (const duty of duties) {
    const clock = duty.clock === 'main' ? '' : ` / ${duty.clock}`;
    lines.push(
      `${duty.status.padEnd(8)} ${duty.due ?? 'promptly'}  ${duty.rule}${clock}  ${duty.who}: ${duty.act.zh}`,
      `         ${duty.because.zh}`,
    );
    if (duty.lifted) lines.push(`         ${duty.lifted.zh}`);
  }
  if (findings.length > 0) lines.push('');
  for (const finding of findings) lines.push(`${finding.severity.padEnd(10)} ${finding.rule}  ${finding.zh}`);
  lines.push(
    '',
    `可办理 allowed: ${actions
      .filter((action) => action.allowed)
      .map((action) => action.action)
      .join(', ')}`,
    '',
  );
  return lines.join('\n');
}

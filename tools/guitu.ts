/** The commands of `guitu`, each in a file of its own that is loaded only when it is called. */
interface Command {
  /** Returns the exit code: 0 done, 1 failed, 2 bad input. */
  run(args: readonly string[]): number | Promise<number>;
}

const COMMANDS: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>> = {
  serve: {
    summary: '                              the server, as npm start runs it',
    load: () => import('./commands/serve.ts'),
  },
  doctor: {
    summary: '                              whether this machine and this database are fit to run',
    load: () => import('./commands/doctor.ts'),
  },
  explain: {
    summary: 'FILE --on DATE [--json]      what the law makes of a case file on a day',
    load: () => import('./commands/explain.ts'),
  },
  term: {
    summary: '--from DATE --years N …       last day of a sentence or probation term',
    load: () => import('./commands/term.ts'),
  },
  count: {
    summary: '--from DATE --days N …        due day of a deadline, after the holiday rule',
    load: () => import('./commands/count.ts'),
  },
  import: {
    summary: 'FILE [--mode dry-run|import]   a ledger into the register, tried first',
    load: () => import('./commands/import.ts'),
  },
  verify: {
    summary: '[--json]                      whether anything in the record was changed, removed or cut off',
    load: () => import('./commands/verify.ts'),
  },
  backup: {
    summary: 'FILE --key KEYFILE            the whole database in one encrypted file',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    summary: 'FILE --key KEYFILE            a backup into an empty database, every hash checked',
    load: () => import('./commands/restore.ts'),
  },
  reference: {
    summary: '[--check]                     write docs/reference from the law',
    load: () => import('./commands/reference.ts'),
  },
  papers: {
    summary: '[--check]                     write the Word templates from their declarations',
    load: () => import('./commands/papers.ts'),
  },
  demo: {
    summary: '--day DATE [--seed WORD]      load the demonstration county into an empty database',
    load: () => import('./commands/demo.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command) {
  process.exitCode = await (await command.load()).run(args);
} else {
  const usage = [
    'Usage: guitu COMMAND …',
    '',
    ...Object.entries(COMMANDS).map(([key, { summary }]) => `  ${key.padEnd(9)} ${summary}`),
    '',
  ].join('\n');
  const asked = name === undefined || name === 'help' || name === '--help';
  (asked ? process.stdout : process.stderr).write(asked ? usage : `guitu: ${name} is not a command\n\n${usage}`);
  process.exitCode = asked ? 0 : 2;
}

/**
 * Structured logs, one JSON object a line, without personal data: what may hold a name, a number, an address or a secret is removed by
 * path, and messages are written by us, never built from what a user typed.
 */
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../../config.ts';

export type { Logger } from 'pino';

const PERSONAL = [
  'name',
  'idNumber',
  'phone',
  'address',
  'password',
  'token',
  'totp',
  'recoveryCode',
  'cookie',
  'authorization',
  'facts',
  'input',
  'data',
  'body',
];

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '…' },
    serializers: {
      // A database error's detail quotes the row ("Key (login)=(…) already exists"); only its code, place and our stack are kept.
      err: (error: unknown) => describeError(error),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What of an error may be logged: kind, code, the object of the database it met, and where it was thrown; PostgreSQL's message only by code. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, table, constraint, routine } = error as Error & Record<'code' | 'table' | 'constraint' | 'routine', unknown>;
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && routine !== undefined;
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(fromDatabase && code.startsWith('23') ? {} : { message: error.message }),
    stack: error.stack?.split('\n').slice(1, 12).join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

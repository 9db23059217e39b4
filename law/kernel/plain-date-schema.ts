import { z } from 'zod';
import { findPlainDate, type PlainDate } from './plain-date.ts';

/** Input edge: the string, or the issue «2026-02-30 is not a date». */
export const PlainDateSchema = z
  .custom<PlainDate>((value) => findPlainDate(value) !== undefined, {
    error: (issue) => `${typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input)} is not a date`,
  })
  .meta({ type: 'string', format: 'date' });

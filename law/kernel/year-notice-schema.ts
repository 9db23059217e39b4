import { z } from 'zod';
import { PlainDateSchema } from './plain-date-schema.ts';

/** A notice as a case file or a form brings it. */
export const YearNoticeSchema = z.strictObject({
  year: z.int().min(2019).max(2100),
  source: z.string().min(1),
  off: z.array(z.strictObject({ name: z.string().min(1), from: PlainDateSchema, to: PlainDateSchema })),
  makeUp: z.array(PlainDateSchema),
});

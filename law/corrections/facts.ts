import { z } from 'zod';
import { PlainDateSchema } from '../kernel/plain-date-schema.ts';
import { codesOf, KINDS, SEXES, TEMPORARY_RELEASE_GROUNDS } from './vocabulary.ts';

const days = { from: PlainDateSchema, to: PlainDateSchema };

/** Facts of a corrections case (contract §1). Both ends of a term are included. What is not known is left out, never guessed. */
export const FactsSchema = z.looseObject({
  kind: z.enum(codesOf(KINDS)),
  sex: z.enum(codesOf(SEXES)).optional(),
  born: PlainDateSchema.optional(),
  /** Place of execution, six-digit division code. */
  county: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
    .optional(),
  term: z.looseObject(days).optional(),
  juvenileAtOffence: z.boolean().optional(),
  temporaryReleaseGround: z.enum(codesOf(TEMPORARY_RELEASE_GROUNDS)).optional(),
  prohibition: z
    .looseObject({
      content: z.string().optional(),
      from: PlainDateSchema.optional(),
      to: PlainDateSchema.optional(),
      absolute: z.boolean().optional(),
    })
    .optional(),
  /** Where the decision was made, six-digit division code: whether copies of the papers are forwarded (DOC-03). */
  decidedIn: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
    .optional(),
  crossProvince: z.boolean().optional(),
});
export type Facts = z.infer<typeof FactsSchema>;

import { z } from 'zod';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { APPROVERS, codesOf, ORGANS, OUTCOMES, WAYS_OF_ASKING, YES_NO_UNKNOWN } from '../vocabulary.ts';

/** Fields that several event types share, each with one meaning everywhere. */
export const text = z.string();
export const note = { note: text.optional() };
/** A note is free text: it is stored sealed. */
export const NOTE = ['note'];
export const organ = z.enum(codesOf(ORGANS)).optional();
export const properReason = z.enum(codesOf(YES_NO_UNKNOWN)).optional();
export const approvedBy = z.enum(codesOf(APPROVERS)).optional();
/** The number of the ground in its rule, or short text. */
export const ground = z.union([z.int().min(1).max(9), text]).optional();
export const outcome = z.enum(codesOf(OUTCOMES)).optional();
/** What was decided: an act says it, an older record may leave it open. */
export const decision = z.enum(codesOf(OUTCOMES));
export const division = z
  .string()
  .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
  .meta({ examples: ['360802'] });
export const destination = division.optional();
/** A hospital: a form offers those the county keeps on its list (REP-05). */
export const hospital = z.string().meta({ format: 'hospital' }).optional();
export const period = { from: PlainDateSchema.optional(), to: PlainDateSchema.optional() };
export const grade = z.string().min(1);
/** How a request or a report reached the office. */
export const via = z.enum(codesOf(WAYS_OF_ASKING)).optional();
/** Number and date of the paper by which another organ decided or answered, or by which it was asked. */
export const answerPaper = { paperNumber: text.optional(), paperOn: PlainDateSchema.optional() };
/** SHA-256 of a file that lies with the case. */
const hashOfFile = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ format: 'hash-of-file' });
/** How a paper of this number reached somebody, and what shows it: who signed or the number of the post, and the hash of the scanned receipt. */
export const proof = {
  form: text.optional(),
  receipt: text.optional(),
  receiptHash: hashOfFile.optional(),
  paperNumber: text.optional(),
};
/** Who signed for a paper, or why it was left: it names people. */
export const PROOF = ['receipt'];
/** An organ as a unit of the register: asked, or to carry something out. One that is not in the register is named in words, and answers on paper. */
export type OrganKind = 'court' | 'public-security' | 'prison' | 'procuratorate';
export const organOf = (...kinds: readonly OrganKind[]) => z.string().meta({ format: 'organisation', kinds }).optional();
/** The organ a paper was served on, as a unit of the register: from that day on it can read that it was. */
export const servedOn = { addressee: organOf('court', 'public-security', 'prison', 'procuratorate') };
/** Who carries out what was decided: the police, and where the person is taken. */
export const executors = { executor: organOf('public-security'), takenTo: organOf('prison', 'public-security') };
/** The hash of what was kept. A record from elsewhere may carry the hash of a file that stayed there; an act names one that lies with the case. */
export const keptFile = z.string().meta({ format: 'hash-of-file' }).optional();
/** What somebody hands in with what is filed: each with its title, and the hash of the file that lies with the case. */
export const attachments = z.array(z.object({ title: text.optional(), sha256: keptFile })).optional();
/** A piece of evidence (CHECK-03): where it came from, when, who took it, the hash of what was kept, and where an original on paper lies. */
export const evidence = z
  .array(
    z.object({
      source: text,
      collectedOn: PlainDateSchema.optional(),
      collector: text.optional(),
      sha256: keptFile,
      keptAt: text.optional(),
    }),
  )
  .optional();

import { z } from 'zod';

export const WordsSchema = z.object({ zh: z.string(), en: z.string() });

/** Digits, with a plus, spaces or hyphens as people write them; kept as digits. */
export const PhoneNumber = z
  .string()
  .regex(/^\+?\d[\d -]{5,18}\d$/, { error: '不是电话号码 / not a telephone number' })
  .transform((text) => text.replace(/[ -]/g, ''));

/** `138••••5678`, `z••••@county.example`: enough to recognise, not enough to use. */
export function maskPoint(kind: 'phone' | 'mail', value: string): string {
  if (kind === 'mail') return value.replace(/^(.)[^@]*/, '$1••••');
  return value.length >= 8 ? `${value.slice(0, 3)}••••${value.slice(-4)}` : `••••${value.slice(-2)}`;
}

/** What the own page shows: the own duties with their days and reasons, what may be looked forward to, and what was asked and answered. */
import { z } from 'zod';
import { type CaseFile, catalogueOf, eligibilities, explain, ownRequests } from '../../../law/index.ts';
import type { Duty } from '../../../law/kernel/explanation.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import { instantInShanghai } from '../cases/standing.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const day = z.string();

const OwnDuty = z.object({
  rule: z.string(),
  act: Both,
  due: day.nullable(),
  dueAt: z.string().optional(),
  status: z.enum(['open', 'overdue', 'paused']),
  because: Both,
  cite: z.array(z.string()),
});
const Expected = z.object({
  what: z.string(),
  title: Both,
  earliest: day,
  reached: z.boolean(),
  because: Both,
  cite: z.array(z.string()),
});
const Request = z.object({
  what: z.string(),
  proceeding: z.string().optional(),
  title: Both,
  asked: day,
  state: z.string(),
  answered: day.nullable(),
  from: day.optional(),
  to: day.optional(),
  about: Both.optional(),
  ground: Both.optional(),
  text: z.string().optional(),
  remedy: Both.optional(),
});
const May = z.object({
  action: z.string(),
  title: Both,
  allowed: z.boolean(),
  refusal: z
    .object({ rule: z.string(), cite: z.array(z.string()), zh: z.string(), en: z.string(), remedy: Both.optional() })
    .optional(),
});

export const OwnPage = z.object({
  today: day,
  name: z.string(),
  office: z.string(),
  call: z.string().nullable(),
  officer: z.string().nullable(),
  purpose: z.enum(['look', 'ask']),
  until: z.string(),
  term: z.object({ from: day, to: day }).nullable(),
  duties: z.array(OwnDuty),
  expected: z.array(Expected),
  requests: z.array(Request),
  may: z.array(May),
});

const SHOWN = ['overdue', 'open', 'paused'] as const;
type Shown = (typeof SHOWN)[number];
const isShown = (status: Duty['status']): status is Shown => (SHOWN as readonly string[]).includes(status);

/** Names of the actions that the law opens to the person. */
export function actionsOfThePerson(domain: string): readonly string[] {
  return Object.entries(catalogueOf(domain).actions)
    .filter(([, { by }]) => by.includes('person'))
    .map(([name]) => name);
}

const both = ({ zh, en }: Words) => ({ zh, en });

/** The parts of the page that the law gives. Findings are for the staff; duties of others, names and notes are not for this page. */
export function ownView(file: CaseFile, today: PlainDate, now: Date) {
  const asOf = { now: instantInShanghai(now) };
  const law = explain(file, today, asOf);
  const open = actionsOfThePerson(file.case);
  return {
    term: law.term,
    duties: law.duties
      .filter(({ who, status }) => who === 'person' && isShown(status))
      .map(({ rule, act, due, dueAt, status, because, cite }) => ({
        rule,
        act: both(act),
        due,
        ...(dueAt === undefined ? {} : { dueAt }),
        status: status as Shown, // filtered above
        because: both(because),
        cite: [...cite],
      }))
      .sort((a, b) => SHOWN.indexOf(a.status) - SHOWN.indexOf(b.status) || (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    expected: eligibilities(file, today, asOf).map(({ what, title, earliest, reached, because, cite }) => ({
      what,
      title: both(title),
      earliest,
      reached,
      because: both(because),
      cite: [...cite],
    })),
    requests: ownRequests(file, today, asOf).map(({ proceeding, ...request }) => ({
      ...request,
      ...(proceeding === undefined ? {} : { proceeding }),
    })),
    may: law.actions
      .filter(({ action }) => open.includes(action))
      .map(({ action, title, allowed, refusal }) => ({
        action,
        title: both(title),
        allowed,
        ...(refusal === undefined ? {} : { refusal: { ...refusal, cite: [...refusal.cite] } }),
      })),
  };
}

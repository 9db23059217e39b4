/** Steps that the journeys of leave share. */
import type { Locator, Page } from 'playwright-core';
import { addDays, type PlainDate, plainDate } from '../../law/kernel/plain-date.ts';
import { expect, type Stage } from './stage.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Duties {
  readonly state: string;
  readonly duties: readonly { readonly rule: string; readonly status: string }[];
  readonly findings: readonly { readonly severity: string }[];
}

export const dayAfter = (day: string, days: number): PlainDate => addDays(plainDate(day), days);

/** The page's own session asks the interface. */
export async function ask<Answer>(page: Page, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const answer = await page.request.fetch(new URL(path, page.url()).href, {
    method,
    headers: { origin: new URL(page.url()).origin },
    ...(body === undefined ? {} : { data: body }),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${answer.ok() ? '' : await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Somebody on probation at this office, since `since` or before, of whom nothing is said about leave, search, sanction or custody. */
export async function somebodyQuiet(page: Page, since?: PlainDate): Promise<Person> {
  const { items } = await ask<{ items: (Person & { term: { from: string } | null })[] }>(
    page,
    'GET',
    '/api/cases?case=corrections&state=active&kind=suspended-sentence&scope=office&limit=100',
  );
  for (const { id, name, term } of items) {
    if (since !== undefined && (term?.from ?? since) > since) continue;
    const { duties, findings } = await ask<Duties>(page, 'GET', `/api/cases/${id}/explain`);
    const busy = duties.some(
      ({ rule, status }) =>
        status === 'paused' ||
        rule.startsWith('LEAVE') ||
        (/^(LOST|REVP|EPOS)/.test(rule) && status !== 'met' && status !== 'lifted'),
    );
    if (busy || findings.some(({ severity }) => severity === 'breach')) continue;
    return { id, name };
  }
  throw new Error('the office has nobody to send on leave');
}

const LEVELS = ['省', '市', '县（市、区）'] as const;

/** Names a place from the province down. */
export async function choosePlace(page: Page, form: Locator, ...names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    await form.getByLabel(LEVELS[index] ?? '', { exact: true }).click();
    await page.keyboard.type(name);
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(name, { exact: true }).click();
  }
}

/** Waits until the preview says all of these, and gives it. */
export async function previewSays(form: Locator, ...said: readonly (string | RegExp)[]): Promise<void> {
  for (const one of said) await form.getByText(one).first().waitFor();
}

/** The file of a case, opened by its address. */
export async function openCase(stage: Stage, page: Page, id: string): Promise<void> {
  await page.goto(`${stage.server.url}/cases/${id}`);
  await page.getByRole('article').waitFor();
}

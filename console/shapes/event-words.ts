import { groundNumbered, groundsOf } from '../../law/corrections/grounds.ts';
import type { CaseEvent } from '../api/answers.ts';
import type { Catalogue } from '../app/law.ts';
import { type Language, sayDay } from '../words/days.ts';
import { codeWords, termWords } from '../words/law-terms.ts';
import { fieldWords, withoutBrackets } from './procedure-form/field-words.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Shown as pictures or as a link, or said better by the grid's name. */
const NOT_SAID: ReadonlySet<string> = new Set(['photos', 'gridCode', 'receiptHash', 'evidence', 'proofs', 'attachments']);

/** Fields whose value speaks for itself: `管理类别 普管` needs its name, `电话` under a report does not. */
const BARE: ReadonlySet<string> = new Set([
  'form',
  'content',
  'note',
  'step',
  'way',
  'hospital',
  'reason',
  'organName',
  'text',
  'result',
  'category',
  'copyOf',
  'receipt',
]);

/** What was written in sentences stands behind what was chosen. */
const LAST: ReadonlySet<string> = new Set(['content', 'note']);

/** What stands behind an id in a record: the unit a matter was given to, the matter it was joined to. */
export type Names = Readonly<Record<string, string>>;

function valueWords(name: string, value: unknown, today: string, language: Language, names: Names): string {
  if (typeof value === 'boolean') return termWords('properReason', value ? 'yes' : 'no')?.[language] ?? String(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (DAY.test(value)) return sayDay(value, today, language);
    return codeWords(name, value)?.[language] ?? names[value] ?? value;
  }
  if (Array.isArray(value)) {
    const texts = value.filter((item) => typeof item === 'string');
    if (texts.length === value.length) return texts.join(language === 'zh' ? '、' : ', ');
    return language === 'zh' ? `${value.length} ${name === 'members' ? '人' : '项'}` : String(value.length);
  }
  if (typeof value === 'object' && value !== null)
    return fieldsWords(value, today, language, names).join(language === 'zh' ? '，' : ', ');
  return '';
}

/** A field's place among those of its event; one that the event does not know stands behind them. */
const placeOf = (name: string, order: readonly string[]): number => (order.includes(name) ? order.indexOf(name) : order.length);

function fieldsWords(
  data: object,
  today: string,
  language: Language,
  names: Names,
  type?: string,
  order: readonly string[] = [],
): string[] {
  const entries = Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .sort(([a], [b]) => Number(LAST.has(a)) - Number(LAST.has(b)) || placeOf(a, order) - placeOf(b, order));
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  const span = typeof fields.from === 'string' && typeof fields.to === 'string';
  return entries.flatMap(([name, value]): string[] => {
    if (name === 'event' || NOT_SAID.has(name) || (span && name === 'to')) return [];
    if (span && name === 'from') return [spanWords(String(fields.from), String(fields.to), today, language)];
    const said = valueWords(name, value, today, language, names);
    if (said === '') return [];
    if (BARE.has(name)) return [said];
    // English labels are phrases: without a colon one cannot see where the answer begins.
    return [`${withoutBrackets(fieldWords(name, type)[language])}${language === 'zh' ? ' ' : ': '}${said}`];
  });
}

/** «10月3日—10月9日»; one day is said once. */
function spanWords(from: string, to: string, today: string, language: Language): string {
  const first = sayDay(from, today, language);
  return from === to ? first : `${first}—${sayDay(to, today, language)}`;
}

/**
 * What an entry of the history says beyond its title, in words: «10月3日—10月9日，就医，批准机关 司法所». `kind` is that of the case: grounds depend on it. `order` names the
 * event's fields as its form has them: a stored record no longer knows. */
export function eventDetail(
  { type, data }: Pick<CaseEvent, 'data' | 'type'>,
  today: string,
  language: Language,
  {
    names = {},
    kind,
    order = [],
  }: { readonly names?: Names; readonly kind?: string | undefined; readonly order?: readonly string[] } = {},
): string {
  const ground = groundNumbered(groundsOf(type, { kind, sanction: data.sanction }), data.ground)?.[language];
  return joined(fieldsWords(ground === undefined ? data : { ...data, ground }, today, language, names, type, order), language);
}

/** One after the other; what ends like a sentence needs no comma behind it. */
function joined(said: readonly string[], language: Language): string {
  return said.reduce((before, one) => {
    if (before === '') return one;
    if (/[。！？；]$/.test(before)) return before + one;
    return /[.!?;]$/.test(before) ? `${before} ${one}` : `${before}${language === 'zh' ? '，' : ', '}${one}`;
  }, '');
}

/** The fields of an event type as the law names them one after the other; none while the law's catalogue is on its way. */
export const fieldOrder = (book: Catalogue | undefined, type: string): readonly string[] =>
  Object.keys(book?.events[type]?.fields.shape ?? {});

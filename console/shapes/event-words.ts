import type { CaseEvent } from '../api/answers.ts';
import { type Language, sayDay } from '../words/days.ts';
import { TERMS, type TermTable, termWords } from '../words/law-terms.ts';
import { fieldWords } from './procedure-form/field-words.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Fields whose value speaks for itself: `管理类别 普管` needs its name, `电话` under a report does not. */
const BARE: ReadonlySet<string> = new Set(['form', 'content', 'note', 'step', 'hospital', 'reason', 'organName']);

function isTable(name: string): name is TermTable {
  return Object.hasOwn(TERMS, name);
}

function valueWords(name: string, value: unknown, today: string, language: Language): string {
  if (typeof value === 'boolean') return termWords('properReason', value ? 'yes' : 'no')?.[language] ?? String(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (DAY.test(value)) return sayDay(value, today, language);
    return (isTable(name) ? termWords(name, value)?.[language] : undefined) ?? value;
  }
  if (Array.isArray(value)) {
    const texts = value.filter((item) => typeof item === 'string');
    if (texts.length === value.length) return texts.join(language === 'zh' ? '、' : ', ');
    return language === 'zh' ? `${value.length} 人` : String(value.length);
  }
  if (typeof value === 'object' && value !== null)
    return fieldsWords(value, today, language).join(language === 'zh' ? '，' : ', ');
  return '';
}

function fieldsWords(data: object, today: string, language: Language): string[] {
  const entries = Object.entries(data).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  const span = typeof fields.from === 'string' && typeof fields.to === 'string';
  return entries.flatMap(([name, value]): string[] => {
    if (name === 'event' || (span && name === 'to')) return [];
    if (span && name === 'from')
      return [`${sayDay(String(fields.from), today, language)}—${sayDay(String(fields.to), today, language)}`];
    const said = valueWords(name, value, today, language);
    if (said === '') return [];
    return [BARE.has(name) ? said : `${fieldWords(name)[language]} ${said}`];
  });
}

/** What an entry of the history says beyond its title, in words: «10月3日—10月9日，就医，批准机关 司法所». */
export function eventDetail(event: Pick<CaseEvent, 'data'>, today: string, language: Language): string {
  return fieldsWords(event.data, today, language).join(language === 'zh' ? '，' : ', ');
}

/** Lengths of sentences and terms in words: 三年, 1年6个月, 一年零六个月, 十八个月, 拘役四个月, 60天. */
import { findNumber, NUMERAL_CHARACTERS } from './numerals.ts';
import { normalise } from './text.ts';

export interface Length {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

const NUMERAL = `[${NUMERAL_CHARACTERS}]+`;
const PATTERN = new RegExp(`^(?:(${NUMERAL}?)年)?[零又]?(?:(${NUMERAL}?)个?月)?[零又]?(?:(${NUMERAL}?)[日天])?$`);

/** Reads a length; undefined when the text says more than one (有期徒刑二年缓刑三年) or none. */
export function findLength(text: string): Length | undefined {
  const written = normalise(text)
    .replace(/[ ,，、]/g, '')
    .replace(/^(有期徒刑|拘役|管制|缓刑|考验期|剩余刑期|矫正期限)/, '')
    .replace(/整$/, '')
    .replace(/半年$/, '6个月')
    .replace(/年半$/, '年6个月');
  const match = PATTERN.exec(written);
  if (!match || written === '') return undefined;
  const [years, months, days] = [match[1], match[2], match[3]].map((part) =>
    part === undefined ? 0 : findNumber(part.replace(/^零/, '')),
  );
  if (years === undefined || months === undefined || days === undefined) return undefined;
  return years + months + days === 0 ? undefined : { years, months, days };
}

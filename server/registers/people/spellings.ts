/** What a search by name is matched against: the name itself, its pinyin and its initials, in every reading of its characters. */
import { pinyin, polyphonic } from 'pinyin-pro';

/** Readings are multiplied out up to this many; a name with more is rare, and its surname reading is among the first. */
const MOST_READINGS = 24;

/** `|张三|zhangsan|zs|`: names, full pinyin and initials between bars, in lower case. Surnames are also read as surnames (单: shàn, 曾: zēng). */
export function spellingsOf(name: string, alias?: string): string {
  const spellings = new Set<string>();
  for (const written of [name, alias]) {
    const plain = compact(written ?? '');
    if (plain === '') continue;
    spellings.add(plain);
    for (const reading of readingsOf(plain)) {
      const full = reading.join('');
      spellings.add(full);
      if (/[ln]v/.test(full)) spellings.add(full.replace(/([ln])v/g, '$1u'));
      spellings.add(reading.map((syllable) => syllable[0] ?? '').join(''));
    }
  }
  return `|${[...spellings].join('|')}|`;
}

/** The spelling a query is compared in: lower case, without blanks, tones, dots between parts of a name, and our bars. */
export function compact(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.'’|-]/g, '');
}

function readingsOf(name: string): string[][] {
  const surname = pinyin(name, { toneType: 'none', surname: 'head', type: 'array' }).map(ascii);
  const perCharacter = polyphonic(name, { toneType: 'none', type: 'array' }).map((readings) => [...new Set(readings.map(ascii))]);
  let readings: string[][] = [[]];
  for (const choices of perCharacter) {
    readings = readings.flatMap((before) => (choices.length === 0 ? [before] : choices.map((choice) => [...before, choice])));
    if (readings.length > MOST_READINGS) readings = readings.slice(0, MOST_READINGS);
  }
  return [surname, ...readings];
}

/** ü is typed as v on a Chinese keyboard. */
function ascii(syllable: string): string {
  return syllable.replaceAll('ü', 'v').toLowerCase();
}

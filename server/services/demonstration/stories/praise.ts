/** The county looks at praise when its day has come: six months after the beginning, the last sanction or the last praise. */
import { addMonths, later, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import type { Dice } from '../dice.ts';
import type { Life } from './life.ts';

const BEGIN_ANEW: readonly string[] = ['admonished', 'warned', 'punished', 'praised'];
/** After these the person is no longer under supervision here. */
const STOPS: readonly string[] = [
  'papers-sent',
  'revocation-proposed',
  'recommittal-proposed',
  'died',
  'pardoned',
  'annulled',
  'released',
];
/** While one of these lasts nobody is praised. */
const OUT_OF_SIGHT: readonly string[] = ['contact-lost', 'custody-notified'];
const IN_SIGHT: readonly string[] = ['found', 'custody-ended'];
const MONTHS = 6;

/** Notes each decision the demonstration's parameters ask for, some days after its day: praise for few, not yet for most. */
export function considerPraise(diary: Diary, life: Life, dice: Dice): void {
  const registered = diary.events().find(({ type }) => type === 'registered')?.on;
  if (registered === undefined) return;
  let from = addMonths(later(registered, life.term.from), MONTHS);
  while (from <= life.term.to && diary.past(from)) {
    const begunAnew = lastBefore(diary, from, BEGIN_ANEW);
    const next = begunAnew === undefined ? from : addMonths(begunAnew, MONTHS);
    if (next > from) {
      from = next;
      continue;
    }
    if (lastBefore(diary, from, STOPS) !== undefined) return;
    const day = diary.workdayWithin(from, 4, 14);
    const [lost, back] = [lastBefore(diary, day, OUT_OF_SIGHT), lastBefore(diary, day, IN_SIGHT)];
    const away = lost !== undefined && (back === undefined || back < lost);
    // Three in ten are praised; the others hear why not, and it is looked at again half a year later.
    from = decide(diary, day, away ? 'away' : dice.chance(0.3) ? 'praised' : 'declined');
  }
}

/** Returns the day from which praise is considered again. */
function decide(diary: Diary, day: PlainDate, course: 'praised' | 'declined' | 'away'): PlainDate {
  if (course === 'praised') {
    const conditions = { acceptsJudgment: true, obeysLaw: true, obeysRules: true, takesPart: true };
    diary.note('praise-proposed', diary.lastWorkday(day), conditions);
    diary.note('praised', day, { ground: 1, approvedBy: 'county' });
  } else if (course === 'away') {
    diary.note('praise-declined', day, { praiseLacks: 'other', content: '本人正被羁押或者下落不明，待恢复监督管理后再议' });
  } else {
    const content = '教育学习、公益活动参加较少，未见积极表现';
    diary.note('praise-declined', day, { praiseLacks: 'takesPart', content });
  }
  return addMonths(day, MONTHS);
}

function lastBefore(diary: Diary, before: PlainDate, types: readonly string[]): PlainDate | undefined {
  return diary.events().findLast(({ type, on }) => types.includes(type) && on <= before)?.on;
}

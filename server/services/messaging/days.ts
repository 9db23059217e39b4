/** Days and hours as a message says them. */
import { dayOf, monthOf, type PlainDate, sayDate, sayWeekday, weekdayOf, yearOf } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { instantInShanghai } from '../../platform/cases/standing.ts';

const EN_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** «12月5日（周六）», «Sat 5 Dec», with the year when it is not today's; with the hour where the clock counts hours. */
export function sayWhen(due: PlainDate, dueAt: Date | null, today: PlainDate): Words {
  const hour = dueAt === null ? '' : ` ${instantInShanghai(dueAt).slice(11, 16)}`;
  const year = yearOf(due) === yearOf(today) ? '' : ` ${yearOf(due)}`;
  return words(
    `${sayDate(due, today)}（${sayWeekday(due)}）${hour.trim()}`,
    `${EN_WEEKDAYS[weekdayOf(due) - 1]} ${dayOf(due)} ${EN_MONTHS[monthOf(due) - 1]}${year}${hour}`,
  );
}

/** The end of a term: summary, appraisal and the release on the last day, whatever day of the week that is. */
import { addDays, addMonths, later, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import type { Life } from './life.ts';

/** Notes the preparations and the release. `registered` keeps them inside a term shorter than their own lead time. */
export function release(diary: Diary, life: Life, registered: PlainDate): void {
  const { to } = life.term;
  const summary = diary.lastWorkday(later(addDays(registered, 7), addDays(to, -diary.dice.between(31, 40))));
  diary.note('summary-written', summary, { content: '总结接受社区矫正期间的表现' });
  if (life.kind === 'temporary-release') {
    diary.note('prison-told', diary.workdayWithin(addMonths(to, -1), 2, 12), { note: '书面通知刑期即将届满' });
  }
  diary.note('appraised', diary.lastWorkday(addDays(to, -diary.dice.between(3, 10))), { content: '服从监督管理，表现良好' });
  diary.note('released', to, {});
}

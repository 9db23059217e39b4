/** The papers of a told life go to whom they must, two days later; what falls on today or after it is still to be done. */
import { createHash } from 'node:crypto';
import { COPIES } from '../../../../law/corrections/copies.ts';
import { addDays, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import type { Life } from './life.ts';

/** Copies to the procuratorate that the stories tell themselves, with the event there has been for them from the beginning. */
const TOLD: readonly string[] = ['admonition', 'warning', 'punishment-proposal'];
const DAYS_UNTIL_SERVED = 2;

export function serveCopies(diary: Diary, life: Life): void {
  const outOfPrison = life.kind === 'temporary-release' || life.kind === 'parole';
  for (const event of diary.events()) {
    for (const row of COPIES) {
      if (!(row.events as readonly string[]).includes(event.type) || row.of === 'documents') continue;
      if (event.approved === false || event.outcome === 'refused') continue;
      const day = diary.workday(addDays(event.on, DAYS_UNTIL_SERVED));
      for (const { to } of row.to) {
        if ((to === 'prison' && !outOfPrison) || (to === 'guardian' && !life.juvenile)) continue;
        if (to === 'procuratorate' && TOLD.includes(row.of)) continue;
        diary.note('copy-served', day, {
          copyOf: row.of,
          copyTo: to,
          form: to === 'person' || to === 'guardian' ? '直接送达' : '公文交换',
          receipt: '已签收',
          ...(event.proceeding === undefined ? {} : { proceeding: event.proceeding }),
        });
      }
    }
  }
}

/** A piece of evidence as it is kept: what it is, when and by whom it was taken, and the hash of the file. */
export function evidenceOf(source: string, collectedOn: PlainDate) {
  const sha256 = createHash('sha256').update(`${source} ${collectedOn}`).digest('hex');
  return [{ source, collectedOn, collector: '司法所工作人员', sha256 }];
}

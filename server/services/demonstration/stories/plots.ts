/**
 * The plots of the demonstration: how many lives follow each, where today lies in them, and how they are told.
 *
 * Every plot keeps the law unless its title says what is broken; `county.test.ts` holds them to that.
 */
import type { Kind } from '../../../../law/corrections/vocabulary.ts';
import { addDays, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import type { Dice } from '../dice.ts';
import { type Arrival, arrive, awaitPapers, lastDayToReport, settleIn } from './arrival.ts';
import { release } from './ending.ts';
import * as leaves from './leave.ts';
import type { Life } from './life.ts';
import { supervise } from './supervision.ts';
import * as trouble from './trouble.ts';

/** Where a life begins: so many days ago, or so that its term ends on a day. */
export type Placing = { readonly effective: PlainDate; readonly lasts?: 'beyond-today' } | { readonly ends: PlainDate };

export interface Plot {
  readonly name: string;
  /** How many lives in the large county, and in the small one. */
  readonly lives: readonly [number, number];
  readonly kinds?: readonly [Kind, ...Kind[]];
  readonly sex?: 'male' | 'female';
  readonly juvenile?: true;
  readonly prohibition?: true;
  /** Shortest term that has room for the story. */
  readonly leastMonths?: number;
  /** Rules whose breach is the point of the plot. */
  readonly breaks?: readonly string[];
  place(today: PlainDate, dice: Dice, index: number): Placing;
  tell(diary: Diary, life: Life, index: number): void;
}

const LEAST_FUTURE = 50;

const begun =
  (least: number, most: number): Plot['place'] =>
  (today, dice) => ({ effective: addDays(today, -dice.between(least, most)), lasts: 'beyond-today' });
const ends =
  (least: number, most: number): Plot['place'] =>
  (today, dice) => ({ ends: addDays(today, dice.between(least, most)) });
const reportDue =
  (least: number, most: number): Plot['place'] =>
  (today, dice) => {
    const wanted = addDays(today, dice.between(least, most));
    // On a day off nothing falls due: the nearest decision that keeps to the right side of today stands in.
    let effective = addDays(wanted, -10);
    while (wanted < today && lastDayToReport(effective) > wanted) effective = addDays(effective, -1);
    while (wanted >= today && lastDayToReport(effective) < wanted) effective = addDays(effective, 1);
    return { effective, lasts: 'beyond-today' };
  };

/** The person arrives and is supervised up to `until`; what `then` tells comes after. */
function supervised(diary: Diary, life: Life, until: PlainDate, arrival: Arrival = 'in-time', relaxes = true): PlainDate {
  const registered = arrive(diary, life, arrival) ?? life.effective;
  const declared = settleIn(diary, life, registered);
  supervise(diary, life, { registered, from: declared, to: until, relaxes });
  return registered;
}

const wholeLife = (diary: Diary, life: Life): void => {
  const registered = supervised(diary, life, life.term.to);
  release(diary, life, registered);
};

/** Supervised for good, with one course of events so many days ago. */
const withTrouble =
  (daysAgo: number, tell: (diary: Diary, life: Life, on: PlainDate, index: number) => void, relaxes = false): Plot['tell'] =>
  (diary, life, index) => {
    const registered = supervised(diary, life, life.term.to, 'in-time', relaxes);
    tell(diary, life, addDays(diary.today, -daysAgo), index);
    release(diary, life, registered);
  };

/** The same, but the everyday stops where the trouble begins. */
const brokenOff =
  (daysAgo: number, tell: (diary: Diary, life: Life, on: PlainDate, index: number) => void): Plot['tell'] =>
  (diary, life, index) => {
    const on = addDays(diary.today, -daysAgo);
    supervised(diary, life, addDays(on, -1), 'in-time', false);
    tell(diary, life, on, index);
  };

const someLeave = (diary: Diary, life: Life): void => {
  const registered = supervised(diary, life, life.term.to);
  const middle = addDays(registered, diary.dice.between(60, 200));
  if (addDays(middle, 20) < life.term.to)
    leaves.leave(diary, { from: middle, days: diary.dice.between(2, 7), course: 'returned' });
  release(diary, life, registered);
};

export const PLOTS: readonly Plot[] = [
  // Waiting for someone to arrive
  {
    name: 'expected',
    lives: [9, 1],
    kinds: ['suspended-sentence'],
    place: begun(4, 7),
    tell: (diary, life) => void arrive(diary, life, 'never'),
  },
  {
    name: 'due to report today or tomorrow',
    lives: [3, 1],
    kinds: ['suspended-sentence', 'public-surveillance'],
    place: reportDue(0, 1),
    tell: (diary, life) => void arrive(diary, life, 'never'),
  },
  {
    name: 'did not report, and the search began on time',
    lives: [3, 1],
    kinds: ['suspended-sentence'],
    breaks: ['RPT-01', 'RPT-03'],
    place: reportDue(-9, -4),
    tell(diary, life) {
      arrive(diary, life, 'never');
      const on = addDays(lastDayToReport(life.effective), 1);
      diary.note('search-started', on);
      diary.note('search-step', on, { step: '电话联系本人及家属，均无人接听' });
      diary.note('procuratorate-told', diary.workday(on));
      diary.note('police-asked', diary.workdayWithin(on, 0, 2));
    },
  },
  {
    name: 'did not report, and nobody has searched',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    breaks: ['RPT-01', 'RPT-03'],
    place: reportDue(-3, -2),
    tell: (diary, life) => void arrive(diary, life, 'never'),
  },
  {
    name: 'registered, to be declared',
    lives: [7, 1],
    kinds: ['suspended-sentence', 'suspended-sentence', 'parole'],
    place: begun(9, 9),
    tell(diary, life) {
      arrive(diary, life, 'never');
      const day = diary.lastWorkday(addDays(diary.today, -1));
      diary.note('reported-in', day);
      diary.note('registered', day, { channel: 'office' });
    },
  },
  {
    name: 'papers incomplete',
    lives: [3, 0],
    kinds: ['suspended-sentence'],
    breaks: ['DOC-01', 'DOC-04'],
    place: begun(14, 20),
    tell: (diary, life) => void supervised(diary, life, life.term.to, 'papers-missing'),
  },
  {
    name: 'reported late and was admonished',
    lives: [7, 1],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['RPT-01', 'RPT-03', 'ADM-01'],
    place: begun(60, 400),
    tell: (diary, life) => void supervised(diary, life, life.term.to, 'late', false),
  },

  {
    name: 'receipt to be sent',
    lives: [4, 1],
    kinds: ['suspended-sentence'],
    breaks: ['DOC-02'],
    place: (today, _dice, index) => ({ effective: addDays(today, -5 - (index % 4)), lasts: 'beyond-today' }),
    tell: (diary, life) => awaitPapers(diary, life, 'delivered'),
  },
  {
    name: 'papers not delivered in time',
    lives: [3, 0],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['DOC-01', 'RPT-01', 'RPT-03'],
    place: reportDue(-1, -1),
    tell: (diary, life) => awaitPapers(diary, life, 'noticed'),
  },
  {
    name: 'to be handed over',
    lives: [2, 0],
    kinds: ['temporary-release'],
    place: begun(5, 8),
    tell: (diary, life) => awaitPapers(diary, life, 'delivered'),
  },

  // Young people: their files are for one post only
  { name: 'juvenile', lives: [9, 2], kinds: ['suspended-sentence'], juvenile: true, place: begun(40, 330), tell: wholeLife },

  // Late, lost, found
  {
    name: 'has not reported for three weeks',
    lives: [6, 1],
    kinds: ['suspended-sentence', 'public-surveillance'],
    breaks: ['REP-01', 'CHECK-01'],
    place: begun(60, 110),
    tell: (diary, life) => void supervised(diary, life, addDays(diary.today, -24), 'in-time', false),
  },
  {
    name: 'health report late',
    lives: [2, 0],
    kinds: ['temporary-release'],
    breaks: ['REP-01', 'REP-04', 'REP-05', 'REP-07', 'CHECK-01', 'CLS-01', 'ASSESS-01'],
    place: begun(120, 260),
    tell: (diary, life) => void supervised(diary, life, addDays(diary.today, -38), 'in-time', false),
  },
  {
    name: 'lost, being searched for',
    lives: [3, 1],
    kinds: ['suspended-sentence'],
    breaks: ['LOST-01', 'REP-01'],
    place: begun(150, 500),
    tell: brokenOff(4, (diary, _life, on) => trouble.loseContact(diary, on)),
  },
  {
    name: 'lost for more than ten days',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    breaks: ['LOST-01', 'REP-01', 'CHECK-01'],
    place: begun(200, 500),
    tell: brokenOff(13, (diary, _life, on) => {
      trouble.loseContact(diary, on);
      diary.note('search-reviewed', addDays(on, 10), { content: '继续查找；本人到案后拟予警告' });
    }),
  },
  {
    name: 'lost, found, admonished',
    lives: [3, 0],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['LOST-01', 'LOST-04', 'ADM-01'],
    place: begun(200, 500),
    tell: withTrouble(70, (diary, _life, on) => {
      trouble.loseContact(diary, on, addDays(on, 5));
      trouble.find(diary, on, addDays(on, 5));
    }),
  },

  // Leave and travel
  {
    name: 'on leave',
    lives: [6, 1],
    place: begun(120, 420),
    tell: withTrouble(0, (diary, _life, _on, index) =>
      leaves.leave(diary, { from: addDays(diary.today, -2 - (index % 3)), days: 7, course: 'away' }),
    ),
  },
  {
    name: 'not back from leave',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    breaks: ['LEAVE-09', 'LEAVE-10'],
    place: begun(120, 420),
    tell: withTrouble(0, (diary) => leaves.leave(diary, { from: addDays(diary.today, -9), days: 6, course: 'away' })),
  },
  {
    name: 'leave asked for',
    lives: [3, 0],
    place: begun(120, 420),
    tell: withTrouble(0, (diary, _life, _on, index) =>
      leaves.leave(diary, { from: addDays(diary.today, 3 + index), days: index === 0 ? 12 : 4, course: 'asked' }),
    ),
  },
  {
    name: 'regular travel permitted',
    lives: [5, 0],
    kinds: ['suspended-sentence'],
    place: begun(200, 420),
    tell: withTrouble(50, (diary, _life, on) => leaves.regularTravel(diary, on)),
  },
  {
    name: 'on a leave that was extended',
    lives: [2, 0],
    place: begun(120, 420),
    tell: withTrouble(0, (diary, _life, _on, index) => leaves.extendedLeave(diary, addDays(diary.today, -7 - index))),
  },
  {
    name: 'leave sent up to the higher agency',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    place: begun(120, 420),
    tell: withTrouble(0, (diary) => leaves.leaveSentUp(diary, addDays(diary.today, 6))),
  },
  {
    name: 'away on a leave the higher agency granted',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    place: begun(150, 420),
    tell: withTrouble(0, (diary) => leaves.leaveGrantedAbove(diary, addDays(diary.today, -16))),
  },
  {
    name: 'leave refused and told in writing',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    place: begun(150, 420),
    tell: withTrouble(40, (diary, _life, on) => leaves.refusedLeave(diary, on)),
  },
  { name: 'has been on leave', lives: [26, 2], place: begun(260, 620), tell: someLeave },

  // Sanctions, devices, custody
  {
    name: 'warned',
    lives: [6, 0],
    kinds: ['suspended-sentence', 'public-surveillance', 'parole'],
    breaks: ['WARN-01'],
    place: begun(200, 480),
    tell: withTrouble(45, (diary, _life, on) => void trouble.sanction(diary, 'warned', on, 3, '多次不按规定报告，经教育不改')),
  },
  {
    name: 'warned, then punished by public security',
    lives: [2, 0],
    kinds: ['suspended-sentence', 'public-surveillance'],
    breaks: ['WARN-01', 'PSP-01'],
    place: begun(260, 480),
    tell: withTrouble(90, (diary, _life, on) => {
      trouble.sanction(diary, 'warned', on, 3, '未按规定报告，情节较重');
      trouble.punish(diary, addDays(on, 40));
    }),
  },
  {
    name: 'wears a device',
    lives: [4, 1],
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01', 'LEAVE-01', 'EPOS-01'],
    place: begun(220, 480),
    tell: withTrouble(40, (diary, _life, on) => trouble.position(diary, on)),
  },
  {
    name: 'order for a device about to end',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01', 'LEAVE-01', 'EPOS-01'],
    place: begun(260, 480),
    tell: withTrouble(85, (diary, _life, on) => trouble.position(diary, on)),
  },
  {
    name: 'in custody',
    lives: [4, 1],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['CHECK-01'],
    place: begun(150, 480),
    tell: brokenOff(18, (diary, _life, on) => trouble.custody(diary, on, undefined)),
  },
  {
    name: 'was in custody for a while',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    place: begun(300, 480),
    tell: withTrouble(120, (diary, _life, on) => trouble.custody(diary, on, addDays(on, 20))),
  },

  // Moves
  {
    name: 'asks to move, the new county is asked',
    lives: [3, 0],
    kinds: ['suspended-sentence'],
    place: begun(150, 420),
    tell: withTrouble(1, (diary, _life, on) => trouble.move(diary, on, 'consulting')),
  },
  {
    name: 'move refused',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    place: begun(200, 420),
    tell: withTrouble(60, (diary, _life, on) => trouble.move(diary, on, 'refused')),
  },
  {
    name: 'on the way to another county',
    lives: [2, 0],
    kinds: ['suspended-sentence'],
    place: begun(200, 420),
    tell: brokenOff(1, (diary, _life, on) => trouble.move(diary, on, 'in-transit')),
  },
  {
    name: 'moved to another county',
    lives: [6, 1],
    kinds: ['suspended-sentence'],
    place: begun(300, 600),
    tell: brokenOff(130, (diary, _life, on) => trouble.move(diary, on, 'done')),
  },

  // Revocation and return
  {
    name: 'revocation proposed',
    lives: [2, 1],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['WARN-01', 'REVP-01', 'REVJ-01'],
    place: begun(320, 480),
    tell: withTrouble(11, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'proposed')),
  },
  {
    name: 'revocation proposed, arrested',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01', 'REVP-01'],
    place: begun(320, 480),
    tell: brokenOff(9, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'arrested')),
  },
  {
    name: 'return to prison proposed',
    lives: [1, 0],
    kinds: ['temporary-release'],
    breaks: ['WARN-01', 'RECM-01'],
    place: begun(320, 480),
    tell: withTrouble(12, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'proposed')),
  },
  {
    name: 'fled after the ruling',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01', 'REVP-01', 'RECM-04', 'REP-01', 'CHECK-01'],
    place: begun(360, 480),
    tell: brokenOff(60, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'fugitive')),
  },
  {
    name: 'revoked',
    lives: [4, 0],
    kinds: ['suspended-sentence', 'parole'],
    breaks: ['WARN-01', 'REVP-01', 'REVJ-01'],
    place: begun(420, 640),
    tell: brokenOff(150, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'granted')),
  },
  {
    name: 'returned to prison',
    lives: [2, 0],
    kinds: ['temporary-release'],
    breaks: ['WARN-01', 'RECM-01'],
    place: begun(420, 640),
    tell: brokenOff(160, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'granted')),
  },

  // Other ends
  {
    name: 'died',
    lives: [3, 0],
    kinds: ['suspended-sentence', 'temporary-release'],
    place: begun(300, 560),
    tell: brokenOff(100, (diary, life, on) => {
      diary.note('died', on);
      if (life.kind === 'temporary-release') diary.note('prison-told', diary.workdayWithin(on, 0, 3));
    }),
  },
  {
    name: 'pardoned',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    place: begun(300, 500),
    tell: brokenOff(80, (diary, _life, on) => void diary.note('pardoned', diary.workday(on))),
  },
  {
    name: 'decision annulled',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    place: begun(200, 400),
    tell: brokenOff(60, (diary, _life, on) => void diary.note('annulled', diary.workday(on))),
  },

  // The end of the term
  {
    name: 'last day today',
    lives: [2, 1],
    kinds: ['suspended-sentence', 'public-surveillance'],
    place: ends(0, 0),
    tell: wholeLife,
  },
  {
    name: 'last days',
    lives: [6, 1],
    kinds: ['suspended-sentence', 'suspended-sentence', 'parole'],
    place: ends(1, 7),
    tell: wholeLife,
  },
  {
    name: 'term about to end',
    lives: [16, 2],
    kinds: ['suspended-sentence', 'suspended-sentence', 'public-surveillance', 'temporary-release'],
    place: ends(8, 44),
    tell: wholeLife,
  },
  {
    name: 'term over, not released',
    lives: [1, 0],
    kinds: ['suspended-sentence'],
    breaks: ['REL-02'],
    place: ends(-2, -2),
    tell(diary, life) {
      const registered = supervised(diary, life, life.term.to);
      release({ ...diary, note: (type, on, fields) => type !== 'released' && diary.note(type, on, fields) }, life, registered);
    },
  },
  {
    name: 'held at the end of the term: in custody',
    lives: [1, 0],
    leastMonths: 8,
    kinds: ['suspended-sentence'],
    place: ends(-6, -6),
    tell: brokenOff(30, (diary, _life, on) => trouble.custody(diary, on, undefined)),
  },
  {
    name: 'held at the end of the term: proposal pending',
    lives: [1, 0],
    leastMonths: 12,
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01', 'REVP-01'],
    place: ends(-4, -4),
    tell: brokenOff(16, (diary, life, on) => trouble.proposeRevocation(diary, life, on, 'proposed')),
  },
  {
    name: 'objects to a warning',
    lives: [3, 0],
    kinds: ['suspended-sentence'],
    breaks: ['WARN-01'],
    place: begun(200, 500),
    tell: withTrouble(30, (diary, _life, on, index) => trouble.object(diary, on, index === 0)),
  },
  {
    name: 'complains of how a visit was made',
    lives: [3, 1],
    kinds: ['suspended-sentence'],
    place: begun(150, 420),
    tell: withTrouble(4, (diary, _life, on, index) =>
      trouble.complain(diary, addDays(on, -20 * index), (['waits', 'answered', 'passed-on'] as const)[index % 3] ?? 'waits'),
    ),
  },
  { name: 'released', lives: [116, 5], place: ends(-640, -1), tell: wholeLife },

  // The everyday
  {
    name: 'praised',
    lives: [12, 1],
    kinds: ['suspended-sentence', 'parole'],
    place: begun(330, 640),
    tell: withTrouble(60, (diary, _life, on) => trouble.praise(diary, on), true),
  },
  {
    name: 'under a prohibition order',
    lives: [8, 1],
    kinds: ['suspended-sentence', 'public-surveillance'],
    prohibition: true,
    place: begun(40, 300),
    tell: wholeLife,
  },
  { name: 'supervised', lives: [0, 0], place: begun(25, 690), tell: wholeLife },
];

/** The plot that fills a county up to its number of persons. */
export const EVERYDAY = 'supervised';
export { LEAST_FUTURE };

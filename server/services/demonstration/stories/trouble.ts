/** What goes wrong, or out of the ordinary, in a supervised life. Each function notes one course of events from `on`. */
import { addDays, addMonths, earlier, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import { ELSEWHERE } from '../places.ts';
import { evidenceOf } from './copies.ts';
import type { Life } from './life.ts';

/** A breach is found, the person heard, the sanction decided and copied to the procuratorate. Returns the day of the decision. */
export function sanction(diary: Diary, type: 'admonished' | 'warned', on: PlainDate, ground: number, content: string): PlainDate {
  const proceeding = `${type}-${on}`;
  const heard = diary.workdayWithin(on, 1, 3);
  const decided = diary.workdayWithin(heard, 1, 4);
  const found = diary.workday(on);
  diary.note('breach-found', found, { ground, content, evidence: evidenceOf(content, found), proceeding });
  diary.note('statement-taken', heard, { content: '听取本人陈述和申辩', proceeding });
  diary.note(type, decided, { ground, approvedBy: 'county', proceeding });
  diary.note('copied-to-procuratorate', diary.workdayWithin(decided, 0, 2), { proceeding });
  return decided;
}

/** A warning, and an objection to it: answered, passed on to the procuratorate, or still waiting. */
export function object(diary: Diary, on: PlainDate, waits: boolean): void {
  const decided = sanction(diary, 'warned', on, 3, '多次未按时报告，情节较重');
  const proceeding = `objection-${on}`;
  const filed = diary.workdayWithin(decided, 3, 6);
  diary.note('objection-filed', filed, { disputed: 'warning', content: '认为已说明原因，情节轻微', proceeding });
  if (waits) return;
  const answered = diary.workdayWithin(filed, 2, 5);
  const content = '经复核，事实清楚，维持原决定；可向人民检察院提出';
  diary.note('objection-answered', answered, { outcome: 'refused', form: '书面', content, proceeding });
  diary.note('objection-passed-on', diary.workdayWithin(answered, 1, 3), { proceeding });
}

/** A complaint about how a visit was made: waiting for its answer, answered, or passed on to the procuratorate as well. */
export function complain(diary: Diary, on: PlainDate, course: 'waits' | 'answered' | 'passed-on'): void {
  const proceeding = `complaint-${on}`;
  const filed = diary.workday(on);
  diary.note('complaint-filed', filed, { content: '走访时当着邻居谈及本人案情，影响就业', proceeding });
  if (course === 'waits') return;
  const answered = diary.workdayWithin(filed, 3, 8);
  const content = '经调查，走访人员言行不当，已批评教育并调整走访方式；不服的可向人民检察院提出';
  diary.note('complaint-answered', answered, { form: '书面', content, proceeding });
  if (course === 'passed-on') diary.note('complaint-passed-on', diary.workdayWithin(answered, 1, 3), { proceeding });
}

/** A good deed scores, praise is proposed on the four conditions, and the county gives it. */
export function praise(diary: Diary, on: PlainDate): void {
  const decided = diary.workday(on);
  const proposed = diary.lastWorkday(addDays(decided, -4));
  const deed = diary.lastWorkday(addDays(proposed, -9));
  const content = '协助村里防汛值守三天';
  diary.note('points-entered', deed, { row: 'GOOD_DEED', points: 5, evidence: evidenceOf(content, deed), content });
  diary.note('praise-proposed', proposed, { acceptsJudgment: true, obeysLaw: true, obeysRules: true, takesPart: true });
  diary.note('praised', decided, { ground: 1, approvedBy: 'county' });
}

/** Public security punishes a breach on the agency's proposal: five days of detention, and back under supervision. */
export function punish(diary: Diary, on: PlainDate): void {
  const proceeding = `punishment-${on}`;
  const proposed = diary.workdayWithin(on, 1, 3);
  const decided = diary.workdayWithin(proposed, 2, 4);
  const found = diary.workday(on);
  const content = '经警告后仍不按规定报告';
  diary.note('breach-found', found, { ground: 3, content, evidence: evidenceOf(content, found), proceeding });
  diary.note('statement-taken', found, { content: '听取本人陈述和申辩', proceeding });
  diary.note('punishment-proposed', proposed, { ground: 1, proceeding });
  diary.note('copied-to-procuratorate', proposed, { proceeding });
  diary.note('punished', decided, { ground: 1, proceeding });
  diary.note('custody-notified', diary.workdayWithin(decided, 0, 2), {
    measure: 'administrative-detention',
    decidedOn: decided,
    proceeding: `detention-${on}`,
  });
  diary.note('custody-ended', addDays(decided, 5), { proceeding: `detention-${on}` });
}

/** What is tried on each day of a search, in order; afterwards on site again. */
const SEARCHES = [
  { way: 'family', step: '电话询问家属及工作单位，均不知其去向' },
  { way: 'on-site', step: '到居住地走访，询问村委会和邻居' },
  { way: 'group', step: '询问矫正小组成员，近期未见过本人' },
  { way: 'employer', step: '走访其工作单位，已数日未上班' },
] as const;

/** Nobody can reach the person: the search begins and is written down every day, police and procuratorate are told. Ends before `until`. */
export function loseContact(diary: Diary, on: PlainDate, until: PlainDate = diary.today): void {
  const proceeding = `search-${on}`;
  diary.note('contact-failed', addDays(on, -1), { way: 'phone', note: '电话三次无人接听' });
  diary.note('contact-lost', on, { proceeding });
  for (let day = on, turn = 0; day < until; day = addDays(day, 1), turn += 1)
    diary.note('search-step', day, { ...(SEARCHES[turn] ?? SEARCHES[1]), proceeding });
  diary.note('police-asked', addDays(on, 1), { organName: '辖区派出所', proceeding });
  diary.note('procuratorate-told', addDays(on, 1), { proceeding });
  diary.note('police-answered', addDays(on, 2), { content: '已查询，暂未发现其下落', proceeding });
}

/** Found after some days, without a proper reason. */
export function find(diary: Diary, lost: PlainDate, on: PlainDate): void {
  diary.note('found', on, { properReason: 'no', proceeding: `search-${lost}` });
  sanction(diary, 'admonished', addDays(on, 1), 1, `脱离监管${Math.max(1, Number(on.slice(8)) - Number(lost.slice(8)))}日`);
}

/** How far a move to another county has come. */
export type MoveCourse = 'consulting' | 'refused' | 'in-transit' | 'done';

/** A move to another county, told backwards from `on`: the day the decision was served, or the new county was asked. */
export function move(diary: Diary, on: PlainDate, course: MoveCourse): void {
  const proceeding = `move-${on}`;
  const destination = diary.dice.pick(ELSEWHERE);
  const served = diary.lastWorkday(on);
  const decided = diary.lastWorkday(addDays(served, -diary.dice.between(0, 1)));
  const answered = diary.lastWorkday(addDays(decided, -diary.dice.between(1, 3)));
  const consulted =
    course === 'consulting' ? diary.lastWorkday(on) : diary.lastWorkday(addDays(answered, -diary.dice.between(2, 3)));
  const asked = diary.lastWorkday(addDays(consulted, -diary.dice.between(1, 3)));
  diary.note('move-requested', asked, { destination, proceeding });
  diary.note('move-consulted', consulted, { destination, proceeding });
  if (course === 'consulting') return;
  const accepted = course !== 'refused';
  diary.note('move-answered', earlier(answered, diary.deadline(consulted, 5)), { accepted, proceeding });
  diary.note('move-decided', decided, { approved: accepted, destination, proceeding });
  diary.note('move-served', served, { proceeding });
  if (course === 'refused') return;
  diary.note('papers-sent', served, { proceeding });
  if (course === 'in-transit') return;
  const received = diary.workdayWithin(served, 1, 3);
  const arrived = earlier(diary.workdayWithin(received, 0, 2), addDays(served, 7));
  diary.note('papers-received', earlier(received, arrived), { proceeding });
  diary.note('move-receipt-sent', earlier(diary.workday(received), arrived), { proceeding });
  diary.note('registered-at-new-county', arrived, { proceeding });
}

/** Electronic positioning for having left the county without leave (ground 2), approved by the head of the justice bureau. */
export function position(diary: Diary, on: PlainDate): void {
  const left = addDays(on, -6);
  sanction(diary, 'warned', left, 3, '未经批准离开所居住的县，无正当理由');
  const approved = diary.workdayWithin(left, 8, 11);
  diary.note('positioning-approved', approved, {
    ground: 2,
    from: approved,
    to: addDays(addMonths(approved, 3), -1),
    approvedBy: 'bureau-head',
    proceeding: `positioning-${on}`,
  });
}

/** A criminal measure against the person; `ends` undefined while it lasts. */
export function custody(diary: Diary, on: PlainDate, ends: PlainDate | undefined): void {
  const proceeding = `custody-${on}`;
  diary.note('custody-notified', diary.workdayWithin(on, 1, 3), { measure: 'criminal-detention', decidedOn: on, proceeding });
  if (ends !== undefined) diary.note('custody-ended', ends, { proceeding });
}

/** How far the way to prison has gone. */
export type RevocationCourse = 'proposed' | 'arrest-asked' | 'arrested' | 'granted' | 'fugitive';

/** After two warnings without effect the agency proposes to revoke (suspended sentence, parole) or to return to prison. */
export function proposeRevocation(diary: Diary, life: Life, on: PlainDate, course: RevocationCourse): void {
  const proceeding = `revocation-${on}`;
  const returns = life.kind === 'temporary-release';
  sanction(diary, 'warned', addDays(on, -95), 3, '多次不按规定报告，经教育不改');
  sanction(diary, 'warned', addDays(on, -40), 3, '未经批准外出，情节较重');
  const proposed = diary.workday(on);
  diary.note('breach-found', diary.lastWorkday(addDays(on, -6)), { ground: 4, content: '受两次警告后仍不改正', proceeding });
  diary.note('statement-taken', diary.lastWorkday(addDays(on, -4)), { content: '听取本人陈述', proceeding });
  const ground = returns ? 4 : life.kind === 'parole' ? 2 : 4;
  diary.note(returns ? 'recommittal-proposed' : 'revocation-proposed', proposed, { ground, proceeding });
  diary.note('copied-to-procuratorate', proposed, { proceeding });
  if (course === 'arrest-asked' || course === 'arrested') diary.note('arrest-requested', proposed, { proceeding });
  if (course === 'arrested') {
    const arrested = addDays(proposed, 1);
    diary.note('arrest-decided', arrested, { outcome: 'granted', proceeding });
    diary.note('custody-notified', arrested, { measure: 'arrest', decidedOn: arrested, proceeding: `arrest-${on}` });
  }
  if (course !== 'granted' && course !== 'fugitive') return;
  const ruled = diary.workdayWithin(proposed, 14, 26);
  diary.note(returns ? 'organ-decided' : 'court-ruled', ruled, { outcome: 'granted', proceeding });
  if (course === 'granted') diary.note('taken-into-custody', diary.workdayWithin(ruled, 0, 2), { proceeding });
  else diary.note('not-found-after-ruling', diary.workdayWithin(ruled, 1, 4), { proceeding });
}

/**
 * What is said. Inside Guitu staff read the person's name, the act and the arithmetic. What leaves the house names neither the person nor
 * what he is to the office: a text message is read over shoulders (RIGHT-08; 社区矫正法 26), a letter passes servers. A juvenile's message
 * does not name the office either (社区矫正法 52–58).
 */
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import type { Said, Values } from './content.ts';
import { sayWhen } from './days.ts';
import type { LiveDuty } from './live-duty.ts';
import type { Correction, ToldRow } from './recalls.ts';

/** Who hears it and where: inside Guitu, a letter to staff, or a text message to the person. */
export type Audience = 'staff' | 'staff-outside' | 'person';

export interface About {
  readonly audience: Audience;
  /** Name of the case's person; empty for a case without one. */
  readonly person: string;
  readonly office: string;
  readonly juvenile: boolean;
  readonly today: PlainDate;
}

/** What the person is asked to do, in words that fit any office of any kind. */
const PERSON_ACTS: Readonly<Record<string, Words>> = {
  'RPT-01': words('到约定的地点办理手续', 'come to the agreed place'),
  'REP-01': words('按约定与我们联系', 'be in touch as agreed'),
  'REP-04': words('按约定提交材料', 'hand in the papers as agreed'),
  'REP-05': words('按约定提交材料', 'hand in the papers as agreed'),
  'LEAVE-09': words('返回并与我们联系', 'be back and get in touch'),
  'MOVE-07': words('到新的联系单位办理手续', 'come to your new contact'),
  'REL-01': words('提交书面材料', 'hand in what you have written'),
};
const ANY_ACT = words('办理约定的事项', 'do what was agreed');

function actOf(duty: Pick<LiveDuty, 'rule' | 'reasons'> | { rule: string; reasons?: undefined }, { audience }: About): Words {
  if (audience === 'person') return PERSON_ACTS[duty.rule] ?? ANY_ACT;
  return duty.reasons?.act ?? words('该项期限', 'that duty');
}

/** «恩江司法所», or, for a juvenile, whoever he is in touch with. */
function contact({ office, juvenile }: About): Words {
  return juvenile ? words('您的联系人', 'your contact') : words(office, office);
}

export function reminderWords(duty: LiveDuty & { readonly due: PlainDate }, about: About): Said {
  const act = actOf(duty, about);
  const when = sayWhen(duty.due, duty.dueAt, about.today);
  const title = words('期限提醒', 'A day is near');
  if (about.audience === 'person') {
    const who = contact(about);
    return {
      title,
      text: words(
        `您好，请在${when.zh}前${act.zh}。如有不便或疑问，请联系${who.zh}。号码有误请告知，我们将停发。`,
        `Hello. Please ${act.en} by ${when.en}. If you cannot or have a question, call ${who.en}. Wrong number? Tell us and we stop.`,
      ),
    };
  }
  if (about.audience === 'staff-outside') {
    return {
      title,
      text: words(`${act.zh}：${when.zh}到期。请登录归途查看。`, `${act.en}: due ${when.en}. Sign in to Guitu to see it.`),
    };
  }
  const name = about.person === '' ? words('', '') : words(`${about.person}：`, `${about.person}: `);
  return {
    title,
    text: words(
      `${name.zh}${act.zh}，${when.zh}到期。${duty.reasons.because.zh}`,
      `${name.en}${act.en}, due ${when.en}. ${duty.reasons.because.en}`,
    ),
  };
}

/** What was told, what is so now, and why. */
export function recallWords(told: ToldRow, { kind, duty }: Correction, about: About): Said {
  const act = actOf(duty ?? { rule: told.rule }, about);
  const was = told.due === null ? words('的期限', 'the day') : sayWhen(told.due, told.dueAt, about.today);
  const now = duty?.due == null ? undefined : sayWhen(duty.due, duty.dueAt, about.today);
  const why = reasonOf(kind, duty, told, about);
  const again = kind === 'owed-again' && now !== undefined;
  const moved = kind === 'moved' && now !== undefined;
  const title = moved
    ? words('更正：期限有变', 'Put right: the day has moved')
    : again
      ? words('更正：仍需办理', 'Put right: it is to be done after all')
      : kind === 'paused'
        ? words('更正：暂缓办理', 'Put right: it rests for now')
        : words('更正：不再需要办理', 'Put right: it is no longer to be done');
  const change = moved
    ? words(`现改为${now.zh}前`, `is now ${now.en}`)
    : again
      ? words(`现仍需办理，期限为${now.zh}`, `is to be done after all, by ${now.en}`)
      : kind === 'paused'
        ? words('现暂缓，恢复后另行告知', 'rests for now; you will be told the new day')
        : words('现不再需要办理', 'is no longer to be done');
  const because = words(`，因${why.zh}`, `, because ${why.en}`);
  if (about.audience === 'person') {
    const who = contact(about);
    return {
      title,
      text: words(
        `您好，先前告知您${was.zh}前${act.zh}，${change.zh}${because.zh}。如有疑问，请联系${who.zh}。`,
        `Hello. You were told to ${act.en} by ${was.en}: this ${change.en}${because.en}. Questions: ${who.en}.`,
      ),
    };
  }
  const name = about.audience === 'staff' && about.person !== '' ? about.person : '';
  const end = about.audience === 'staff' ? words('', '') : words('请登录归途查看。', ' Sign in to Guitu to see it.');
  return {
    title,
    text: words(
      `${name === '' ? '' : `${name}：`}先前告知的“${act.zh}”${was.zh}到期，${change.zh}${because.zh}。${end.zh}`,
      `${name === '' ? '' : `${name}: `}«${act.en}», of which you were told ${was.en}, ${change.en}${because.en}.${end.en}`,
    ),
  };
}

function reasonOf(kind: Correction['kind'], duty: LiveDuty | undefined, told: ToldRow, about: About): Words {
  const holiday = kind === 'moved' && duty?.reasons.counting.moved === true && duty.opens === told.opens;
  if (about.audience !== 'staff') {
    return holiday
      ? words('遇休息日顺延', 'the last day was a day off')
      : words('登记的情况有变化', 'what is on record has changed');
  }
  if (duty === undefined) return words('案卷的记录有变化', 'the record of the case has changed');
  if (kind === 'lifted' && duty.reasons.lifted) return withoutStop(duty.reasons.lifted);
  return withoutStop(duty.reasons.because);
}

function withoutStop({ zh, en }: Words): Words {
  return words(zh.replace(/。$/, ''), en.replace(/\.$/, ''));
}

/** Fills `{places}`; a value that is missing leaves nothing behind. */
export function fill(text: Words, values: Values): Words {
  const in_ = (locale: keyof Words) =>
    text[locale]
      .replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name];
        return value === undefined ? '' : typeof value === 'object' ? value[locale] : String(value);
      })
      .trim();
  return words(in_('zh'), in_('en'));
}

/**
 * Lost contact (失去联系): 社区矫正法 30; 实施办法 38.
 *
 * 1. LOST-01: lost means searched for at once: phone, message, family, employer, on site; each step on record.
 * 2. LOST-02, LOST-03: the own search failed: the police are asked and the procuratorate is told, both promptly.
 * 3. LOST-04: found: the days out of supervision decide what may follow. The system shows the crossing points; a human decides.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addMonths, daysBetween } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, promptly, sameDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

/** The loss that is still open: no `found` after it. */
function openLoss(context: CorrectionsContext): PastEvent | undefined {
  const last = context.history.last('contact-lost', 'found');
  return last?.type === 'contact-lost' ? last : undefined;
}

const searching = (context: CorrectionsContext) => openLoss(context) !== undefined || context.history.has('search-started');
const whileLost = (rule: string) => (context: CorrectionsContext) =>
  searching(context)
    ? undefined
    : refusal(
        rule,
        [law(30)],
        words('没有正在进行的查找', 'no search is going on'),
        words('先登记失去联系', 'record the loss of contact first'),
      );

/** Events that end a search: the person is there. */
const BACK = ['found', 'reported-in', 'handed-over', 'registered'];

/** What belongs to the loss on which `event` lies: from the last time the person was there until the next. */
function runOf(context: CorrectionsContext, event: PastEvent): readonly PastEvent[] {
  const events = context.history.events;
  const place = events.indexOf(event);
  const before = events.findLastIndex((candidate, index) => index < place && BACK.includes(candidate.type));
  const after = events.findIndex((candidate, index) => index > place && BACK.includes(candidate.type));
  return events.slice(before + 1, after < 0 ? undefined : after + 1);
}

/** Clocks that the search for an earlier loss does not stop. */
const startsOf = (events: readonly PastEvent[], context: CorrectionsContext): readonly Start[] =>
  events.map((event) => ({ ...startOf(event), run: runOf(context, event) }));
const isSearch = (event: PastEvent) => event.type === 'search-started';
const eachLoss = (context: CorrectionsContext) => startsOf(context.history.all('contact-lost'), context);

const found = (start: Start, context: CorrectionsContext) => {
  const event = context.history.all('found').find((candidate) => candidate.on >= start.opens);
  return event ? { on: event.on, why: words('已查找到人', 'the person has been found') } : undefined;
};

export const lostContact = {
  id: 'lost-contact',
  title: words('失去联系', 'Lost contact'),
  cite: [law(30), measures(38)],
  actions: {
    'record-lost-contact': {
      title: words('登记失去联系', 'Record lost contact'),
      event: 'contact-lost',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LOST-01',
      cite: [law(30)],
      refuse: (context) =>
        openLoss(context)
          ? refusal('LOST-01', [law(30)], words('已登记失去联系，正在查找', 'the loss is on record and the search goes on'))
          : undefined,
    },
    'record-search-step': {
      title: words('记录查找步骤', 'Record a search step'),
      event: 'search-step',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'LOST-01',
      cite: [law(30), measures(38)],
      refuse: whileLost('LOST-01'),
    },
    'ask-police': {
      title: words('请求公安机关协助', 'Ask the police'),
      event: 'police-asked',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'LOST-02',
      cite: [law(30), measures(38)],
      refuse: whileLost('LOST-02'),
    },
    'tell-procuratorate': {
      title: words('通报人民检察院', 'Tell the procuratorate'),
      event: 'procuratorate-told',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'LOST-03',
      cite: [measures(38)],
    },
    'record-found': {
      title: words('登记查找到人', 'Record that the person was found'),
      event: 'found',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'LOST-04',
      cite: [law(30)],
      refuse: whileLost('LOST-04'),
    },
  },
  duties: [
    {
      rule: 'LOST-01',
      who: 'county-agency',
      act: words('立即组织查找', 'Search at once'),
      cite: [law(30), measures(38)],
      starts: eachLoss,
      due: sameDay(),
      met: ['search-started', 'search-step'],
      lifted: found,
      missed: words('脱管的监督责任', 'responsibility for a person out of supervision'),
      doneBy: 'record-search-step',
    },
    {
      rule: 'LOST-02',
      who: 'county-agency',
      act: words('请求公安机关协助查找', 'Ask the police to help search'),
      cite: [law(30), measures(38)],
      starts: eachLoss,
      due: promptly('LOST-02'),
      met: ['police-asked'],
      lifted: found,
      doneBy: 'ask-police',
    },
    {
      rule: 'LOST-03',
      who: 'county-agency',
      act: words('通报人民检察院', 'Tell the procuratorate'),
      cite: [measures(38)],
      // From the search, or from the loss itself where no search is on record.
      starts: (context) =>
        startsOf(
          context.history
            .all('search-started', 'contact-lost')
            .filter((event) => event.type === 'search-started' || !runOf(context, event).some(isSearch)),
          context,
        ),
      due: promptly('LOST-03'),
      met: ['procuratorate-told'],
      lifted: found,
      doneBy: 'tell-procuratorate',
    },
  ],
  findings: [outOfSupervision],
} as const satisfies CorrectionsProcedure;

/** LOST-04: days out of supervision and where they stand on the ladder. */
function outOfSupervision(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('contact-lost').flatMap((lost) => {
    const back = context.history.all('found').find((event) => event.on >= lost.on);
    const decided = context.history.all('admonished', 'warned', 'punished', 'revocation-proposed', 'recommittal-proposed');
    if (back && decided.some((event) => event.on >= back.on)) return [];
    const until = back?.on ?? context.on;
    const gone = daysBetween(lost.on, until);
    const warningBeyond = context.parameters.get('sanction.lateWarningDays', lost.on).value;
    const overMonth = until > addMonths(lost.on, context.parameters.get('sanction.revocationMonths', lost.on).value);
    const excused = back?.data.properReason === 'yes';
    const ladder = overMonth
      ? words('已超过一个月', 'over a month')
      : gone > warningBeyond
        ? words(`已超过${warningBeyond}日，达到警告界限`, `beyond ${warningBeyond} days, the limit of a warning`)
        : words(`未超过${warningBeyond}日，训诫界限内`, `within ${warningBeyond} days, the limit of an admonition`);
    return [
      {
        rule: back ? 'LOST-04' : 'LOST-01',
        severity: excused ? ('notice' as const) : ('breach' as const),
        words: words(
          `自${lost.on}失去联系${back ? `，${back.on}找到` : ''}，脱离监管${gone}日，${ladder.zh}${excused ? '；有正当理由，仅作记录' : ''}`,
          `Out of contact since ${lost.on}${back ? `, found on ${back.on}` : ''}: ${gone} days, ${ladder.en}${excused ? '; there is a proper reason: record only' : ''}`,
        ),
        cite: [law(30), measures(34, 35, 38)],
        since: lost.on,
      },
    ];
  });
}

/**
 * Lost contact (失去联系): 社区矫正法 30; 实施办法 38.
 *
 * 1. Out of reach is not yet lost: the attempts are on record, and after the hours the county has set it is decided whether contact is lost.
 * 2. LOST-01: lost means searched for at once: phone, message, family, employer, on site; each step on record, on site within the hours and in writing
 *    as often as the county has set.
 * 3. LOST-02, LOST-03: the own search failed: the police are asked, who must help and answer, and the procuratorate is told, both promptly.
 */
import { law, measures } from '../kernel/citation.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, eachAnew, hoursWhereSet, onDay, promptly, sameDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { openLoss } from './losses.ts';
import { COUNTY, POLICE, STAFF } from './posts.ts';
import { eachLoss, firstFailures, isSearch, known, logRounds, logRoundsOf, runOf, SIGNS, startsOf, whileLost } from './search.ts';
import { LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

const answered = (context: CorrectionsContext) =>
  context.history.has('police-asked')
    ? undefined
    : refusal(
        'LOST-02',
        [law(30), measures(38)],
        words('没有请求公安机关协助', 'the police were not asked'),
        words('先办理“请求公安机关协助”', 'ask them first'),
      );

const search = { from: LIVE_STATES, rule: 'LOST-02', cite: [law(30), measures(38)] } as const;

export const lostContact = {
  id: 'lost-contact',
  title: words('失去联系', 'Lost contact'),
  cite: [law(30), measures(38)],
  actions: {
    'record-failed-contact': {
      title: words('登记联系不上', 'Record that nobody answers'),
      event: 'contact-failed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LOST-01',
      cite: [law(30)],
    },
    'record-lost-contact': {
      title: words('登记失去联系', 'Record lost contact'),
      event: 'contact-lost',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LOST-01',
      cite: [law(30)],
      refuse(context) {
        if (context.inCustody) {
          return refusal(
            'LOST-01',
            [law(30, 32)],
            words('本人正被羁押，不属于失去联系', 'the person is in custody: that is no loss of contact'),
          );
        }
        return openLoss(context)
          ? refusal('LOST-01', [law(30)], words('已登记失去联系，正在查找', 'the loss is on record and the search goes on'))
          : undefined;
      },
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
      by: COUNTY,
      refuse: whileLost('LOST-02'),
      ...search,
    },
    'answer-search': {
      title: words('答复协助查找', 'Answer the request for help'),
      event: 'police-answered',
      by: POLICE,
      refuse: answered,
      ...search,
    },
    'record-police-answer': {
      title: words('登记公安机关答复', 'Record the answer of the police'),
      event: 'police-answered',
      by: COUNTY,
      refuse: answered,
      ...search,
    },
    'tell-procuratorate': {
      title: words('通报人民检察院', 'Tell the procuratorate'),
      event: 'procuratorate-told',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'LOST-03',
      cite: [measures(38)],
    },
  },
  duties: [
    {
      rule: 'LOST-01',
      clock: 'recognise',
      who: 'judicial-office',
      act: words('判断是否失去联系', 'Decide whether contact is lost'),
      cite: [law(30), measures(38)],
      starts: firstFailures,
      due: hoursWhereSet('contact.lostAfter', 'LOST-01'),
      met: ['contact-lost'],
      lifted: (start) => {
        const sign = start.run?.find(({ type }) => SIGNS.includes(type));
        return sign ? { on: sign.on, why: words('已取得联系', 'the person was reached') } : undefined;
      },
      doneBy: 'record-lost-contact',
    },
    {
      rule: 'LOST-01',
      who: 'county-agency',
      act: words('立即组织查找', 'Search at once'),
      cite: [law(30), measures(38)],
      starts: eachLoss,
      due: sameDay(),
      met: ['search-started', 'search-step'],
      lifted: known,
      missed: words('脱管的监督责任', 'responsibility for a person out of supervision'),
      doneBy: 'record-search-step',
    },
    {
      rule: 'LOST-01',
      clock: 'on-site',
      who: 'judicial-office',
      act: words('实地查找', 'Search on site'),
      cite: [measures(38)],
      starts: (context) =>
        eachLoss(context)
          .filter(({ opens }) => context.parameters.find('lost.onSiteHours', opens) !== undefined)
          .map((start) => ({
            ...start,
            // A visit of the days before was to somebody who was there.
            run: (start.run ?? []).filter(
              ({ type, on, data }) => on >= start.opens && (type !== 'search-step' || data.way === 'on-site'),
            ),
          })),
      due: hoursWhereSet('lost.onSiteHours', 'LOST-01'),
      met: ['search-step', 'visit-made'],
      lifted: known,
      doneBy: 'record-search-step',
    },
    {
      rule: 'LOST-01',
      clock: 'log',
      who: 'judicial-office',
      act: words('记录查找情况', 'Write the search down'),
      cite: [measures(38)],
      starts: logRounds,
      due: onDay((start, context) => logRoundsOf(start, context).find(({ from }) => from === start.opens)?.to),
      met: ['search-step', 'search-reviewed', 'police-answered'],
      lifted: known,
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
      lifted: known,
      doneBy: 'ask-police',
    },
    {
      rule: 'LOST-02',
      clock: 'answer',
      who: 'public-security',
      act: words('协助查找并答复', 'Help search, and answer'),
      cite: [law(30), measures(38)],
      starts: eachAnew('police-asked'),
      due: promptly('LOST-02'),
      met: ['police-answered'],
      lifted: known,
      endsWithCase: true,
      doneBy: 'answer-search',
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
      lifted: known,
      doneBy: 'tell-procuratorate',
    },
  ],
  findings: [],
} as const satisfies CorrectionsProcedure;

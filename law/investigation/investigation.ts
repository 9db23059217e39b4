/**
 * Assessment before sentencing or release (调查评估): 社区矫正法 18; 实施办法 13, 14.
 *
 * 1. INV-02: told of a commission, the procuratorate of the place is told promptly.
 * 2. INV-04: 10 working days from the day commission and papers are complete, 5 in fast-track cases. The clock starts only when they are complete.
 * 3. INV-05: what cannot be carried out goes back with an explanation. INV-06: the organ says whether it adopted the opinion.
 *
 * An assessment is a case of its own; it may never become a corrections case (INV-01).
 */
import { z } from 'zod';
import { law, measures } from '../kernel/citation.ts';
import type { Domain } from '../kernel/domain.ts';
import { promptly, workingDays } from '../kernel/due.ts';
import { type EventType, eventType } from '../kernel/event.ts';
import { type DanglingCorrection, type History, historyOf, type PastEvent } from '../kernel/history.ts';
import { danglingFindings, MENDING_EVENTS, mendingActions } from '../kernel/mending.ts';
import type { CaseContext, Procedure, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CountKey, Parameters } from '../parameters/profiles.ts';

const STATES = {
  commissioned: words('已受委托', 'Commissioned'),
  complete: words('材料齐全', 'Papers complete'),
  opined: words('已出具意见', 'Opinion sent'),
  returned: words('已退回', 'Returned'),
} as const satisfies Record<string, Words>;
type State = keyof typeof STATES;
const EVERY_STATE = Object.keys(STATES) as State[];

const note = { note: z.string().optional() };
const EVENTS = {
  'commission-received': eventType('收到委托', 'Commission received', { fastTrack: z.boolean().optional(), ...note }, ['note']),
  'commission-completed': eventType('委托材料齐全', 'Commission complete', { fastTrack: z.boolean().optional(), ...note }, [
    'note',
  ]),
  'opinion-sent': eventType('出具调查评估意见', 'Opinion sent', { suitable: z.boolean().optional(), ...note }, ['note']),
  'opinion-copied': eventType(
    '意见抄送人民检察院',
    'Opinion copied to the procuratorate',
    { receipt: z.string().optional(), ...note },
    ['receipt', 'note'],
  ),
  'commission-returned': eventType('退回委托', 'Commission returned', { ground: z.string().optional(), ...note }, ['note']),
  'adoption-told': eventType(
    '告知采信情况',
    'Adoption told',
    { adopted: z.union([z.boolean(), z.enum(['yes', 'no', 'partly'])]).optional(), ...note },
    ['note'],
  ),
  'procuratorate-told': eventType('告知人民检察院', 'Procuratorate told', note, ['note']),
  ...MENDING_EVENTS,
} as const satisfies Record<string, EventType>;

interface InvestigationContext extends CaseContext {
  readonly dangling: readonly DanglingCorrection[];
  readonly parameters: Parameters;
  readonly ending: PastEvent | undefined;
}

const first =
  (type: keyof typeof EVENTS) =>
  (context: InvestigationContext): readonly Start[] => {
    const event = context.history.first(type);
    const { zh, en } = EVENTS[type];
    return event ? [{ opens: event.on, event, said: words(zh, en.toLowerCase()) }] : [];
  };

const isFastTrack = (history: History) =>
  history.all('commission-received', 'commission-completed').some((event) => event.data.fastTrack === true);
const period = (_start: Start, context: InvestigationContext): CountKey =>
  isFastTrack(context.history) ? 'investigation.workingDays.fastTrack' : 'investigation.workingDays.normal';

const returned = (_start: Start, context: InvestigationContext) => {
  const event = context.history.first('commission-returned');
  return event ? { on: event.on, why: words('委托已退回', 'the commission went back') } : undefined;
};

const assessment = {
  id: 'assessment',
  title: words('调查评估', 'Assessment'),
  cite: [law(18), measures(13, 14)],
  actions: {
    'receive-commission': {
      title: words('收到委托', 'Receive a commission'),
      event: 'commission-received',
      from: ['commissioned'],
      by: ['county-examiner', 'county-head'],
      rule: 'INV-01',
      cite: [law(18)],
      refuse: (context) =>
        context.history.has('commission-received')
          ? refusal('INV-01', [law(18)], words('委托已登记', 'the commission is on record'))
          : undefined,
    },
    'complete-commission': {
      title: words('材料齐全', 'Record that the papers are complete'),
      event: 'commission-completed',
      from: ['commissioned'],
      by: ['county-examiner', 'county-head'],
      rule: 'INV-04',
      cite: [measures(14)],
    },
    'send-opinion': {
      title: words('出具意见', 'Send the opinion'),
      event: 'opinion-sent',
      from: ['complete'],
      by: ['county-head'],
      rule: 'INV-04',
      cite: [measures(14)],
    },
    'copy-opinion': {
      title: words('意见抄送人民检察院', 'Copy the opinion to the procuratorate'),
      event: 'opinion-copied',
      from: ['opined'],
      by: ['county-examiner', 'county-head'],
      rule: 'INV-04',
      cite: [measures(14)],
    },
    'return-commission': {
      title: words('退回委托', 'Return the commission'),
      event: 'commission-returned',
      from: ['commissioned', 'complete'],
      by: ['county-head'],
      rule: 'INV-05',
      cite: [measures(14)],
    },
    'record-adoption': {
      title: words('登记采信情况', 'Record the adoption'),
      event: 'adoption-told',
      from: ['opined'],
      by: ['county-examiner', 'county-head'],
      rule: 'INV-06',
      cite: [measures(14)],
    },
    'tell-procuratorate': {
      title: words('告知人民检察院', 'Tell the procuratorate'),
      event: 'procuratorate-told',
      from: ['commissioned', 'complete', 'opined'],
      by: ['county-examiner', 'county-head'],
      rule: 'INV-02',
      cite: [measures(13)],
    },
    ...mendingActions<InvestigationContext, State>(EVERY_STATE, ['county-examiner', 'county-head'], ['county-head']),
  },
  duties: [
    {
      rule: 'INV-02',
      who: 'county-agency',
      act: words('告知人民检察院收到委托', 'Tell the procuratorate that a commission arrived'),
      cite: [measures(13)],
      starts: first('commission-received'),
      due: promptly('INV-02'),
      met: ['procuratorate-told'],
      doneBy: 'tell-procuratorate',
    },
    {
      rule: 'INV-04',
      who: 'county-agency',
      act: words('提交调查评估意见书', 'Send the assessment opinion'),
      cite: [measures(14)],
      starts: first('commission-completed'),
      due: workingDays<InvestigationContext, CountKey>(period),
      met: ['opinion-sent'],
      lifted: returned,
      missed: words('意见迟到可能不被采用；由检察机关纠正', 'a late opinion may go unused; the procuratorate may correct'),
      doneBy: 'send-opinion',
    },
    {
      rule: 'INV-04',
      clock: 'copy',
      who: 'county-agency',
      act: words('意见抄送执行地人民检察院', 'Copy the opinion to the procuratorate'),
      cite: [measures(14)],
      starts: first('opinion-sent'),
      due: promptly('INV-04'),
      met: ['opinion-copied'],
      doneBy: 'copy-opinion',
    },
    {
      rule: 'INV-06',
      who: 'decision-organ',
      act: words('告知采信情况', 'Say whether the opinion was adopted'),
      cite: [measures(14)],
      starts: first('opinion-sent'),
      due: promptly('INV-06'),
      met: ['adoption-told'],
      doneBy: 'record-adoption',
    },
  ],
  findings: [({ dangling }) => danglingFindings(dangling)],
} as const satisfies Procedure<InvestigationContext, State>;

const FactsSchema = z.looseObject({
  kind: z.enum(['public-surveillance', 'suspended-sentence', 'parole', 'temporary-release']).optional(),
  sex: z.enum(['male', 'female', 'unknown']).optional(),
  county: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
    .optional(),
});

export const investigation: Domain<InvestigationContext, State, z.infer<typeof FactsSchema>, Parameters> = {
  id: 'investigation',
  title: words('调查评估', 'Assessment'),
  facts: FactsSchema,
  events: EVENTS,
  states: STATES,
  procedures: [assessment],
  contextOf({ record, on, calendar, parameters }) {
    const history = historyOf(record.events);
    const ending = history.first('commission-returned');
    return {
      on,
      history,
      calendar,
      parameters,
      dangling: record.dangling,
      ending,
      custody: [],
      ended: ending ? { on: ending.on, why: words('委托已退回', 'the commission went back') } : undefined,
      lastDay: undefined,
      recordBegan: undefined,
    };
  },
  stateOn({ history }) {
    if (history.has('commission-returned')) return 'returned';
    if (history.has('opinion-sent')) return 'opined';
    return history.has('commission-completed') ? 'complete' : 'commissioned';
  },
  nextStateOf: () => null,
};

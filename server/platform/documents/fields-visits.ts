/** What papers of visits, lost contact, restricted places and health are filled with (D10, D16–D18). */
import { INTERVALS, REPORT_FORMS, SEARCH_WAYS } from '../../../law/corrections/vocabulary.ts';
import {
  after,
  before,
  type Field,
  joined,
  last,
  of,
  type PaperContext,
  sayDay,
  sayMoment,
  sayPeriod,
  text,
  wordOf,
} from './field-reading.ts';

const VISITS: Readonly<Record<string, string>> = {
  'visit-made': '实地查访',
  'contact-made': '通信联络',
  'information-checked': '信息化核查',
  'search-step': '查找',
};
/** Records by which the person was heard of, and what they are called on paper. */
const SIGNS: Readonly<Record<string, string>> = {
  ...VISITS,
  'report-made': '本人报告',
  'leave-checked-in': '外出期间报告',
  'health-reported': '报告身体情况',
  'reported-in': '本人报到',
};
const HEARD = ['visit-made', 'contact-made', 'report-made', 'leave-checked-in', 'health-reported', 'reported-in'];

/** Only the paper's own record: a visit sheet made by hand is of no visit in particular. */
const visit = ({ event }: PaperContext) => (event && Object.hasOwn(VISITS, event.type) ? event : undefined);

/** The loss a request for help is about. */
const lossOf = (context: PaperContext) => of(context, 'contact-lost');

function steps(context: PaperContext): string | undefined {
  const loss = lossOf(context);
  if (!loss) return undefined;
  const { file, event } = context;
  const found = after(file, loss, ['found'], ['contact-lost']);
  const end = event && event !== loss ? file.events.indexOf(event) : found ? file.events.indexOf(found) : file.events.length;
  const from = file.events.indexOf(before(file, loss, ['found', ...HEARD]) ?? loss);
  return joined(
    file.events
      .slice(from, end)
      .filter(({ type }) => type === 'search-step' || type === 'contact-failed')
      .map(
        (step) =>
          `${sayDay(step.on)}${joined([wordOf(SEARCH_WAYS, step.way), text(step.step) ?? text(step.note)], '：') ?? '查找'}`,
      ),
  );
}

const wayOf = (type: string, form: unknown, way: unknown) => {
  const how = type === 'search-step' ? wordOf(SEARCH_WAYS, way) : (wordOf(REPORT_FORMS, form) ?? text(form));
  return `${SIGNS[type] ?? ''}${how ? `（${how}）` : ''}`;
};

const examined = (context: PaperContext) => of(context, 're-examined');

export const VISIT_FIELDS: Readonly<Record<string, Field>> = {
  方式: (context) => {
    const one = visit(context);
    return one && wayOf(one.type, one.form, one.way);
  },
  查访内容: (context) => text(visit(context)?.content) ?? text(visit(context)?.step),
  失联日期: (context) => sayDay(lossOf(context)?.on),
  最后联系情况: (context) => {
    const loss = lossOf(context);
    const heard = loss && before(context.file, loss, HEARD);
    return heard && `${sayDay(heard.on)}${wayOf(heard.type, heard.form, heard.way)}`;
  },
  已采取措施: steps,
  诊断医院: (context) => text(examined(context)?.hospital),
  复查日期: (context) => sayDay(examined(context)?.on),
  诊断结论: (context) => text(examined(context)?.content),
  下次复查日: ({ duties }) =>
    sayDay(
      duties.find(({ doneBy, status }) => doneBy === 'record-re-examination' && (status === 'open' || status === 'overdue'))?.due,
    ),
  延长间隔: (context) => {
    const extended = context.event?.type === 'interval-extended' ? context.event : undefined;
    const what = wordOf(INTERVALS, extended?.what);
    return extended && `${what ?? ''}间隔延长${String(extended.months)}个月`;
  },
  事实依据: (context) => text(last(context, 'agency-review-made')?.content),
  申请进入的区域: (context) => text(of(context, 'place-permitted')?.content),
  时间段: (context) => {
    const permitted = of(context, 'place-permitted');
    return permitted && sayPeriod(permitted.from, permitted.to);
  },
};

export const visitMoment: Field = (context) => {
  const one = visit(context);
  return one && sayMoment(one);
};

/** What papers of assessment, praise, sanctions, objections and the panel are filled with (E01–E07, E13, E14, G02, G05). */
import { ASSESSMENT_RESULTS, DISPUTED, SANCTIONS } from '../../../law/corrections/vocabulary.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { addMonths, type PlainDate } from '../../../law/kernel/plain-date.ts';
import {
  after,
  before,
  type Field,
  joined,
  of,
  type PaperContext,
  record,
  sayDay,
  sayMoment,
  sayPeriod,
  text,
  wordOf,
} from './field-reading.ts';

const DECIDED = ['admonished', 'warned', 'punishment-proposed'];

/** Records of these types that a sanction rests on: since the last one before it, up to its own decision. */
function groundsOf(context: PaperContext, ...types: readonly string[]): readonly RecordedEvent[] {
  const { event, file } = context;
  const end = event === undefined ? file.events.length : file.events.indexOf(event) + 1;
  const upTo = file.events.slice(0, end);
  // The decision itself does not close what it rests on; a paper of no record speaks of what the last decision rests on.
  const own = event ?? upTo.findLast(({ type }) => DECIDED.includes(type));
  const begin = upTo.findLastIndex((one) => DECIDED.includes(one.type) && one !== own) + 1;
  const run = upTo.slice(begin).filter(({ type }) => types.includes(type));
  const named = event?.proceeding === undefined ? [] : run.filter(({ proceeding }) => proceeding === event.proceeding);
  return named.length > 0 ? named : run;
}

/** The article a sanction or praise rests on, with the item the record names; words of the record as they are. */
const ARTICLES: Readonly<Record<string, string>> = { E01: '三十三', E03: '三十四', E05: '三十五' };
const ITEMS = '一二三四五六七八九';
function basis(context: PaperContext): string | undefined {
  const article = ARTICLES[context.kind];
  const ground = of(context, 'sanction-proposed', 'praise-proposed', ...DECIDED, 'praised')?.ground;
  if (article === undefined || ground === undefined) return undefined;
  if (typeof ground !== 'number') return ground === 'outstanding' ? '有突出表现' : text(ground);
  return `《社区矫正法实施办法》第${article}条第（${ITEMS[ground - 1] ?? ground}）项`;
}

const breachOf = ({ on, content, ground }: RecordedEvent) => {
  const said = text(content) ?? text(ground);
  return said && `${sayDay(on)}，${said.replace(/[。；]+$/, '')}`;
};

const pieces = ({ evidence }: RecordedEvent) =>
  Array.isArray(evidence)
    ? evidence.map((one) => {
        const { source, collectedOn, collector } = record(one);
        const when = joined([sayDay(collectedOn), prefixed('收集人', text(collector))], '，');
        return text(source) && `${text(source)}${when ? `（${when}）` : ''}`;
      })
    : [];
const prefixed = (before: string, said: string | undefined) => said && `${before}${said}`;

/** What was decided on a proposal, in the county's box. */
const DECISIONS: Readonly<Record<string, string>> = {
  admonished: '决定予以训诫',
  warned: '决定予以警告',
  praised: '决定给予表扬',
  'praise-declined': '暂不予表扬',
  'sanction-declined': '不予处分',
};
const PROPOSED = ['sanction-proposed', 'praise-proposed'];
export function conductOpinion(context: PaperContext, level: 'judicial-office' | 'county'): string | undefined {
  const { event, file, kind } = context;
  if (!['E01', 'E03', 'E05'].includes(kind) || event === undefined) return undefined;
  const types = Object.keys(DECISIONS);
  const proposed = PROPOSED.includes(event.type) ? event : before(file, event, PROPOSED, types);
  if (level === 'judicial-office') return text(proposed?.reason);
  const decided = types.includes(event.type) ? event : proposed && after(file, proposed, types, PROPOSED);
  return decided && `${DECISIONS[decided.type]}（${sayDay(decided.on)}）`;
}

const PANEL: Readonly<Record<string, (event: RecordedEvent) => string | undefined>> = {
  'sanction-proposed': ({ sanction }) => prefixed('是否给予', wordOf(SANCTIONS, sanction)),
  'second-review-made': () => '复核处分意见',
  warned: () => '是否给予警告',
  'punishment-proposed': () => '是否提请治安管理处罚',
  'revocation-proposed': () => '是否提请撤销缓刑、假释',
  'recommittal-proposed': () => '是否提请收监执行',
  'commutation-proposed': () => '是否提请减刑',
};

/** The objection or complaint that an answer is to. */
function disputeOf({ event, file }: PaperContext) {
  const what = event?.type.split('-')[0];
  return event && (what === 'objection' || what === 'complaint')
    ? { answered: event, filed: before(file, event, [`${what}-filed`]), what }
    : undefined;
}

/** Months of an assessment: `2026年9月`, or its days. */
function months(from: unknown, to: unknown): string | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return sayDay(from) ?? sayDay(to);
  const [year, month] = from.split('-').map(Number);
  const whole = from.endsWith('-01') && addMonths(from as PlainDate, 1) > to && to.slice(0, 7) === from.slice(0, 7);
  return whole ? `${year}年${month}月` : sayPeriod(from, to);
}

export const CONDUCT_FIELDS: Readonly<Record<string, Field>> = {
  违规事实: (context) => joined(groundsOf(context, 'breach-found').map(breachOf)),
  本人陈述: (context) => {
    const statement = groundsOf(context, 'statement-taken', 'statement-lacking').at(-1);
    return withoutStop(statement?.content) ?? withoutStop(statement?.note) ?? prefixed('未能听取：', text(statement?.reason));
  },
  证据清单: (context) =>
    ['E07', 'E08', 'E09', 'E10', 'E11'].includes(context.kind)
      ? joined(groundsOf(context, 'breach-found', 'evidence-kept').flatMap(pieces))
      : undefined,
  依据: basis,
  备注: (context) => (context.kind === 'E05' ? text(of(context, 'warned')?.note) : undefined),
  主要表现: (context) => {
    if (context.kind === 'E14') return text(of(context, 'assessed')?.content);
    if (context.kind === 'E12') return undefined;
    return withoutStop(of(context, 'praise-proposed')?.content) ?? withoutStop(of(context, 'praised')?.note);
  },
  评定月份: (context) => {
    const assessed = of(context, 'assessed');
    return assessed && months(assessed.from, assessed.to);
  },
  评议等级: (context) => {
    const assessed = of(context, 'assessed');
    const points = typeof assessed?.points === 'number' ? `${assessed.points}分` : undefined;
    return assessed && joined([wordOf(ASSESSMENT_RESULTS, assessed.result), points], '，');
  },
  问答内容: (context) => text(of(context, 'statement-taken')?.content),
  议题: ({ event }) => event && PANEL[event.type]?.(event),
  提出日期: (context) => sayDay(disputeOf(context)?.filed?.on),
  答复事项: (context) => {
    const one = disputeOf(context);
    return one && (one.what === 'complaint' ? '投诉事项' : wordOf(DISPUTED, one.filed?.disputed));
  },
  提出内容: (context) => withoutStop(disputeOf(context)?.filed?.content),
  答复内容: (context) => withoutStop(disputeOf(context)?.answered.content),
  答复结论: (context) => {
    const outcome = disputeOf(context)?.answered.outcome;
    return outcome === 'granted' ? '你的意见成立。' : outcome === 'refused' ? '你的意见不成立。' : undefined;
  },
};

/** The sentence it stands in has its own full stop. */
const withoutStop = (value: unknown) => text(value)?.replace(/[。；]+$/, '');

/** When the record of a statement was taken. */
export const statementMoment: Field = (context) => {
  const taken = of(context, 'statement-taken');
  return taken && sayMoment(taken);
};

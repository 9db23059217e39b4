import { type GroundsFor, groundsOf } from '../../../law/corrections/grounds.ts';
import { PRAISE_GROUNDS } from '../../../law/corrections/vocabulary.ts';
import { type Words, words } from '../../../law/kernel/words.ts';

/** How the form of an act is laid out, where its fields in a row would not be clear: groups, and a hint where the law asks for something. */
export interface FormPlan {
  /** What the day of the record is called here. */
  readonly on?: Words;
  /** In this order; a field in no group stands after them. */
  readonly groups?: readonly { readonly title: Words; readonly hint?: Words; readonly fields: readonly string[] }[];
  readonly hints?: Readonly<Record<string, Words>>;
  /** Values that nearly always hold. */
  readonly usually?: Readonly<Record<string, string>>;
  /** The record whose fields of the same name the form begins with: the days asked for, the name on the list. */
  readonly takesUp?: {
    readonly type: string;
    readonly fields: readonly string[];
    /** Only where that record says so: a warning takes up the ground of a proposal to warn, not to admonish. */
    readonly where?: Readonly<Record<string, string>>;
  };
  /** The act that comes first where this one is refused for want of it. */
  readonly after?: string;
  /** The act that decides otherwise, offered beside it. */
  readonly or?: string;
  /** Fields that older records may have and another field of this form says better. */
  readonly leavesOut?: readonly string[];
}

const PAPER = { title: words('文书', 'The paper'), fields: ['organName', 'paperNumber', 'paperOn'] };
const GROUND_HINT = words('不批准须写明依据；本人会收到书面告知', 'A refusal states its ground; the person is told in writing');

export const FORM_PLANS: Readonly<Record<string, FormPlan>> = {
  'points-entered': {
    groups: [
      { title: words('记哪一项', 'Which row'), fields: ['row', 'happenedOn'] },
      { title: words('依据', 'What it rests on'), fields: ['evidence', 'content'] },
    ],
    hints: {
      happenedOn: words(
        '封顶按实际发生的月份计；不填即为上面的日期',
        'The cap is that of the month it really happened in; blank: the day above',
      ),
    },
  },
  assessed: {
    groups: [
      { title: words('考核哪一段', 'Which days'), fields: ['from', 'to'] },
      { title: words('结果（由人决定）', 'The result, for a human to decide'), fields: ['result', 'points', 'content'] },
    ],
    hints: {
      points: words(
        '先填记分合计；写其他数的，卷宗会提示与记分不符',
        'The sum of the entries stands here; another number is pointed out in the file',
      ),
    },
  },
  'praise-proposed': {
    groups: [
      {
        title: words('四项条件', 'The four conditions'),
        hint: words(
          '逐项审查后确认。有一项不符合的，不提出表扬，由县级社区矫正机构作出“暂不表扬”的决定。',
          'Affirm each after examination. If one fails, do not propose; the county agency then decides «against praise for now».',
        ),
        fields: ['acceptsJudgment', 'obeysLaw', 'obeysRules', 'takesPart'],
      },
      {
        title: words('写入审批表和决定书', 'Printed in the approval form and in the decision'),
        fields: ['content'],
      },
      {
        title: words('突出表现', 'An outstanding act'),
        hint: words(
          '只在因突出表现提出时选择；主要表现中写明时间、事迹和证明。',
          'Only where it is proposed for one: the conduct then says what was done, when, and what proves it.',
        ),
        fields: ['ground'],
      },
    ],
  },
  praised: {
    after: 'propose-praise',
    or: 'decline-praise',
    hints: {
      ground: words(
        '按四项条件表扬的不填；因突出表现提出的，已选好',
        'Blank for praise on the four conditions; of an outstanding act it stands here already',
      ),
    },
    takesUp: { type: 'praise-proposed', fields: ['ground'] },
  },
  'praise-declined': {
    leavesOut: ['ground'],
    groups: [{ title: words('为什么', 'Why'), fields: ['praiseLacks', 'content'] }],
    hints: {
      praiseLacks: words(
        '不符合的那一项；选“其他”的，在下面写明理由。决定书面告知本人。',
        'The one that fails; for «other», say it below. The person is told in writing.',
      ),
      content: words('印入告知书，送达本人', 'Printed in the letter that the person is given'),
      note: words('只留在卷宗里', 'Stays in the file'),
    },
  },
  'contact-barred': {
    hints: { until: words('不填即一直有效，直到移出名单', 'Blank: until it is taken off the list') },
  },
  'contact-cleared': { takesUp: { type: 'contact-barred', fields: ['name'] } },
  'meeting-requested': {
    groups: [
      {
        title: words('会见何人', 'Whom'),
        hint: words(
          '除会客外，未经批准都不得接触（实施办法 25）。',
          'Nobody but a visitor may be met without approval (实施办法 25).',
        ),
        fields: ['whom', 'name', 'relation', 'place'],
      },
      { title: words('何时', 'When'), fields: ['from', 'to'] },
      { title: words('申请', 'The request'), fields: ['via', 'content'] },
    ],
  },
  'meeting-approved': {
    takesUp: { type: 'meeting-requested', fields: ['from', 'to'] },
    hints: { to: words('批准只在这几天有效', 'The permit holds for these days only') },
  },
  'meeting-refused': { hints: { ground: GROUND_HINT } },
  'meeting-held': {
    groups: [{ title: words('见了何人', 'Who was met'), fields: ['whom', 'name', 'relation', 'place'] }],
    hints: { name: words('与批准时所写的姓名一致，才能对上批准', 'As it stands in the permit, so that the two are matched') },
  },
  'health-reported': { hints: { hospital: words('有就诊的，写明医院', 'Where there was treatment') } },
  're-examined': { hints: { hospital: words('须是省级人民政府指定的医院', 'It must be one the province has named') } },
  'interval-extended': {
    groups: [
      { title: words('延长哪一项', 'Which interval'), fields: ['what', 'months'] },
      { title: words('批准', 'Approval'), fields: ['approvedBy', 'paperNumber', 'paperOn'] },
    ],
    hints: {
      months: words('在正常间隔之外增加几个月', 'Added to the normal interval'),
      approvedBy: words(
        '延长越久，批准机关越高（实施办法 24）；不够级别的，下方会说明',
        'The longer, the higher (实施办法 24); too low a level is pointed out below',
      ),
    },
  },
  'diagnosis-made': {
    groups: [
      { title: words('检查', 'The check'), fields: ['check', 'hospital', 'content'] },
      {
        title: words('再次核查的日期', 'Days to look again'),
        hint: words(
          '妊娠的填预产期，已出生的填出生日期：到期会提醒核查情形是否还在。',
          'The expected day, or the day of birth: whether the ground still holds is then looked at again.',
        ),
        fields: ['expectedOn', 'bornOn'],
      },
    ],
  },
  'guarantor-named': {
    groups: [
      { title: words('保证人', 'The guarantor'), fields: ['name', 'relation'] },
      {
        title: words('逐项核实', 'Looked into one by one'),
        hint: words('四项都符合才能登记（暂予监外执行规定 11）。', 'All four must hold (暂予监外执行规定 11).'),
        fields: ['capable', 'unrestricted', 'settled', 'near'],
      },
    ],
  },
  'guarantor-reported': { on: words('报告日期', 'Day of the report') },
  'custody-notified': {
    on: words('收到通知的日期', 'Day the notice came'),
    groups: [{ title: words('强制措施', 'The measure'), fields: ['measure', 'decidedOn', 'until'] }, PAPER],
    hints: {
      decidedOn: words(
        '本人的期限从这一天起中止；不填即为收到通知的日期',
        'What the person owes waits from this day on; blank: the day above',
      ),
      until: words(
        '措施本身的最后一日；到期提醒核实是否结束',
        'Its own last day; one is then reminded to ask whether it has ended',
      ),
    },
  },
  'custody-ended': {
    on: words('结束日期', 'Day it ended'),
    groups: [{ title: words('强制措施', 'The measure'), fields: ['ended'] }, PAPER],
  },
};

export interface GroundChoice {
  readonly code: string;
  readonly said: Words;
}

const PRAISE: readonly GroundChoice[] = Object.entries(PRAISE_GROUNDS).map(([code, said]) => ({ code, said }));

/** The grounds that an act may name, for this kind of case and this sanction: the numbers of its article, or known codes. */
export function groundChoices(type: string | undefined, of: GroundsFor = {}): readonly GroundChoice[] {
  if (type === 'praise-proposed' || type === 'praised') return PRAISE;
  const numbered = type === undefined ? undefined : groundsOf(type, of);
  return (numbered ?? []).map(({ zh, en }, place) => {
    const code = String(place + 1);
    return { code, said: words(`${code}　${zh}`, `${code}  ${en}`) };
  });
}

/** Proposals whose ground is one of the article: nothing else can be written. */
const ONLY_LISTED: ReadonlySet<string> = new Set([
  'revocation-proposed',
  'recommittal-proposed',
  'arrest-requested',
  'positioning-approved',
]);
export const isListOnly = (type: string | undefined): boolean => type !== undefined && ONLY_LISTED.has(type);

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
  /** Fields without which the law says no, though an older record may lack them: marked, and named where they are blank. */
  readonly asks?: readonly string[];
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
const PAPER_ONLY = { title: words('文书', 'The paper'), fields: ['paperNumber', 'paperOn'] };
const ASKED_ON = words('申请日期', 'Day of the request');
const DECIDED_ON = words('决定日期', 'Day of the decision');
const APPROVAL = { title: words('批准', 'Approval'), fields: ['approvedBy', 'paperNumber', 'paperOn'] };
const REFUSAL = { title: words('不批准的依据', 'Why it is refused'), hint: GROUND_HINT, fields: ['refusedFor', 'ground'] };
/** A proposal to revoke, to return or to arrest. */
const PROPOSAL: FormPlan = {
  on: words('提请日期', 'Day it was proposed'),
  asks: ['ground'],
  groups: [{ title: words('提请', 'The proposal'), fields: ['ground', 'addressee', 'note'] }],
  hints: {
    ground: words(
      '法定情形中的一种；是否成立由受理机关决定',
      'One of the grounds of the law; whether it holds the organ asked decides',
    ),
    note: words('事实和证据', 'The facts and the evidence'),
  },
};
/** What a court or the decision organ has decided. */
const RULED: FormPlan = {
  on: words('作出日期', 'Day it was made'),
  groups: [
    { title: words('结果', 'What was decided'), fields: ['outcome'] },
    PAPER,
    { title: words('由谁执行', 'Who carries it out'), fields: ['executor', 'takenTo'] },
  ],
};

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
    asks: ['whom', 'name'],
    hints: { until: words('不填即一直有效，直到移出名单', 'Blank: until it is taken off the list') },
  },
  'contact-cleared': { asks: ['name'], takesUp: { type: 'contact-barred', fields: ['name'] } },
  'meeting-requested': {
    on: ASKED_ON,
    groups: [
      {
        title: words('会见何人', 'Whom'),
        hint: words(
          '除会客外，未经批准都不得接触（实施办法 25）。',
          'Nobody but a visitor may be met without approval (Implementation Measures art. 25).',
        ),
        fields: ['whom', 'name', 'relation', 'place'],
      },
      { title: words('何时', 'When'), fields: ['from', 'to'] },
      { title: words('申请', 'The request'), fields: ['via', 'content'] },
    ],
  },
  'meeting-approved': {
    on: DECIDED_ON,
    or: 'refuse-meeting',
    takesUp: { type: 'meeting-requested', fields: ['from', 'to'] },
    hints: { to: words('批准只在这几天有效', 'The permit holds for these days only') },
  },
  'meeting-refused': { on: DECIDED_ON, asks: ['ground'], hints: { ground: GROUND_HINT } },
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
        'The longer, the higher (Implementation Measures art. 24); too low a level is pointed out below',
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
        hint: words('四项都符合才能登记（暂予监外执行规定 11）。', 'All four must hold (Temporary Release Rules art. 11).'),
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
  'visit-planned': {
    on: words('制定日期', 'Day it was planned'),
    groups: [
      { title: words('何时何地', 'When and where'), fields: ['day', 'begins', 'ends', 'visitPlace', 'askedByPerson'] },
      {
        title: words('不公开身份', 'Without laying open who it is'),
        hint: words(
          '需要与邻里、单位接触的，写明理由（社区矫正法 26）。',
          'Whoever speaks with neighbours or an employer states why (Community Corrections Law art. 26).',
        ),
        fields: ['plainClothes', 'others', 'reason', 'content'],
      },
    ],
  },
  'copy-served': {
    on: words('送达日期', 'Day it was served'),
    groups: [
      { title: words('哪一份，给谁', 'Which paper, to whom'), fields: ['copyOf', 'copyTo', 'event'] },
      { title: words('怎样送达', 'How it was served'), fields: ['form', 'receipt', 'receiptHash', 'paperNumber'] },
    ],
  },
  'leave-requested': {
    on: ASKED_ON,
    asks: ['from', 'to'],
    groups: [
      { title: words('外出', 'The leave'), fields: ['from', 'to', 'reason', 'destination', 'place'] },
      { title: words('路上', 'On the way'), fields: ['transport', 'companions'] },
      { title: words('证明', 'What shows the reason'), fields: ['proofs'] },
      { title: words('申请', 'The request'), fields: ['via', 'urgency', 'note'] },
    ],
    hints: {
      from: words('首日和末日都计入', 'The first day and the last both count'),
      urgency: words('一般提前三日申请；不足的写明原因，仍可受理', 'Normally three days ahead; less is accepted with its reason'),
      companions: words('有禁止接触名单上的人的，会提示', 'Somebody on the list of those not to be met is pointed out'),
    },
  },
  'leave-sent-up': { groups: [PAPER_ONLY] },
  'leave-approved': {
    on: DECIDED_ON,
    or: 'refuse-leave',
    groups: [
      { title: words('批准的外出', 'The leave that is approved'), fields: ['from', 'to', 'reason', 'destination'] },
      APPROVAL,
    ],
    hints: { from: words('不填即与申请相同', 'Blank: as it was asked for') },
  },
  'leave-refused': { on: DECIDED_ON, asks: ['refusedFor'], groups: [REFUSAL, APPROVAL] },
  'leave-extension-requested': {
    on: ASKED_ON,
    groups: [{ title: words('续到哪天', 'Until when'), fields: ['to', 'reason'] }],
    hints: { to: words('连同原来的天数计算由谁批准', 'Who approves is counted with the days of the leave itself') },
  },
  'leave-extended': {
    on: DECIDED_ON,
    or: 'refuse-extension',
    takesUp: { type: 'leave-extension-requested', fields: ['to'] },
    groups: [{ title: words('续到哪天', 'Until when'), fields: ['to'] }, APPROVAL],
  },
  'leave-extension-refused': { on: DECIDED_ON, asks: ['refusedFor'], groups: [REFUSAL] },
  'leave-checked-in': {
    on: words('报告日期', 'Day of the report'),
    groups: [{ title: words('报告', 'The report'), fields: ['form', 'via', 'place', 'note'] }],
  },
  'destination-asked': {
    on: words('委托日期', 'Day it was asked'),
    groups: [{ title: words('请谁协助', 'Who is asked'), fields: ['organName'] }, PAPER_ONLY],
  },
  'destination-answered': {
    on: words('收到答复的日期', 'Day the answer came'),
    takesUp: { type: 'destination-asked', fields: ['organName'] },
    groups: [{ title: words('答复', 'The answer'), fields: ['accepted', 'organName'] }, PAPER_ONLY],
  },
  'leave-returned': {
    on: words('销假日期', 'Day it was reported'),
    groups: [{ title: words('返回', 'The return'), fields: ['backOn', 'properReason'] }],
    hints: {
      backOn: words('没有外出的不填', 'Whoever did not go leaves it out'),
      properReason: words('只在逾期返回时填写', 'Only where the return was late'),
    },
  },
  'refusal-served': {
    on: words('送达日期', 'Day it was served'),
    groups: [
      { title: words('告知哪一项', 'Which refusal'), fields: ['refused', 'event'] },
      { title: words('怎样送达', 'How it was served'), fields: ['form', 'receipt', 'receiptHash'] },
      PAPER_ONLY,
    ],
    hints: { event: words('不选即最早一项待告知的', 'Blank: the earliest that waits') },
  },
  'travel-requested': {
    on: ASKED_ON,
    groups: [
      {
        title: words('往来', 'The travel'),
        hint: words('一次批准最长六个月，期满前重新申请。', 'One permit holds for six months at most; ask again before it ends.'),
        fields: ['destination', 'place', 'frequency', 'reason', 'from', 'to'],
      },
      { title: words('路上', 'On the way'), fields: ['transport', 'companions'] },
      { title: words('证明', 'What shows the reason'), fields: ['proofs'] },
      { title: words('申请', 'The request'), fields: ['via', 'note'] },
    ],
    hints: { frequency: words('如：每周一至周五，当日往返', 'Such as: Monday to Friday, back the same day') },
  },
  'travel-permit-granted': {
    on: DECIDED_ON,
    or: 'refuse-travel-permit',
    asks: ['destination', 'frequency'],
    takesUp: { type: 'travel-requested', fields: ['from', 'to', 'reason', 'destination', 'frequency'] },
    groups: [{ title: words('许可', 'The permit'), fields: ['destination', 'frequency', 'reason', 'from', 'to'] }],
    hints: { to: words('不填即六个月', 'Blank: six months') },
  },
  'travel-refused': { on: DECIDED_ON, asks: ['refusedFor'], groups: [REFUSAL] },
  'travel-permit-ended': { asks: ['ground'], hints: { ground: words('为什么终止', 'Why it ends') } },
  'travel-reported': {
    on: words('报告日期', 'Day of the report'),
    groups: [{ title: words('出行', 'The trip'), fields: ['destination', 'from', 'to', 'form', 'via'] }],
    hints: { from: words('不填即报告当日', 'Blank: the day of the report') },
  },
  'breach-found': {
    on: words('发现日期', 'Day it was found'),
    groups: [
      { title: words('违规', 'The breach'), fields: ['content', 'ground'] },
      {
        title: words('证据', 'Evidence'),
        hint: words('现在没有的，可以之后“固定证据”。', 'What is not at hand yet is kept later.'),
        fields: ['evidence'],
      },
    ],
  },
  'evidence-kept': { groups: [{ title: words('证据', 'Evidence'), fields: ['evidence', 'content'] }], asks: ['evidence'] },
  'statement-taken': { asks: ['content'] },
  'statement-lacking': { asks: ['reason'] },
  'sanction-proposed': {
    groups: [{ title: words('意见', 'The proposal'), fields: ['sanction', 'ground', 'reason'] }],
    hints: {
      ground: words('先选处分种类，再从该条的情形中选择', 'Choose the sanction first, then one of its grounds'),
      reason: words('写明事实和为什么这样处分', 'The facts, and why this sanction'),
    },
  },
  'second-review-made': {
    groups: [{ title: words('复核', 'The review'), fields: ['outcome', 'content'] }],
    hints: { outcome: words('“不准予”的，由负责人决定不予处分', 'If refused, the head decides against the sanction') },
  },
  'sanction-declined': { on: DECIDED_ON, asks: ['reason'] },
  admonished: {
    on: DECIDED_ON,
    or: 'decline-sanction',
    takesUp: { type: 'sanction-proposed', fields: ['ground'], where: { sanction: 'admonition' } },
  },
  warned: {
    on: DECIDED_ON,
    or: 'decline-sanction',
    takesUp: { type: 'sanction-proposed', fields: ['ground'], where: { sanction: 'warning' } },
  },
  'punishment-proposed': {
    or: 'decline-sanction',
    on: words('提请日期', 'Day it was proposed'),
    takesUp: { type: 'sanction-proposed', fields: ['ground'], where: { sanction: 'punishment' } },
    groups: [{ title: words('提请', 'The proposal'), fields: ['ground', 'addressee'] }],
    hints: {
      addressee: words(
        '同级公安机关；答复期限和办理入口随即对其开放',
        'Public security of the same level: it is then asked to answer',
      ),
    },
  },
  punished: {
    or: 'record-no-punishment',
    on: words('处罚日期', 'Day of the punishment'),
    groups: [{ title: words('处罚', 'The punishment'), fields: ['ground', 'note'] }, PAPER],
    hints: { note: words('被拘留的，另行登记强制措施', 'Of a detention, record the custody too') },
  },
  'punishment-refused': {
    on: words('答复日期', 'Day of the answer'),
    groups: [{ title: words('答复', 'The answer'), fields: ['content'] }, PAPER],
  },
  'revocation-proposed': PROPOSAL,
  'recommittal-proposed': PROPOSAL,
  'arrest-requested': PROPOSAL,
  'arrest-decided': RULED,
  'court-ruled': RULED,
  'organ-decided': RULED,
  'objection-filed': {
    on: words('提出日期', 'Day it was filed'),
    groups: [{ title: words('异议', 'The objection'), fields: ['disputed', 'content', 'attachments', 'via'] }],
  },
  'objection-answered': { on: words('答复日期', 'Day of the answer'), asks: ['content'] },
  'objection-passed-on': { on: words('提交日期', 'Day it was passed on') },
  'complaint-filed': {
    on: words('提出日期', 'Day it was filed'),
    groups: [
      { title: words('投诉', 'The complaint'), fields: ['complainedOf', 'content', 'via'] },
      {
        title: words('材料', 'Papers'),
        hint: words('附上的文件对被投诉人同样隐藏。', 'What is attached is hidden from whoever is complained of too.'),
        fields: ['attachments'],
      },
    ],
  },
  'complaint-answered': { on: words('答复日期', 'Day of the answer'), asks: ['content'] },
  'complaint-passed-on': { on: words('转送日期', 'Day it was passed on') },
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

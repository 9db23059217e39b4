import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What the page of codes and its sheet say; fetched with them. */
export const W = {
  link: w('本人自助', 'Own page'),
  out: w('进入码未用', 'code out'),
  title: w('本人自助：{{name}}', 'Own page: {{name}}'),
  back: w('返回卷宗', 'Back to the file'),
  lead: w(
    '发一个进入码，打印办事单交给本人。本人在手机上用进入码和身份证号末四位查看自己的事项、提出申请。进入码只显示这一次，一个码只能用一次，{{hours}} 小时内有效。',
    'Issue a code and give the person the printed sheet. With it and the last four characters of the identity number the person sees the own duties and asks. The code is shown once, works once and lives {{hours}} hours.',
  ),
  purpose: w('用途', 'Purpose'),
  purposes: {
    ask: w('查看并提出申请、异议、投诉', 'Look, ask, object and complain'),
    look: w('只查看', 'Look only'),
  },
  call: w('有问题打这个电话', 'Whom to call'),
  callHint: w('例如：0796-5550000', 'For example: 0796-5550000'),
  issue: w('发进入码', 'Issue a code'),
  replaces: w(
    '已经有一个同样用途的进入码没有用。再发一个，原来的作废。',
    'A code for the same purpose is out and unused. Issuing another ends it.',
  ),
  issued: w('进入码已发。请现在打印：离开本页后看不到了。', 'The code is issued. Print it now: it cannot be seen again.'),
  print: w('打印办事单', 'Print the sheet'),
  close: w('不再显示', 'Show no longer'),
  list: w('发过的进入码', 'Codes issued'),
  none: w('还没有发过。', 'None yet.'),
  at: w('发码', 'Issued'),
  by: w('发码人', 'By'),
  until: w('有效至', 'Until'),
  state: w('情况', 'State'),
  states: {
    alive: w('有效，还没有用', 'Out, not used yet'),
    expired: w('过期', 'Expired'),
    used: w('已用', 'Used'),
    revoked: w('收回', 'Taken back'),
    replaced: w('被新码代替', 'Replaced'),
    'too-many-tries': w('输错次数过多，作废', 'Ended after wrong tries'),
  },
  usedAt: w('{{at}} 用过', 'used {{at}}'),
  open: w('本人正在使用', 'the person is on the page now'),
  tries: w('输错 {{count}} 次', '{{count}} wrong tries'),
  revoke: w('收回', 'Take back'),
  revokeSure: w('收回后立即不能使用，正在使用的也会退出。', 'It opens nothing from now on, and a running session ends.'),
  sheet: {
    title: w('本人办事单', 'Your sheet'),
    name: w('姓名', 'Name'),
    office: w('发放单位', 'Given by'),
    address: w('用手机打开', 'Open on a telephone'),
    code: w('进入码', 'Code'),
    until: w('{{at}} 前有效，只能用一次', 'Valid until {{at}}, works once'),
    number: w('还要输入身份证号的末四位。', 'You will also be asked for the last four characters of your identity number.'),
    can: {
      ask: w(
        '在那里可以看到：您要做的事和期限、可以期待的日子、您的申请和答复；也可以请假、提出异议、投诉。',
        'There you see what you have to do and by when, what you may look forward to, your requests and the answers; and you can ask for leave, object and complain.',
      ),
      look: w(
        '在那里可以看到：您要做的事和期限、可以期待的日子、您的申请和答复。',
        'There you see what you have to do and by when, what you may look forward to, your requests and the answers.',
      ),
    },
    keep: w(
      '请不要把进入码告诉别人。丢了、忘了，打电话来，我们收回旧的、另发一个。',
      'Tell nobody the code. If it is lost, call: the old one is taken back and you get another.',
    ),
    call: w('有问题请打', 'Questions'),
    half: w('不用手机的，填写下面，交给司法所', 'Without a telephone: fill this in and hand it to the office'),
    want: w('我要', 'I want to'),
    wants: [
      w('请假外出', 'ask for leave'),
      w('续假', 'stay longer'),
      w('提出异议', 'object'),
      w('投诉', 'complain'),
      w('其他', 'something else'),
    ],
    days: w('外出：从        年    月    日 到        年    月    日', 'Away from                    to'),
    where: w('去哪里', 'Where to'),
    why: w('事由、意见和理由', 'Reason'),
    proofs: w('所附材料', 'Papers attached'),
    sign: w('本人签名', 'Signature'),
    day: w('日期', 'Date'),
    taken: w('接收人', 'Received by'),
    rights: w(
      '投诉也可以装进信封交来，或者直接向人民检察院提出（电话 12309）。',
      'A complaint may be handed in closed, or go straight to the procuratorate (telephone 12309).',
    ),
  },
} as const;

import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What the page of keys says; fetched with it. */
export const W = {
  title: w('接口密钥', 'Keys'),
  lead: w(
    '法院、公安机关、监狱的信息系统凭密钥办理与本机关有关的事项；每把密钥只代表一个岗位。',
    'With a key the system of a court, the police or a prison acts in what concerns its organ. Each key stands for one post.',
  ),
  make: w('新增密钥', 'Make a key'),
  label: w('系统名称', 'System'),
  labelHint: w('例如“审判管理系统”，不少于两个字', 'Such as «case management of the court»'),
  post: w('代表的岗位', 'Acts for'),
  postHint: w('密钥能看、能办的，与这个岗位相同。', 'The key sees what this post sees and does what it may do.'),
  noPost: w(
    '本县还没有法院、公安机关、监狱的岗位。请先在“账号与岗位”给对方人员设岗位。',
    'No court, police or prison has a post here yet. Give one to its staff under «Accounts» first.',
  ),
  toAccounts: w('去账号与岗位', 'To the accounts'),
  lastDay: w('有效至', 'Last day'),
  lastDayHint: w('从今天起最长一年，不晚于 {{day}}', 'A year at most: not after {{day}}'),
  made: w('发放', 'Made'),
  used: w('最近使用', 'Last used'),
  neverUsed: w('还没用过', 'not yet'),
  state: w('状态', 'State'),
  states: {
    living: w('有效', 'in force'),
    revoked: w('已停用', 'ended'),
    over: w('已到期', 'over'),
    'post-ended': w('岗位已结束', 'its post has ended'),
  },
  soon: w('快到期', 'ends soon'),
  end: w('停用', 'End'),
  endTitle: w('停用密钥', 'End the key'),
  endHint: w(
    '立即生效，不能恢复：使用它的系统从下一次调用起被拒绝。以前办理的记录不变。',
    'At once and for good: the system that uses it is refused from its next call on. What it has done stays on record.',
  ),
  reason: w('停用理由', 'Reason'),
  reasonHint: w('例如“系统停用”“疑似泄露”', 'Such as «the system is gone», «it may have leaked»'),
  secretTitle: w('请现在保存密钥', 'Keep the key now'),
  secretHint: w(
    '密钥只显示这一次，关闭后任何人都查不到。请交给“{{label}}”的负责人，不要经过群聊或者邮件；丢失或者泄露的，停用后另发一把。',
    'It is shown this once; after closing nobody can look it up. Hand it to whoever runs «{{label}}», not by group chat or mail. If it is lost or leaks, end it and make another.',
  ),
  secret: w('密钥', 'Key'),
  copy: w('复制', 'Copy'),
  copied: w('已复制', 'Copied'),
  copyByHand: w('已选中，请按 Ctrl+C 复制', 'Selected: press Ctrl+C'),
  howTo: w('调用时放在请求头里：', 'It goes into the header of each call:'),
  kept: w('已保存，关闭', 'Kept, close'),
  empty: w('还没有密钥', 'No key yet'),
  emptyHint: w(
    '对方机关要用自己的信息系统办理时，在这里发一把；只用网页的，不需要密钥。',
    'Make one when an organ wants to work from its own system. Whoever works on these pages needs none.',
  ),
} as const;

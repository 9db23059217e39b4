import { type Words, words } from '../../../law/kernel/words.ts';

/** What the acts of the audit are called. One without words here is shown by its code, so that nothing recorded is hidden. */
const ACTS: Readonly<Record<string, Words>> = {
  'case.read': words('查阅卷宗', 'Read a file'),
  'case.act': words('办理事项', 'Acted'),
  'case.batch': words('成批办理', 'Acted in rows'),
  'case.open': words('新收案件', 'Opened a case'),
  'person.read': words('查阅人员', 'Read a person'),
  'person.unmask': words('查看完整号码', 'Saw a whole number'),
  'session.open': words('登录', 'Signed in'),
  'session.end': words('退出、结束会话', 'Ended a session'),
  'session.refuse': words('登录失败', 'Sign-in refused'),
  'self-code.issue': words('发自助进入码', 'Issued a code for the own page'),
  'self-code.revoke': words('收回自助进入码', 'Took a code back'),
  'self-session.open': words('本人进入自助页面', 'The person entered the own page'),
  'self-session.end': words('本人退出自助页面', 'The person left the own page'),
  'self-session.refuse': words('自助进入失败', 'Entry to the own page refused'),
  'account.add': words('新增账号', 'Added an account'),
  'account.end': words('停用账号', 'Ended an account'),
  'account.recover': words('重置密码', 'Recovered an account'),
  'account.start-recovery': words('发起重置密码', 'Started a recovery'),
  'account.confirm-recovery': words('确认重置密码', 'Confirmed a recovery'),
  'account.change-password': words('修改密码', 'Changed the password'),
  'account.set-second-factor': words('开启动态验证码', 'Turned on codes'),
  'post.add': words('给岗位', 'Gave a post'),
  'post.end': words('定岗位最后一日', 'Ended a post'),
  'post.take-back': words('收回代理', 'Took a lent post back'),
  'api-key.issue': words('新增接口密钥', 'Made an API key'),
  'api-key.revoke': words('停用接口密钥', 'Ended an API key'),
  'case.assign': words('确定承办人', 'Gave a case to an officer'),
  'case.hand-over': words('移交案件', 'Handed a caseload over'),
  'hand-over.tell': words('登记已告知对象', 'Noted that a person was told'),
  'office-change.ask': words('提出变更负责单位', 'Asked for a change of office'),
  'office-change.decide': words('决定变更负责单位', 'Decided on a change of office'),
  'office-change.answer': words('答复变更负责单位', 'Answered a change of office'),
  'office-change.withdraw': words('撤回变更负责单位', 'Withdrew a change of office'),
  'organisation.add': words('新设单位', 'Added a unit'),
  'organisation.change': words('变更单位', 'Changed a unit'),
  'organisation.close': words('撤销单位', 'Closed a unit'),
  'post.stand-in': words('设代理人', 'Named a stand-in'),
  'list.export': words('导出列表', 'Exported a list'),
  'list.keep-filter': words('保存筛选', 'Saved a filter'),
  'audit.read': words('查看审计', 'Read the audit'),
};

export const NAMED_ACTS = Object.keys(ACTS);

export function actWords(act: string): Words {
  return ACTS[act] ?? words(act, act);
}

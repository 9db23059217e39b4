import type { BothWords } from '../../words/language.ts';

/** A page of docs/guide: its file name in both languages, and its title, which is also the page's first heading. */
export interface GuidePage {
  readonly name: string;
  readonly title: BothWords;
}

/** The guide's pages in reading order: for officers first, then for who runs the installation. */
export const GUIDE_PAGES: readonly GuidePage[] = [
  { name: 'start', title: { zh: '从今日开始', en: 'Starting from today’s list' } },
  { name: 'desk', title: { zh: '列表、概览与日历', en: 'Lists, overview and calendar' } },
  { name: 'file', title: { zh: '一名对象的档案', en: 'A person’s file' } },
  { name: 'arrivals', title: { zh: '接收与入矫', en: 'Arrivals and intake' } },
  { name: 'grades', title: { zh: '分类管理、处分与异议', en: 'Grades, sanctions and objections' } },
  { name: 'praise', title: { zh: '考核、积分与表扬', en: 'Assessment, points and praise' } },
  { name: 'leave', title: { zh: '外出', en: 'Leave' } },
  { name: 'lost', title: { zh: '失去联系与处分', en: 'Lost contact and sanctions' } },
  { name: 'papers', title: { zh: '文书', en: 'Papers' } },
  { name: 'messages', title: { zh: '消息与提醒', en: 'Messages and reminders' } },
  { name: 'self-service', title: { zh: '本人自助', en: 'The person’s own page' } },
  { name: 'grid', title: { zh: '网格事件', en: 'Grid events' } },
  { name: 'organs', title: { zh: '法院、公安机关、监狱、检察院', en: 'Courts, police, prisons, procuratorates' } },
  { name: 'import', title: { zh: '导入台账', en: 'Importing a ledger' } },
  { name: 'settings', title: { zh: '设置与放假安排', en: 'Settings and holidays' } },
  { name: 'organisation', title: { zh: '机构、岗位与移交', en: 'Units, posts and hand-overs' } },
  { name: 'administration', title: { zh: '账号、岗位与审计', en: 'Accounts, posts and audit' } },
  { name: 'operation', title: { zh: '部署与运行', en: 'Deployment and operation' } },
];

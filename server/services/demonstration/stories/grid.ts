/** What the grids have met: each story ends where its event stands today. Hours are of the working day `ago` days before. */
import type { Department } from '../grid.ts';

interface Step {
  readonly type: string;
  readonly ago: number;
  readonly hour: string;
  /** Who writes it down: the centre, unless said otherwise. */
  readonly by?: 'grid' | 'unit' | 'checker';
  /** Dispatched to. */
  readonly to?: Department;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface GridStory {
  readonly title: string;
  readonly category: string;
  readonly urgent?: true;
  readonly grid: number;
  readonly text: string;
  /** A resident who asked not to be named to the unit that handles it. */
  readonly reporter?: string;
  readonly steps: readonly Step[];
  /** The story it was joined to, by its place. */
  readonly into?: number;
}

const reported = (ago: number, hour: string): Step => ({ type: 'reported', ago, hour, by: 'grid' });

/** Reported, accepted half an hour later, dispatched at once. */
const dispatched = (ago: number, [first, then]: readonly [string, string], to: Department): Step[] => [
  reported(ago, first),
  { type: 'accepted', ago, hour: then },
  { type: 'dispatched', ago, hour: then, to },
];

/** Signed for and begun. */
const begun = (ago: number, hour: string): Step[] => [
  { type: 'signed', ago, hour, by: 'unit' },
  { type: 'started', ago, hour, by: 'unit' },
];

const done = (ago: number, hour: string, result: string): Step => ({
  type: 'disposed',
  ago,
  hour,
  by: 'unit',
  fields: { result, noPhoto: '演示数据，无照片' },
});

export const GRID_STORIES: readonly GridStory[] = [
  {
    title: '永福社区后门垃圾堆积',
    category: '01',
    grid: 0,
    text: '后门垃圾桶满溢，路面有散落垃圾。',
    steps: [reported(1, '16:40')],
  },
  {
    title: '桥南社区路灯不亮',
    category: '02',
    grid: 1,
    text: '南门至桥头三盏路灯不亮。',
    reporter: '居民周某',
    steps: [reported(2, '10:00')],
  },
  {
    title: '永福社区三号楼下水道堵塞',
    category: '02',
    grid: 0,
    text: '三号楼一单元下水道返水。',
    reporter: '居民李某',
    steps: [reported(1, '15:00'), { type: 'accepted', ago: 1, hour: '16:50' }],
  },
  {
    title: '河畔路占道经营',
    category: '01',
    grid: 2,
    text: '早市摊点占用人行道。',
    steps: dispatched(1, ['15:40', '16:30'], 'city'),
  },
  {
    title: '永福社区广场乱贴广告',
    category: '01',
    grid: 0,
    text: '公告栏和灯杆张贴小广告。',
    steps: [...dispatched(1, ['14:10', '15:00'], 'city'), ...begun(1, '15:30')],
  },
  {
    title: '桥南社区建筑垃圾未清',
    category: '01',
    grid: 1,
    text: '装修垃圾堆在消防通道旁。',
    steps: [
      ...dispatched(2, ['08:40', '09:10'], 'city'),
      ...begun(2, '09:30'),
      { type: 'urged', ago: 1, hour: '09:00', fields: { urging: 'overdue' } },
    ],
  },
  {
    title: '河畔社区污水井盖破损',
    category: '02',
    grid: 2,
    text: '井盖开裂，已放警示牌。',
    steps: [
      ...dispatched(4, ['08:40', '09:10'], 'housing'),
      ...begun(4, '10:00'),
      { type: 'suspended', ago: 2, hour: '09:00', fields: { reasons: '等待定制井盖到货' } },
    ],
  },
  {
    title: '永福社区健身器材松动',
    category: '02',
    grid: 0,
    text: '单杠底座松动。',
    steps: [
      ...dispatched(3, ['09:00', '09:20'], 'housing'),
      ...begun(3, '10:00'),
      done(1, '11:00', '已加固并检查其余器材。'),
      { type: 'check-assigned', ago: 1, hour: '14:30' },
    ],
  },
  {
    title: '桥南社区油烟扰民',
    category: '09',
    grid: 1,
    text: '一层餐馆晚间油烟大。',
    reporter: '居民吴某',
    steps: [
      ...dispatched(5, ['09:00', '09:20'], 'city'),
      ...begun(5, '10:00'),
      done(3, '16:00', '已责令清洗油烟净化器。'),
      { type: 'check-assigned', ago: 2, hour: '09:00' },
      { type: 'check-failed', ago: 1, hour: '15:00', by: 'checker', fields: { defect: '晚间复查油烟仍大' } },
    ],
  },
  {
    title: '河畔社区楼道堆物',
    category: '04',
    grid: 2,
    text: '五号楼楼道堆放纸箱。',
    steps: [
      ...dispatched(3, ['09:00', '09:20'], 'housing'),
      ...begun(3, '10:00'),
      done(2, '10:00', '已清理并张贴提示。'),
      { type: 'check-assigned', ago: 2, hour: '11:00' },
      { type: 'check-passed', ago: 1, hour: '10:00', by: 'checker' },
    ],
  },
  {
    title: '永福社区过期食品举报',
    category: '08',
    grid: 0,
    text: '小卖部货架有过期饮料。',
    reporter: '居民郑某',
    steps: [
      ...dispatched(7, ['09:00', '09:20'], 'market'),
      ...begun(7, '10:00'),
      done(6, '16:00', '已下架并责令改正。'),
      { type: 'check-assigned', ago: 5, hour: '09:00' },
      { type: 'check-passed', ago: 5, hour: '15:00', by: 'checker' },
      { type: 'archived', ago: 4, hour: '10:00', fields: { calledBack: true, satisfaction: 'satisfied' } },
    ],
  },
  {
    title: '桥南社区租赁合同纠纷',
    category: '05',
    grid: 1,
    text: '房东与租客就押金发生争议，已经起诉。',
    steps: [
      reported(3, '09:00'),
      { type: 'not-accepted', ago: 3, hour: '10:30', fields: { reasons: '已进入诉讼程序', rightPlace: '县人民法院' } },
    ],
  },
  {
    title: '永福社区花坛枯枝',
    category: '01',
    grid: 0,
    text: '风后枯枝落在步道上。',
    steps: [
      reported(2, '08:50'),
      { type: 'resolved-on-spot', ago: 2, hour: '09:10', by: 'grid', fields: { result: '已当场清理。' } },
    ],
  },
  {
    title: '永福社区邻里漏水纠纷',
    category: '05',
    grid: 0,
    text: '楼上卫生间渗水，两户就修缮费用有争议。',
    steps: [
      ...dispatched(3, ['14:00', '14:30'], 'mediation'),
      ...begun(3, '15:00'),
      { type: 'extension-requested', ago: 1, hour: '10:00', by: 'unit', fields: { reasons: '一方外出，约下周调解', amount: 3 } },
    ],
  },
  {
    title: '桥南社区燃气异味',
    category: '04',
    urgent: true,
    grid: 1,
    text: '二号楼楼道有燃气味，已疏散。',
    steps: [
      reported(1, '16:00'),
      { type: 'emergency-called', ago: 1, hour: '16:02', by: 'grid', fields: { service: '119' } },
      { type: 'accepted', ago: 1, hour: '16:05' },
      { type: 'dispatched', ago: 1, hour: '16:06', to: 'housing' },
      ...begun(1, '16:10'),
      done(1, '17:00', '已关阀更换软管，检测正常。'),
    ],
  },
  {
    title: '永福社区广场小广告（重复上报）',
    category: '01',
    grid: 0,
    text: '灯杆上贴满小广告。',
    steps: [reported(1, '14:20'), { type: 'merged', ago: 1, hour: '15:10' }],
    into: 4,
  },
];

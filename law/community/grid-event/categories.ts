/** What a grid event can be about, and the other codes of its record. Data: the county's matter list (事项清单) says who owns a category and by when. */
import { type Words, words } from '../../kernel/words.ts';

/** Classes (大类) of the matter list. The codes are this product's: no national class table could be read. */
export const GRID_CATEGORIES = {
  '01': words('市容环卫', 'City look and sanitation'),
  '02': words('公共设施', 'Public facilities'),
  '03': words('违法建设', 'Illegal building'),
  '04': words('安全隐患', 'Safety hazard'),
  '05': words('矛盾纠纷', 'Dispute'),
  '06': words('社会治安', 'Public order'),
  '07': words('民生服务', "People's livelihood"),
  '08': words('食品市场', 'Food and market'),
  '09': words('环境保护', 'Environment'),
  '10': words('公卫应急', 'Public health and emergency'),
  '11': words('政策咨询', 'Policy and enquiry'),
} as const satisfies Record<string, Words>;

export const GRID_LEVELS = {
  general: words('一般', 'General'),
  urgent: words('紧急', 'Urgent'),
} as const satisfies Record<string, Words>;

export const GRID_SOURCES = {
  patrol: words('网格巡查', 'Grid patrol'),
  resident: words('居民反映', 'A resident'),
  hotline: words('热线转办', 'The hotline'),
  'patrol-team': words('巡防队', 'The patrol team'),
  inspection: words('检查发现', 'An inspection'),
  sensor: words('感知设备', 'A sensor'),
} as const satisfies Record<string, Words>;

/** Why a supervisor urges: its day has passed, a leader asks, or it comes up again and again. */
export const URGING_GROUNDS = {
  overdue: words('逾期', 'Overdue'),
  leader: words('领导批示', 'A leader asks'),
  repeat: words('反复发生', 'It comes up again'),
} as const satisfies Record<string, Words>;

export const EMERGENCY_SERVICES = {
  '110': words('110 公安', '110, police'),
  '119': words('119 消防', '119, fire service'),
  '120': words('120 急救', '120, ambulance'),
} as const satisfies Record<string, Words>;

export const SATISFACTION = {
  satisfied: words('满意', 'Satisfied'),
  fair: words('基本满意', 'Fairly satisfied'),
  dissatisfied: words('不满意', 'Dissatisfied'),
} as const satisfies Record<string, Words>;

/** Codes of a table, as zod takes them. */
export function codesOf<K extends string>(table: Readonly<Record<K, Words>>): [K, ...K[]] {
  return Object.keys(table) as [K, ...K[]]; // a table has the keys its type says, and at least one
}

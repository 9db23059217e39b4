/** The two counties of the demonstration: their towns, how many people each town gives, and the organs they work with. */

export interface Town {
  readonly code: string;
  readonly name: string;
  /** Name of its judicial office. */
  readonly office: string;
  /** How many persons live there, beside the other towns. */
  readonly weight: number;
}

export interface DemoCounty {
  readonly code: string;
  readonly name: string;
  readonly city: { readonly code: string; readonly name: string };
  readonly province: { readonly code: string; readonly name: string };
  /** Ending of the accounts' names. */
  readonly accounts: string;
  readonly persons: number;
  readonly towns: readonly [Town, ...Town[]];
}

function town(code: string, name: string, weight: number, office = name.replace(/(畲族|瑶族)?[镇乡]$/, '')): Town {
  return { code, name, weight, office: `${office}司法所` };
}

export const YONGFENG: DemoCounty = {
  code: '360825',
  name: '永丰县',
  city: { code: '3608', name: '吉安市' },
  province: { code: '36', name: '江西省' },
  accounts: 'yongfeng',
  persons: 486,
  towns: [
    town('360825100', '恩江镇', 24),
    town('360825101', '坑田镇', 8),
    town('360825102', '沿陂镇', 8),
    town('360825103', '古县镇', 6),
    town('360825104', '瑶田镇', 5),
    town('360825105', '藤田镇', 10),
    town('360825106', '石马镇', 5),
    town('360825107', '沙溪镇', 7),
    town('360825200', '佐龙乡', 6),
    town('360825201', '八江乡', 4),
    town('360825202', '潭城乡', 4),
    town('360825203', '鹿冈乡', 5),
    town('360825204', '七都乡', 4),
    town('360825205', '陶唐乡', 4),
    town('360825206', '中村乡', 3),
    town('360825207', '上溪乡', 3),
    town('360825208', '潭头乡', 4),
    town('360825209', '三坊乡', 2),
    town('360825210', '上固乡', 3),
    town('360825211', '君埠乡', 3),
    town('360825212', '龙冈畲族乡', 5),
    town('360825403', '永丰县工业园区', 4, '工业园区'),
    town('360825501', '罗铺垦殖场', 1, '罗铺'),
    town('360825502', '官山林场', 1, '官山'),
  ],
};

export const LINGUI: DemoCounty = {
  code: '450312',
  name: '临桂区',
  city: { code: '4503', name: '桂林市' },
  province: { code: '45', name: '广西壮族自治区' },
  accounts: 'lingui',
  persons: 30,
  towns: [
    town('450312100', '临桂镇', 8),
    town('450312101', '六塘镇', 4),
    town('450312102', '会仙镇', 3),
    town('450312103', '两江镇', 4),
    town('450312104', '五通镇', 3),
    town('450312105', '四塘镇', 3),
    town('450312106', '南边山镇', 2),
    town('450312107', '中庸镇', 2),
    town('450312108', '茶洞镇', 2),
    town('450312204', '宛田瑶族乡', 1),
    town('450312205', '黄沙瑶族乡', 1),
  ],
};

/** Counties that people of the demonstration move to or ask leave for. */
export const ELSEWHERE = ['360802', '360821', '360830', '440305', '330106', '350583'] as const;

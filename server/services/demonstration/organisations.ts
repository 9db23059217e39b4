import type { Role } from '../../platform/scope/roles.ts';
import { diceOf } from './dice.ts';
import { type DemoGrid, gridOf, gridOfficials } from './grid.ts';
import type { DemoCounty } from './places.ts';

export interface DemoOrganisation {
  readonly id: string;
  readonly kind:
    | 'province-agency'
    | 'city-agency'
    | 'county-agency'
    | 'justice-bureau'
    | 'judicial-office'
    | 'court'
    | 'procuratorate'
    | 'public-security'
    | 'prison'
    | 'grid-centre'
    | 'grid'
    | 'handling-unit';
  readonly name: string;
  readonly region: string;
  readonly parent: string | null;
}

export interface DemoOfficial {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  /** One of the accounts, one for each role and county, that visitors of the demonstration sign in with. */
  readonly forVisitors: boolean;
}

export interface DemoHouse {
  readonly county: DemoCounty;
  readonly organisations: readonly DemoOrganisation[];
  readonly agency: DemoOrganisation;
  /** The organs it works with. */
  readonly partners: Readonly<Record<'court' | 'procuratorate' | 'police' | 'prison' | 'station', DemoOrganisation>>;
  /** Judicial office by the code of its town. */
  readonly offices: ReadonlyMap<string, DemoOrganisation>;
  readonly officials: readonly DemoOfficial[];
  readonly grid: DemoGrid;
}

const SURNAMES = ['刘', '陈', '罗', '曾', '钟', '郭', '邓', '聂', '宋', '袁', '吴', '张', '江', '夏', '程', '金'] as const;
const GIVEN = [
  '志强',
  '晓燕',
  '文斌',
  '丽华',
  '建平',
  '秀英',
  '海波',
  '小兰',
  '国庆',
  '春梅',
  '永辉',
  '雪芳',
  '俊杰',
  '红霞',
] as const;

/** The organisations of a county, from the province's agency down to the judicial offices, its partner organs, and who works there. */
export function houseOf(county: DemoCounty, seed: string): DemoHouse {
  const dice = diceOf(`${seed}/house/${county.code}`);
  const organisation = (
    kind: DemoOrganisation['kind'],
    name: string,
    region: string,
    parent: DemoOrganisation | null,
  ): DemoOrganisation => ({ id: dice.fork(`${kind}/${region}`).uuid(), kind, name, region, parent: parent?.id ?? null });

  const { province, city } = county;
  const provinceAgency = organisation('province-agency', `${province.name}社区矫正管理局`, province.code, null);
  const cityAgency = organisation('city-agency', `${city.name}社区矫正机构`, city.code, provinceAgency);
  const bureau = organisation('justice-bureau', `${county.name}司法局`, county.code, cityAgency);
  const agency = organisation('county-agency', `${county.name}社区矫正机构`, county.code, cityAgency);
  const [mainTown, ...otherTowns] = county.towns;
  const police = organisation('public-security', `${county.name}公安局`, county.code, null);
  const partners = {
    court: organisation('court', `${county.name}人民法院`, county.code, null),
    procuratorate: organisation('procuratorate', `${county.name}人民检察院`, county.code, null),
    police,
    prison: organisation('prison', `${city.name}示范监狱（虚构）`, city.code, null),
    station: organisation('public-security', `${mainTown.name}派出所`, mainTown.code, police),
  };
  const offices = new Map(
    county.towns.map((town) => [town.code, organisation('judicial-office', town.office, town.code, agency)] as const),
  );

  const grid = gridOf(county, organisation);
  const nameOf = (account: string) => {
    const own = dice.fork(`name/${account}`);
    return `${own.pick(SURNAMES)}${own.pick(GIVEN)}`;
  };
  const official = (role: Role, organisation: DemoOrganisation, forVisitors: boolean, account: string = role): DemoOfficial => {
    const full = `${account}.${county.accounts}`;
    return { account: full, name: nameOf(full), role, organisation: organisation.id, forVisitors };
  };
  const mainOffice = offices.get(mainTown.code) ?? agency;
  const officials = [
    official('officer', mainOffice, true),
    official('office-head', mainOffice, true),
    official('county-examiner', agency, true),
    official('county-head', agency, true),
    official('bureau-head', bureau, true),
    official('higher-agency', cityAgency, true),
    official('city-viewer', cityAgency, true),
    official('province-viewer', provinceAgency, true),
    official('prosecutor', partners.procuratorate, true),
    official('court', partners.court, true),
    official('police', partners.station, true),
    official('prison', partners.prison, true),
    official('auditor', agency, true),
    official('administrator', agency, true),
    official('officer', mainOffice, false, 'officer-2'),
    ...otherTowns.flatMap((town) => {
      const office = offices.get(town.code);
      return office ? [official('officer', office, false, `officer-${town.code.slice(-3)}`)] : [];
    }),
    ...gridOfficials(grid, official),
  ];
  return {
    county,
    organisations: [
      provinceAgency,
      cityAgency,
      bureau,
      agency,
      ...Object.values(partners),
      ...offices.values(),
      grid.centre,
      ...grid.grids,
      ...Object.values(grid.departments),
    ],
    agency,
    partners,
    offices,
    officials,
    grid,
  };
}

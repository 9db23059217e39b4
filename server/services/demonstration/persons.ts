/** Persons who do not exist: names from a list of common ones, identity numbers of a division that does not exist (990101). */
import { base, Faker, zh_CN } from '@faker-js/faker';
import { addDays, addMonths, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { checkCharacter, DEMO_PREFIX } from '../../registers/people/id-number.ts';
import type { Dice } from './dice.ts';
import type { Town } from './places.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly born: PlainDate;
  readonly idNumber: string;
  readonly phone: string;
  readonly ethnicity: string;
  readonly education: string;
  readonly marriage: string;
  readonly occupation: string;
  readonly town: Town;
  /** Where the person lives, from the province down. */
  readonly residence: string;
}

export interface PersonWish {
  readonly sex?: 'male' | 'female';
  /** Age in whole years on `on`. */
  readonly age?: number;
  readonly on: PlainDate;
  readonly town: Town;
  /** Province, city and county, as an address begins. */
  readonly region: string;
}

const VILLAGES = ['桥头', '上湾', '新屋', '老街', '田心', '石下', '河背', '水口', '枫林', '塘边', '岭背', '罗家'] as const;
const EDUCATIONS = [
  ['小学', 24],
  ['初中', 46],
  ['高中', 12],
  ['中专', 8],
  ['大专', 7],
  ['大学本科', 3],
] as const;
const OCCUPATIONS = [
  '务农',
  '外来务工',
  '个体经营',
  '货车司机',
  '建筑工人',
  '工厂职工',
  '待业',
  '网约车司机',
  '餐饮服务',
] as const;

/** Makes persons one after the other; no two get the same identity number. */
export function personMaker(): (wish: PersonWish, dice: Dice) => DemoPerson {
  const perDay = new Map<string, number>();
  return (wish, dice) => {
    const faker = new Faker({ locale: [zh_CN, base], seed: dice.between(1, 2 ** 31 - 1) });
    const sex = wish.sex ?? (dice.chance(0.86) ? 'male' : 'female');
    const age =
      wish.age ??
      dice.weighted([
        [dice.between(19, 29), 26],
        [dice.between(30, 45), 44],
        [dice.between(46, 60), 24],
        [dice.between(61, 73), 6],
      ]);
    const born = addDays(addMonths(wish.on, -12 * age), -dice.between(2, 360));
    const index = perDay.get(born) ?? 0;
    perDay.set(born, index + 1);
    const sequence = 2 * index + (sex === 'male' ? 1 : 2);
    const seventeen = `${DEMO_PREFIX}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    const village = dice.pick(VILLAGES);
    return {
      id: dice.uuid(),
      name: `${faker.person.lastName()}${faker.person.firstName(sex)}`,
      sex,
      born,
      idNumber: seventeen + checkCharacter(seventeen),
      phone: `19900${String(dice.between(0, 999_999)).padStart(6, '0')}`,
      ethnicity: dice.chance(0.03) ? '畲族' : '汉族',
      education: age < 19 ? '初中' : dice.weighted(EDUCATIONS),
      marriage:
        age < 22
          ? '未婚'
          : dice.weighted([
              ['已婚', 68],
              ['离异', 16],
              ['未婚', 14],
              ['丧偶', 2],
            ]),
      occupation: age < 19 ? '在校学生' : dice.pick(OCCUPATIONS),
      town: wish.town,
      residence: `${wish.region}${wish.town.name}${village}村${dice.between(1, 12)}组${dice.between(1, 99)}号`,
    };
  };
}

/**
 * Intake (入矫): 社区矫正法 22, 24, 25, 52; 实施办法 17–22, 55.
 *
 * 1. REG-01: whoever arrives is registered in the same visit; there is no «reject» (PLACE-02). Papers may follow (DOC-04).
 * 2. REG-03: a correction group is formed promptly. A woman's group has at least one woman (社区矫正法 25); a juvenile's has someone who knows minors (52).
 * 3. REG-05: the entry declaration is made promptly. A juvenile's is not public and the guardian attends (JUV-03).
 * 4. REG-06: a correction plan is made promptly. What follows from the grade is in grading.ts.
 */
import { law, measures } from '../kernel/citation.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, first, promptly, sameDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

interface Member {
  readonly sex?: string;
  readonly knowsMinors?: boolean;
}

/** What a group lacks (REG-03, RIGHT-17, JUV-01), or undefined when it may stand. Members nobody wrote down count for nothing. */
function lackOfGroup(context: CorrectionsContext, group: Readonly<Record<string, unknown>>): Refusal | undefined {
  const members = (group.members as readonly Member[] | undefined) ?? [];
  if (context.facts.sex === 'female' && !members.some((member) => member.sex === 'female')) {
    return refusal(
      'REG-03',
      [law(25)],
      words('女性社区矫正对象的矫正小组应当有女性成员', "a woman's correction group must have a woman among its members"),
      words('增加一名女性成员', 'add a woman'),
    );
  }
  if (context.facts.juvenileAtOffence === true && !members.some((member) => member.knowsMinors === true)) {
    return refusal(
      'REG-03',
      [law(52)],
      words(
        '未成年社区矫正对象的矫正小组应当吸收熟悉未成年人身心特点的人员',
        "a juvenile's correction group must have someone who knows minors",
      ),
      words('增加一名熟悉未成年人的成员', 'add a member who knows minors'),
    );
  }
  return undefined;
}

function namesNobody(input: Readonly<Record<string, unknown>>): Refusal | undefined {
  return Array.isArray(input.members) && input.members.length > 0
    ? undefined
    : refusal(
        'REG-03',
        [law(25), measures(19)],
        words('没有写明小组成员', 'the group has no members'),
        words('写明成员', 'name its members'),
      );
}

function guardianMissing(context: CorrectionsContext, declaration: Readonly<Record<string, unknown>>): Refusal | undefined {
  return context.facts.juvenileAtOffence === true && declaration.guardianPresent !== true
    ? refusal(
        'JUV-03',
        [law(54), measures(55)],
        words('未成年人的宣告不公开进行，应当通知监护人到场', "a juvenile's declaration is not public and the guardian attends"),
        words('监护人到场后再宣告', 'declare when the guardian is there'),
      )
    : undefined;
}

const alreadyRegistered = (context: CorrectionsContext) =>
  context.history.has('registered')
    ? refusal(
        'REG-01',
        [law(22)],
        words('已登记接收', 'already registered'),
        words('如登记有误，请更正该条记录', 'correct that record if it is wrong'),
      )
    : undefined;

export const intake = {
  id: 'intake',
  title: words('入矫', 'Intake'),
  cite: [law(22, 24, 25), measures(17, 18, 19, 20, 21, 22)],
  actions: {
    register: {
      title: words('登记接收', 'Register'),
      event: 'registered',
      from: ['expected', 'overdue', 'registered'],
      by: COUNTY,
      rule: 'REG-01',
      cite: [law(22)],
      refuse: alreadyRegistered,
    },
    'form-group': {
      title: words('组成矫正小组', 'Form the correction group'),
      event: 'group-formed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REG-03',
      cite: [law(25), measures(19)],
      refuse: (context, input) => (input ? (namesNobody(input) ?? lackOfGroup(context, input)) : undefined),
    },
    declare: {
      title: words('入矫宣告', 'Make the entry declaration'),
      event: 'declared',
      from: ['registered', 'active'],
      by: STAFF,
      rule: 'REG-05',
      cite: [law(22), measures(20)],
      refuse(context, input) {
        if (!context.history.has('group-formed') && context.recordBegan === undefined) {
          return refusal(
            'REG-03',
            [law(25), measures(20)],
            words(
              '矫正小组尚未组成，宣告时小组成员应当在场',
              'there is no correction group yet, and its members attend the declaration',
            ),
            words('先组成矫正小组', 'form the group first'),
          );
        }
        return input ? guardianMissing(context, input) : undefined;
      },
    },
    'make-plan': {
      title: words('制定矫正方案', 'Make the correction plan'),
      event: 'plan-made',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REG-06',
      cite: [law(24), measures(22)],
    },
  },
  duties: [
    {
      rule: 'REG-01',
      who: 'county-agency',
      act: words('登记接收', 'Register the person'),
      cite: [law(22)],
      starts: first('reported-in', 'handed-over'),
      due: sameDay(),
      met: ['registered'],
      missed: words('由检察机关纠正（检察规则 643）', 'the procuratorate may correct (检察规则 643)'),
      doneBy: 'register',
    },
    {
      rule: 'REG-03',
      who: 'county-agency',
      act: words('组成矫正小组', 'Form the correction group'),
      cite: [law(25), measures(19)],
      starts: first('registered'),
      due: promptly('REG-03'),
      met: ['group-formed'],
      doneBy: 'form-group',
    },
    {
      rule: 'REG-05',
      who: 'county-agency',
      act: words('入矫宣告', 'Make the entry declaration'),
      cite: [law(22), measures(20)],
      starts: first('registered'),
      due: promptly('REG-05'),
      met: ['declared'],
      missed: words('未经宣告签字的，其后处分依据不足', 'a later sanction rests on weak ground if the person never signed'),
      doneBy: 'declare',
    },
    {
      rule: 'REG-06',
      who: 'county-agency',
      act: words('制定矫正方案', 'Make the correction plan'),
      cite: [law(24), measures(22)],
      starts: first('registered'),
      due: promptly('REG-06'),
      met: ['plan-made'],
      doneBy: 'make-plan',
    },
  ],
  findings: [groupsThatMayNotStand, declarationsWithoutGuardian, declaredBeforeItsTime],
} as const satisfies CorrectionsProcedure;

/** RIGHT-17, JUV-01: only the latest group matters; an earlier one that lacked somebody has been mended. */
function groupsThatMayNotStand(context: CorrectionsContext): readonly FindingMade[] {
  const group = context.history.last('group-formed');
  const lack = group ? lackOfGroup(context, group.data) : undefined;
  return group && lack
    ? [{ rule: lack.rule, severity: 'breach', words: words(lack.zh, capital(lack.en)), cite: lack.cite, since: group.on }]
    : [];
}

function declarationsWithoutGuardian(context: CorrectionsContext): readonly FindingMade[] {
  const declaration = context.history.last('declared');
  const missing = declaration ? guardianMissing(context, declaration.data) : undefined;
  return declaration && missing
    ? [
        {
          rule: missing.rule,
          severity: 'breach',
          words: words(missing.zh, capital(missing.en)),
          cite: missing.cite,
          since: declaration.on,
        },
      ]
    : [];
}

/** REG-01, REG-03: the declaration comes after registration, and before the group that attends it. */
function declaredBeforeItsTime(context: CorrectionsContext): readonly FindingMade[] {
  const declaration = context.history.first('declared');
  if (!declaration || context.recordBegan !== undefined) return [];
  const lacks = (type: 'registered' | 'group-formed', rule: string, zh: string, en: string): readonly FindingMade[] => {
    const before = context.history.first(type);
    return before && before.on <= declaration.on
      ? []
      : [{ rule, severity: 'warning', words: words(zh, en), cite: [law(22, 25)], since: declaration.on }];
  };
  return [
    ...lacks(
      'registered',
      'REG-01',
      '入矫宣告之前没有登记接收的记录',
      'The entry declaration stands without a registration before it',
    ),
    ...lacks(
      'group-formed',
      'REG-03',
      '入矫宣告之前没有组成矫正小组的记录',
      'The entry declaration stands without a correction group before it',
    ),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

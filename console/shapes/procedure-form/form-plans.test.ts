import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../law/index.ts';
import { drawnFields } from './drawn-fields.ts';
import { FORM_PLANS, groundChoices } from './form-plans.ts';

const { events, actions } = catalogueOf('corrections');
const actionsOf = (type: string) => Object.values(actions).filter(({ event }) => event === type);
const fieldsOf = (type: string) => drawnFields(events[type]?.fields ?? expect.fail(`no event ${type}`)).map(({ name }) => name);

describe('a plan lays out the form of its event', () => {
  it.each(Object.entries(FORM_PLANS))('%s names only fields the event has, each in one group', (type, plan) => {
    const grouped = (plan.groups ?? []).flatMap(({ fields }) => fields);
    expect(grouped.filter((name) => plan.leavesOut?.includes(name))).toEqual([]);
    expect(grouped).toEqual([...new Set(grouped)]);
    const named = [
      ...grouped,
      ...(plan.leavesOut ?? []),
      ...Object.keys(plan.hints ?? {}),
      ...(plan.asks ?? []),
      ...Object.keys(plan.usually ?? {}),
      ...(plan.takesUp?.fields ?? []),
    ];
    expect(named.filter((name) => !fieldsOf(type).includes(name))).toEqual([]);
  });

  it.each(Object.entries(FORM_PLANS).flatMap(([type, { takesUp }]) => (takesUp ? [[type, takesUp] as const] : [])))(
    '%s takes up fields that the earlier record has',
    (_type, { type, fields }) => expect(fields.filter((name) => !fieldsOf(type).includes(name))).toEqual([]),
  );

  it('what comes first, and what decides otherwise, is an act of the case', () => {
    const first = Object.values(FORM_PLANS).flatMap(({ after, or }) => [after ?? [], or ?? []].flat());
    expect(first.filter((action) => !(action in actions))).toEqual([]);
  });
});

describe('what the law asks for is marked', () => {
  it('where the schema leaves a field open because an older record may lack it', () => {
    const asked = Object.entries(FORM_PLANS).flatMap(([type, { asks = [] }]) => asks.map((field) => [type, field] as const));
    expect(asked.length).toBeGreaterThan(10);
    const required = ([type, field]: readonly [string, string]) =>
      Object.hasOwn(events, type) && events[type]?.fields.shape[field]?.isOptional() === false;
    expect(asked.filter(required)).toEqual([]);
  });

  it('a form of more than seven fields is laid out in groups', () => {
    const long = Object.keys(events).filter((type) => fieldsOf(type).length > 7 && actionsOf(type).length > 0);
    expect(long.filter((type) => !FORM_PLANS[type]?.groups)).toEqual([]);
  });
});

describe('grounds to choose from', () => {
  it('are the numbers of the article, or a code, or none', () => {
    expect(groundChoices('warned').map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(groundChoices('praised').map(({ code }) => code)).toEqual(['outstanding']);
    expect(groundChoices('meeting-refused')).toEqual([]);
    expect(groundChoices('arrest-requested')).toHaveLength(4);
  });

  it('are those of the kind of case: five for a suspended sentence, three for parole, eight for temporary release', () => {
    const of = (type: string, kind: string) => groundChoices(type, { kind }).length;
    expect(of('revocation-proposed', 'suspended-sentence')).toBe(5);
    expect(of('revocation-proposed', 'parole')).toBe(3);
    expect(of('revocation-proposed', 'public-surveillance')).toBe(0);
    expect(of('recommittal-proposed', 'temporary-release')).toBe(8);
  });

  it('of a proposal are those of the sanction it proposes', () => {
    expect(groundChoices('sanction-proposed', { sanction: 'admonition' })).toHaveLength(4);
    expect(groundChoices('sanction-proposed', { sanction: 'warning' })).toHaveLength(6);
    expect(groundChoices('sanction-proposed')).toEqual([]);
  });
});

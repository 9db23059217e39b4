import { expect, test } from 'vitest';
import { groupActions } from './act-order.ts';

const title = { zh: '', en: '' };
const refusal = { rule: 'X', cite: [], zh: '', en: '' };

test('what is owed comes first, in the order it is owed', () => {
  const actions = ['declare', 'form-group', 'record-visit'].map((action) => ({ action, title, allowed: true }));
  const groups = groupActions(actions, [{ doneBy: 'form-group' }, {}, { doneBy: 'declare' }], ['officer'], () => ['officer']);
  expect(groups.duties.map(({ action }) => action)).toEqual(['form-group', 'declare']);
  expect(groups.allowed.map(({ action }) => action)).toEqual(['record-visit']);
});

test('what other posts may do stands apart, and what nobody may now is kept with its reason', () => {
  const actions = [
    { action: 'release', title, allowed: true },
    { action: 'warn', title, allowed: false, refusal },
  ];
  const groups = groupActions(actions, [{ doneBy: 'release' }], ['officer'], (action) =>
    action === 'release' ? ['county-head'] : ['officer'],
  );
  expect(groups.duties).toEqual([]);
  expect(groups.others.map(({ action }) => action)).toEqual(['release']);
  expect(groups.refused.map(({ action }) => action)).toEqual(['warn']);
});

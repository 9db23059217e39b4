import { expect, test } from 'vitest';
import { mappingOf, missingColumns } from './mapping.ts';

const columns = [
  { index: 0, letters: 'A', header: '对象', key: null, title: null },
  { index: 1, letters: 'B', header: '身份证号', key: 'idNumber', title: '身份证号' },
];
const sheet = [
  { key: 'name', title: '姓名', en: 'Name', required: true },
  { key: 'idNumber', title: '身份证号', en: 'ID number', required: true },
  { key: 'sex', title: '性别', en: 'Sex', required: false },
];

test('what was changed on screen goes before what was found', () => {
  expect(mappingOf(columns, {})).toEqual({ 对象: null, 身份证号: 'idNumber' });
  expect(mappingOf(columns, { 对象: 'name', 身份证号: null })).toEqual({ 对象: 'name', 身份证号: null });
});

test('a required column that nothing is matched to is missing', () => {
  expect(missingColumns(mappingOf(columns, {}), sheet).map(({ key }) => key)).toEqual(['name']);
  expect(missingColumns(mappingOf(columns, { 对象: 'name' }), sheet)).toEqual([]);
});

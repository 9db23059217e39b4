import { expect, test } from 'vitest';
import { readOffices } from './offices.ts';

test('one office a line', () => {
  expect(readOffices('360825100 恩江司法所\n\n360825101，坑田司法所 ')).toEqual({
    offices: [
      { region: '360825100', name: '恩江司法所' },
      { region: '360825101', name: '坑田司法所' },
    ],
  });
});

test('the first line that cannot be read is named', () => {
  expect(readOffices('360825100 恩江司法所\n恩江司法所')).toEqual({ badLine: 2 });
});

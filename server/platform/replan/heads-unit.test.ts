import { expect, test } from 'vitest';
import { headsUnit } from './heads-unit.ts';

const post = (organisation: string, role: 'county-head' | 'county-examiner') => ({
  id: `${organisation} ${role}`,
  role,
  organisation,
  organisationName: organisation,
  kind: 'county-agency' as const,
  region: '360825',
});

test('whoever heads one agency and examines at another changes the settings of the first alone', () => {
  const actor = { posts: [post('here', 'county-head'), post('there', 'county-examiner')] };
  expect(headsUnit(actor, 'here')).toBe(true);
  expect(headsUnit(actor, 'there')).toBe(false);
});

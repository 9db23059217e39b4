import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAPERS as CALLED, ON_REQUEST, papersFor } from '../../law/corrections/papers.ts';
import { catalogueOf } from '../../law/index.ts';
import { FOLDER, PAPERS, papersFiles } from './papers.ts';

const ROOT = new URL(`../../${FOLDER}/`, import.meta.url);

describe('the templates', () => {
  it('are what the declarations say (else run `npx guitu papers`)', async () => {
    const files = await papersFiles();
    expect([...files].filter(([name, bytes]) => !readFileSync(new URL(name, ROOT)).equals(bytes)).map(([name]) => name)).toEqual(
      [],
    );
    expect(readdirSync(ROOT).filter((name) => !files.has(name))).toEqual([]);
  });

  it('are the county’s sixty-four and two of ours, each with a name in both languages', () => {
    const count = (group: string) => PAPERS.filter(({ id }) => id.startsWith(group)).length;
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(count)).toEqual([4, 7, 8, 20, 14, 8, 5]);
    expect(new Set(PAPERS.map(({ id }) => id)).size).toBe(66);
    expect(PAPERS.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[\x20-\x7e]+$/.test(en))).toEqual([]);
  });

  it('no two numbered papers share a mark', () => {
    const marks = PAPERS.flatMap(({ mark }) => mark ?? []);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('are called for by the law only where they exist, for events that exist', () => {
    const ids = new Set(PAPERS.map(({ id }) => id));
    const { events } = catalogueOf('corrections');
    const proposed = ['admonition', 'warning', 'punishment'].flatMap((sanction) =>
      papersFor({ type: 'sanction-proposed', sanction }, {}),
    );
    const revoked = ['parole', 'suspended-sentence'].flatMap((kind) => papersFor({ type: 'revocation-proposed' }, { kind }));
    const called = [...Object.values(CALLED).flat(), ...Object.values(ON_REQUEST).flat(), ...proposed, ...revoked];
    expect(called.filter((id) => !ids.has(id))).toEqual([]);
    expect([...Object.keys(CALLED), ...Object.keys(ON_REQUEST)].filter((type) => !(type in events))).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAPERS as CALLED, SERVED_AS } from '../../law/corrections/papers.ts';
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

  it('are sixty-four, each with a name in both languages', () => {
    const count = (group: string) => PAPERS.filter(({ id }) => id.startsWith(group)).length;
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(count)).toEqual([4, 7, 8, 20, 14, 8, 3]);
    expect(new Set(PAPERS.map(({ id }) => id)).size).toBe(64);
    expect(PAPERS.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[\x20-\x7e]+$/.test(en))).toEqual([]);
  });

  it('no two numbered papers share a mark', () => {
    const marks = PAPERS.flatMap(({ mark }) => mark ?? []);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('are called for by the law only where they exist, and served as acts that exist', () => {
    const ids = new Set(PAPERS.map(({ id }) => id));
    const { events, actions } = catalogueOf('corrections');
    expect(
      Object.values(CALLED)
        .flat()
        .filter((id) => !ids.has(id)),
    ).toEqual([]);
    expect(Object.keys(CALLED).filter((type) => !(type in events))).toEqual([]);
    expect(Object.values(SERVED_AS).filter((action) => !(action in actions))).toEqual([]);
    for (const key of Object.keys(SERVED_AS)) {
      const [id, recipient] = key.split(' ');
      expect(PAPERS.find((paper) => paper.id === id)?.to).toContain(recipient);
    }
  });
});

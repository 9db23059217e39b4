import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT });
/** Written by the browser journeys. */
const SCREENSHOTS = 'docs/guide/images/';

/** Anchors of a page as its readers' tools make them: from headings, and those set by hand. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
}

function deadLinks(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?:|mailto:)/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (file.startsWith(SCREENSHOTS)) return false;
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(readFileSync(join(ROOT, file), 'utf8')).has(anchor);
    });
}

/** Source files that a page names: `law/kernel/due.ts`. A name with a blank, a star or an ellipsis is a pattern and not a file. */
function missingFiles(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/`((?:law|server|console|tools|tests)\/[\w./-]+\.(?:ts|tsx|mjs|sql|json|grit))`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(ROOT, path)));
}

describe('the pages of the docs', () => {
  it.each(PAGES)('%s: links lead somewhere', (page) => {
    expect(deadLinks(page)).toEqual([]);
  });
  it.each(PAGES)('%s: the files it names are there', (page) => {
    expect(missingFiles(page)).toEqual([]);
  });
});

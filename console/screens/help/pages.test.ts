import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderGuidePage } from '../../guide-pages.ts';
import { GUIDE_PAGES } from './pages.ts';

const GUIDE = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');
const read = (language: 'zh' | 'en', name: string) => readFileSync(join(GUIDE, language, `${name}.md`), 'utf8');

describe('the guide', () => {
  it.each(['zh', 'en'] as const)('has each of its pages in %s, and no other', (language) => {
    const there = readdirSync(join(GUIDE, language)).sort();
    expect(there).toEqual(GUIDE_PAGES.map(({ name }) => `${name}.md`).sort());
  });

  it.each(GUIDE_PAGES)('heads $name as its contents do', ({ name, title }) => {
    expect(read('zh', name).split('\n')[0]).toBe(`# ${title.zh}`);
    expect(read('en', name).split('\n')[0]).toBe(`# ${title.en}`);
  });

  it.each(GUIDE_PAGES)('shows in $name pictures that exist and leads to pages that exist', ({ name }) => {
    const pages = GUIDE_PAGES.map((page) => `/help/${page.name}`);
    const pictures = readdirSync(join(GUIDE, 'images'));
    for (const language of ['zh', 'en'] as const) {
      const { html, pictures: shown } = renderGuidePage(read(language, name));
      expect(pictures).toEqual(expect.arrayContaining(shown.map((path) => path.replace('../images/', ''))));
      const links = [...html.matchAll(/href="(\/help\/[^"#]*)/g)].map(([, href]) => href);
      expect(pages).toEqual(expect.arrayContaining(links));
    }
  });

  it('refuses a link that a reader inside the product cannot open', () => {
    expect(() => renderGuidePage('[law](../../law/README.md)')).toThrow('../../law/README.md');
  });
});

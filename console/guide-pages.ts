import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

const GUIDE = join(import.meta.dirname, '..', 'docs', 'guide');
/** A picture of the guide, as its pages name it. */
const PICTURE = /^\.\.\/images\/([\w-]+\.png)$/;
/** Another page of the guide in the same language. */
const PAGE = /^([\w-]+)\.md(#.*)?$/;

/**
 * Lets the console import a page of docs/guide as HTML: `{ html }`. The guide is written once, for the reader of the repository and for
 * the reader of the product. Links between its pages lead to `/help/…`; its pictures are built with the rest.
 */
export function guidePages(): Plugin {
  return {
    name: 'guitu-guide-pages',
    load(id) {
      if (!id.endsWith('.md') || !id.startsWith(GUIDE + sep)) return null;
      const { html, pictures } = renderGuidePage(readFileSync(id, 'utf8'));
      const imports = pictures.map((path, index) => `import picture${index} from ${JSON.stringify(join(dirname(id), path))};`);
      const places = pictures.map((path, index) => `.replaceAll(${JSON.stringify(path)}, picture${index})`);
      return `${imports.join('\n')}\nexport const html = ${JSON.stringify(html)}${places.join('')};`;
    },
  };
}

/** The page's HTML, and the pictures it shows, as the page writes their paths. A link that leads to neither guide page, product page nor web is refused. */
export function renderGuidePage(markdown: string): { readonly html: string; readonly pictures: readonly string[] } {
  const pictures = new Set<string>();
  const marked = new Marked({
    async: false,
    walkTokens(token) {
      if (token.type === 'image') {
        if (!PICTURE.test(token.href)) throw new Error(`a guide page shows ${token.href}; its pictures lie in ../images`);
        pictures.add(token.href);
      }
      if (token.type === 'link') token.href = linkOf(token.href);
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { html, pictures: [...pictures] };
}

function linkOf(href: string): string {
  const page = PAGE.exec(href);
  if (page !== null) return `/help/${page[1]}${page[2] ?? ''}`;
  if (href.startsWith('/') || href.startsWith('#') || href.startsWith('https://') || href.startsWith('http://127.0.0.1'))
    return href;
  throw new Error(`a guide page links to ${href}, which a reader inside the product cannot open`);
}

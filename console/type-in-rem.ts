import type { Plugin } from 'vite';

/** Pixels of one rem in ordinary type; the style sheets are drawn in pixels. */
const PIXELS = 16;
const SIZES = /(\b(?:font|font-size|line-height)\s*:)([^;{}]*)/g;

/** Sizes of type in rem instead of pixels, so that one size on the root makes all type large, and a browser's own setting counts. */
export function inRem(css: string): string {
  return css.replace(SIZES, (_, name: string, value: string) => name + value.replace(/(\d*\.?\d+)px/g, rem));
}

function rem(_: string, pixels: string): string {
  return `${Number(pixels) / PIXELS}rem`;
}

export function typeInRem(): Plugin {
  return {
    name: 'guitu-type-in-rem',
    enforce: 'pre',
    transform: (code, id) => (/\.css(\?|$)/.test(id) && !id.includes('node_modules') ? { code: inRem(code), map: null } : null),
  };
}

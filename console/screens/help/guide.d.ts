/// <reference types="vite/client" />

/** A page of docs/guide as `console/guide-pages.ts` gives it. */
declare module '*.md' {
  export const html: string;
}

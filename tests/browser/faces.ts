/**
 * Chinese type for the pages the browser draws, on machines that have none.
 *
 * The faces come from npm (Noto Sans SC and Noto Serif SC, OFL-1.1). Chromium's own font loader reads neither WOFF nor
 * WOFF2 through fontconfig, and WOFF 1 is an ordinary font whose tables are deflated: so the WOFF files are unpacked
 * into plain ones, once, into a folder that a private fontconfig file points at. Nothing is installed, and every
 * machine draws the same letters, so that a screenshot is the same picture everywhere.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { plainFont } from '../../server/platform/documents/plain-font.ts';

/** The slices beside the large Chinese subset that hold marks and shapes: ①, ■, ▲, →, ✓, ※, ℃, ≤ and their like. */
const marks = [86, 87, 88, 89, 90, 99, 100, 101, 102, 103, 104, 105, 106, 107, 109, 113, 114, 116, 117];

const faces = [
  { package: '@fontsource/noto-sans-sc', file: 'noto-sans-sc', weights: [400, 500, 700], marks },
  { package: '@fontsource/noto-serif-sc', file: 'noto-serif-sc', weights: [400, 600], marks: [] },
] as const;

/**
 * What a page may ask for, and gets Hei or Song. The packages' Chinese files call themselves after their thinnest weight
 * ("Noto Sans SC Thin" in regular and bold), so the faces' everyday names are given to them here.
 */
const heiNames = ['sans-serif', 'system-ui', 'monospace', 'Arial', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei'];
const songNames = ['serif', 'Times New Roman', 'Noto Serif SC', 'Songti SC', 'SimSun', 'STSong'];

/**
 * Unpacks the faces into `folder` where they are not there yet.
 * Returns the path of the fontconfig file that knows them and nothing else.
 */
export function unpackFaces(folder: string): string {
  const config = join(folder, 'fonts.conf');
  if (existsSync(config)) return config;
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const require = createRequire(import.meta.url);
  for (const face of faces) {
    const source = join(dirname(require.resolve(`${face.package}/package.json`)), 'files');
    const whole = face.weights.map((weight) => `chinese-simplified-${weight}`);
    for (const part of [...whole, ...face.marks.map((slice) => `${slice}-400`)]) {
      const woff = join(source, `${face.file}-${part}-normal.woff`);
      writeFileSync(join(fonts, `${face.file}-${part}.ttf`), plainFont(readFileSync(woff)));
    }
  }
  const alias = ([asked, given]: readonly [string, string]) =>
    `  <alias binding="strong"><family>${asked}</family><prefer><family>${given}</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${fonts}</dir>`,
    `  <cachedir>${join(folder, 'font-cache')}</cachedir>`,
    ...heiNames.map((name) => alias([name, 'Noto Sans SC Thin'])),
    ...songNames.map((name) => alias([name, 'Noto Serif SC ExtraLight'])),
    '</fontconfig>',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return config;
}

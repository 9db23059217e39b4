/**
 * The colours of the console, named by what they mean. Red says that a deadline has passed or a rule is broken and nothing else;
 * amber is due today or soon, green met or favourable, blue selected or to be done, grey paused, lifted or not yours.
 * palette.test.ts holds every pairing that carries text to a contrast of 4.5.
 */
export const palette = {
  ink: '#1f2933',
  'ink-2': '#4d5a66',
  'ink-3': '#5f6b76',
  line: '#e1e5e7',
  'line-2': '#eef0f1',
  'line-3': '#b4bdc4',
  paper: '#ffffff',
  ground: '#f6f7f5',
  band: '#fafbfa',
  blue: '#1b5f7d',
  'blue-2': '#e7f0f4',
  red: '#ab2a1f',
  'red-2': '#fbecea',
  amber: '#835500',
  'amber-2': '#fbf3e0',
  'amber-edge': '#d8a531',
  green: '#2b694a',
  'green-2': '#e9f3ed',
  'grey-2': '#eef0f2',
} as const;

export type Colour = keyof typeof palette;

/** The law speaks in Song, everything else in Hei; in English likewise serif and sans. */
export const faces = {
  sans: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,-apple-system,"Segoe UI",sans-serif',
  law: '"Songti SC","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",SimSun,Georgia,serif',
} as const;

/** Puts the palette on the page as custom properties (`--ink`, `--law-face` …), so that style sheets and Ant Design share one source. */
export function applyPalette(style: CSSStyleDeclaration): void {
  for (const [name, value] of Object.entries(palette)) style.setProperty(`--${name}`, value);
  style.setProperty('--sans-face', faces.sans);
  style.setProperty('--law-face', faces.law);
}

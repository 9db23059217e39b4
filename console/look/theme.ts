import type { ThemeConfig } from 'antd';
import { faces, palette } from './palette.ts';

/**
 * Ant Design in the console's colours. `colorError` is amber on purpose: a mistyped field is not a broken rule, and red is kept
 * for deadlines that have passed and rules that are broken.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.blue,
    colorInfo: palette.blue,
    colorLink: palette.blue,
    colorError: palette.amber,
    colorWarning: palette.amber,
    colorSuccess: palette.green,
    colorText: palette.ink,
    colorTextSecondary: palette['ink-2'],
    colorTextTertiary: palette['ink-3'],
    colorTextDescription: palette['ink-2'],
    colorTextPlaceholder: palette['ink-3'],
    colorBorder: palette.line,
    colorBorderSecondary: palette['line-2'],
    colorBgLayout: palette.ground,
    colorBgMask: 'rgb(31 41 51 / 28%)',
    fontFamily: faces.sans,
    fontSize: 14,
    borderRadius: 6,
    borderRadiusLG: 8,
    controlHeight: 32,
    controlHeightSM: 28,
    // Nothing moves for those who have asked their system for stillness.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { itemSelectedBg: palette['blue-2'], itemSelectedColor: palette.blue, trackBg: palette['grey-2'] },
    Table: { headerBg: palette.band, headerColor: palette['ink-2'], cellPaddingBlock: 8, cellPaddingInline: 12 },
  },
};

/** The same in large type: a quarter larger, as the root of the style sheets is (base.css). */
export const largeTheme: ThemeConfig = {
  ...theme,
  token: { ...theme.token, fontSize: 17.5, controlHeight: 40, controlHeightSM: 35 },
};

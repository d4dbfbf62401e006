import { createTheme, type Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Lang } from '#shared/i18n/index.ts';

/*
 * Tokens of the look and what they make of MUI: one ground (white), one colour (deep green), one attention colour (amber), five text
 * sizes. Everything is logical (start, end), so that one theme serves both directions.
 */

/** Contrast on white in brackets (measured); every text pair is ≥ 4.5, every control edge ≥ 3. */
export const color = {
  ink: '#16211C', //        text                       (16.6)
  ink2: '#43504A', //       secondary text             (8.4)
  ink3: '#5E6A64', //       hints, masked digits       (5.6)
  edge: '#7A8680', //       edges of controls          (3.8)
  line: '#DCE3DF', //       hairlines, never alone the sign of a control
  ground: '#FFFFFF',
  quiet: '#F5F8F6', //      navigation, table heads, read-only areas
  green: '#0F5A41', //      action, selection, progress (8.2)
  greenDeep: '#0A4130', //  hover, pressed
  greenMid: '#5B9B81', //   second shade in bars        (3.3)
  greenTint: '#E6F1EB', //  selected row, current place
  amber: '#8A4700', //      attention: text and icon    (7.0; 6.5 on its tint)
  amberMark: '#C97B00', //  attention: bars and strokes; never text (3.3)
  amberTint: '#FFF4DF', //  attention: ground
} as const;

/** Five sizes; never below 14 px: Arabic loses its dots under that. */
export const size = { small: 14, body: 16, section: 18, page: 24, hall: 32 } as const;

/** Spacing unit 8 px (theme.spacing(1)); fixed measures of the frame. */
export const frame = { nav: 204, rail: 56, top: 56, gutter: 24, row: 40, headRow: 36, control: 40, drawer: 468, line: 1.6 } as const;

/** Under this width, which is also 1366 px at 200 % zoom: the navigation is a rail of icons, columns stack, secondary columns go. */
const NARROW = '(max-width: 1000px)';
export const narrow = `@media ${NARROW}`;
/** As wide, and as low: 1366 × 768 at 200 % zoom. What stands above a list is told in few lines there. */
const SHORT = '(max-width: 1000px) and (max-height: 560px)';
export const short = `@media ${SHORT}`;
export const useShort = (): boolean => useMediaQuery(SHORT);
/** The same in code: columns that are left out must not be counted by cells that span them. Paper is no narrow screen: a table is printed with all of its columns. */
export const useNarrow = (): boolean => useMediaQuery(`screen and ${NARROW}`);

const family = '"Noto Sans Variable", "Noto Sans Arabic Variable", "Noto Sans", "Noto Sans Arabic", sans-serif';

/** A ring that stays visible on white, on green and on a tint: 3 px green, 2 px of air. */
export const ring = { outline: `3px solid ${color.green}`, outlineOffset: 2 } as const;

/**
 * Classes of what stands in every row of a list. They are written once a page; a style computed for each element (`sx`) is what made long
 * lists hold the window.
 */
const often = (lang: Lang) => ({
  // the clipping block has the direction of what is in it; `left` is turned to the page's start by the plugin, where `start` would follow the name
  '.clipped': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', textAlign: 'left' },
  // digits run from left to right in both scripts: units line up only when the cell is flush with its physical right
  '.figures': { textAlign: lang === 'ar' ? 'start' : 'end', whiteSpace: 'nowrap' },
  '.soft': { color: color.ink2 },
  '.faint': { color: color.ink3 },
  '.strong': { fontWeight: 600 },
  '.status': { display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: 6, whiteSpace: 'nowrap', fontSize: '0.9375rem', lineHeight: '24px' },
  '.status svg': { fontSize: 18 },
  '.status.grave': { backgroundColor: color.amberTint, borderRadius: 6, padding: '1px 8px' },
} as const);

export function makeTheme(lang: Lang): Theme {
  const text = (px: number, weight = 400, line: number = frame.line) =>
    ({ fontSize: `${px / 16}rem`, fontWeight: weight, lineHeight: line, letterSpacing: 0, textTransform: 'none' }) as const;

  return createTheme(
    {
      direction: lang === 'ar' ? 'rtl' : 'ltr',
      spacing: 8,
      shape: { borderRadius: 6 },
      palette: {
        mode: 'light',
        background: { default: color.ground, paper: color.ground },
        text: { primary: color.ink, secondary: color.ink2, disabled: color.ink3 },
        divider: color.line,
        primary: { main: color.green, dark: color.greenDeep, light: color.greenMid, contrastText: '#FFFFFF' },
        secondary: { main: color.ink2, contrastText: '#FFFFFF' },
        warning: { main: color.amber, light: color.amberTint, contrastText: '#FFFFFF' },
        error: { main: color.amber, light: color.amberTint, contrastText: '#FFFFFF' }, // one attention colour; the word and icon say how grave
        success: { main: color.green, contrastText: '#FFFFFF' },
        info: { main: color.ink2, contrastText: '#FFFFFF' },
        action: { selected: color.greenTint, hover: color.quiet, disabled: color.ink3, disabledBackground: '#E9EDEB' },
      },
      typography: {
        fontFamily: family,
        fontWeightMedium: 600,
        fontWeightBold: 600,
        h1: text(size.page, 600, 1.5),
        h2: text(size.section, 600, 1.5),
        h3: text(size.body, 600),
        h4: text(size.body, 600), h5: text(size.body, 600), h6: text(size.body, 600),
        subtitle1: text(size.body, 600), subtitle2: text(size.small, 600),
        body1: text(size.body),
        body2: text(size.small),
        caption: text(size.small),
        overline: text(size.small, 600), // capitals and wide spacing do not exist in Arabic
        button: text(size.body, 600, 1.5),
      },
      // Slow machines, and people who get dizzy: states change at once.
      transitions: { create: () => 'none' },
      components: {
        MuiCssBaseline: {
          styleOverrides: {
            // feet that stay in sight on a narrow screen: what has the focus is never under one
            'html, main': { [narrow]: { scrollPaddingBlockEnd: 80 } },
            html: { fontSize: '100%' },
            body: { fontVariantNumeric: 'lining-nums tabular-nums', fontSynthesis: 'none', textRendering: 'optimizeLegibility' },
            ':is(a,button,input,[tabindex])': { '&:focus-visible': ring },
            'bdi': { unicodeBidi: 'isolate' },
            // the browser's own cross, blue otherwise
            '::-webkit-search-cancel-button': { filter: 'grayscale(1)' },
            ...often(lang),
            '@media print': { 'nav, header, .no-print': { display: 'none !important' }, 'thead': { display: 'table-header-group' }, 'tr': { breakInside: 'avoid' } },
          },
        },
        MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible, &:focus-visible': ring } } },
        MuiButton: {
          defaultProps: { disableElevation: true },
          styleOverrides: {
            root: { minHeight: frame.control, paddingBlock: 4, paddingInline: 16, whiteSpace: 'nowrap', borderRadius: 6 },
            sizeSmall: { minHeight: 32, paddingInline: 10, fontSize: `${size.small / 16}rem` },
            sizeLarge: { minHeight: 56, paddingInline: 28, fontSize: `${size.section / 16}rem` },
            outlined: { borderColor: color.edge, color: color.ink, backgroundColor: color.ground },
            text: { color: color.green, paddingInline: 10 },
            // margins of MUI's icons are physical and rely on the RTL plugin; logical ones need nothing
            startIcon: { marginInline: '0 8px', marginLeft: undefined, marginRight: undefined },
            endIcon: { marginInline: '8px 0', marginLeft: undefined, marginRight: undefined },
          },
        },
        MuiIconButton: { styleOverrides: { root: { width: frame.control, height: frame.control, borderRadius: 6, color: color.ink2 } } },
        // a browser keeps what is typed in a field for its own suggestions and for the next start, in clear, unless it is told not to
        MuiInputBase: { defaultProps: { autoComplete: 'off' } },
        MuiOutlinedInput: {
          styleOverrides: {
            root: {
              minHeight: frame.control,
              backgroundColor: color.ground,
              '& .MuiOutlinedInput-notchedOutline': { borderColor: color.edge },
              '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: color.ink2 },
              '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: color.green, borderWidth: 2 },
            },
            multiline: { padding: 0 },
            input: { padding: '6px 12px', height: 'auto', lineHeight: frame.line, '&:focus-visible': { outline: 'none' }, '&::placeholder': { color: color.ink3, opacity: 1 } },
          },
        },
        MuiTabs: { styleOverrides: { root: { minHeight: 44 }, indicator: { height: 3, backgroundColor: color.green } } },
        MuiTab: { styleOverrides: { root: { minHeight: 44, minWidth: 0, padding: '8px 16px', color: color.ink2, fontWeight: 400, '&.Mui-selected': { color: color.green, fontWeight: 600 } } } },
        MuiFormControlLabel: { styleOverrides: { root: { marginInline: '-9px 0', marginLeft: undefined, marginRight: undefined, minHeight: 32 } } },
        MuiCheckbox: { styleOverrides: { root: { padding: 6, marginInlineEnd: 2, color: color.edge } } },
        MuiRadio: { styleOverrides: { root: { padding: 6, marginInlineEnd: 2, color: color.edge } } },
        MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      },
    },
  );
}

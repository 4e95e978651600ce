import type { PaletteMode, Theme, ThemeOptions } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';

/**
 * Colours that stay apart for colour-blind eyes and in grey print: one blue in three depths for the three strengths
 * of a figure, and one orange for what needs attention. Red and green are never set against each other, and no
 * colour stands without a word or a sign.
 */
export interface Tones {
  claimed: string;
  verified: string;
  police: string;
  attention: string;
  attentionSoft: string;
  track: string;
  flash: string;
  stages: string[];
}

declare module '@mui/material/styles' {
  interface Palette {
    tones: Tones;
  }
  interface PaletteOptions {
    tones?: Tones;
  }
}

const LIGHT: Tones = {
  claimed: '#7fb2de',
  verified: '#2268a8',
  police: '#0c2f55',
  attention: '#a3470a',
  attentionSoft: '#fdf0e3',
  track: '#e6ebf0',
  flash: '#fff3bf',
  stages: ['#d9dee4', '#f0c391', '#e2954a', '#2268a8', '#8c6bb1', '#b9c4cf'],
};

const DARK: Tones = {
  claimed: '#41719c',
  verified: '#79b4ec',
  police: '#d7ebff',
  attention: '#f3a860',
  attentionSoft: '#3a2713',
  track: '#26323f',
  flash: '#4b4217',
  stages: ['#475463', '#8a5a26', '#d98b3f', '#79b4ec', '#a68bd0', '#5d6b7a'],
};

const FONT = '"Be Vietnam Pro", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif';

function palette(mode: PaletteMode): ThemeOptions['palette'] {
  const light = mode === 'light';
  return {
    mode,
    primary: { main: light ? '#174a7c' : '#8dc0f2' },
    secondary: { main: light ? '#3d5a73' : '#a9bfd3' },
    warning: { main: light ? LIGHT.attention : DARK.attention },
    error: { main: light ? '#a8250f' : '#ff9b87' },
    success: { main: light ? '#1a5f7a' : '#7cc7e0' },
    info: { main: light ? '#2268a8' : '#79b4ec' },
    background: { default: light ? '#f4f6f8' : '#10161d', paper: light ? '#ffffff' : '#18212b' },
    text: { primary: light ? '#15202b' : '#e8eef4', secondary: light ? '#4d5b69' : '#a7b5c3' },
    divider: light ? '#dde3e9' : '#2b3845',
    tones: light ? LIGHT : DARK,
  };
}

/** Below the breakpoint `sm`. */
const PHONE = '@media (max-width: 599.95px)';

/** One theme in two lights: dense, flat, with figures that line up. */
function theme(mode: PaletteMode): RaThemeOptions {
  const line = mode === 'light' ? '#dde3e9' : '#2b3845';
  const tones = mode === 'light' ? LIGHT : DARK;
  return {
    palette: palette(mode),
    shape: { borderRadius: 6 },
    spacing: 8,
    typography: {
      fontFamily: FONT,
      fontSize: 13,
      h1: { fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.3, letterSpacing: '-0.01em' },
      h2: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
      h3: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.45 },
      body1: { fontSize: '0.875rem', lineHeight: 1.55 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      caption: { fontSize: '0.75rem', lineHeight: 1.45 },
      overline: { fontSize: '0.75rem', fontWeight: 600, letterSpacing: 0, textTransform: 'none', lineHeight: 1.4 },
      button: { textTransform: 'none', fontWeight: 600, fontSize: '0.8125rem' },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          // For what stands on a board by the hundred, and has its rules in global.css.
          ':root': {
            '--attention': tones.attention,
            '--attention-soft': tones.attentionSoft,
            '--quiet': mode === 'light' ? '#4d5b69' : '#a7b5c3',
            '--line': line,
          },
          body: { fontVariantNumeric: 'tabular-nums lining-nums', fontSynthesis: 'none' },
          ':focus-visible': { outline: `2px solid ${mode === 'light' ? '#174a7c' : '#8dc0f2'}`, outlineOffset: 2 },
        },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiButton: { defaultProps: { disableElevation: true, size: 'small' } },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
      MuiFormControl: { defaultProps: { size: 'small', margin: 'none' } },
      MuiOutlinedInput: { styleOverrides: { root: { backgroundColor: mode === 'light' ? '#ffffff' : '#18212b' } } },
      MuiSelect: { defaultProps: { size: 'small' } },
      MuiTableCell: {
        styleOverrides: {
          root: { padding: '6px 10px', borderColor: line, fontSize: '0.8125rem', lineHeight: 1.4 },
          head: { fontWeight: 600, fontSize: '0.75rem', whiteSpace: 'nowrap', [PHONE]: { whiteSpace: 'normal' } },
        },
      },
      MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 4, fontWeight: 500 } } },
      MuiTab: { styleOverrides: { root: { minHeight: 42, fontWeight: 600 } } },
      MuiTabs: { styleOverrides: { root: { minHeight: 42 } } },
      MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.75rem' } } },
      MuiDialog: {
        defaultProps: { fullWidth: true, maxWidth: 'sm' },
        styleOverrides: {
          paper: {
            [PHONE]: {
              '&:not(.MuiDialog-paperFullScreen)': {
                margin: 12,
                width: 'calc(100% - 24px)',
                maxHeight: 'calc(100% - 24px)',
              },
            },
          },
        },
      },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 600 } } },
      MuiLink: { defaultProps: { underline: 'hover' } },
      MuiAlert: {
        styleOverrides: {
          root: ({ theme: { breakpoints } }: { theme: Theme }) => ({
            borderRadius: 6,
            alignItems: 'center',
            // On a phone the way out stands under the words: beside them there is room for one word a line.
            [breakpoints.down('sm')]: { flexWrap: 'wrap', '& > .MuiAlert-message': { flex: '1 1 70%' } },
          }),
        },
      },
    },
  };
}

export const lightTheme = theme('light');
export const darkTheme = theme('dark');

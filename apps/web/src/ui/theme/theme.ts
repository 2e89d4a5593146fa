import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';
import { darkTokens, lightTokens, RADIUS, type Tokens } from './tokens.ts';

const fontFamily = '"Inter Variable", "Inter Fallback", "Noto Sans", var(--emoji-fonts), system-ui, sans-serif';

function paletteOf(tokens: Tokens) {
  return {
    tokens,
    primary: { main: tokens.accent, dark: tokens.accentHover, contrastText: tokens.onAccent },
    error: { main: tokens.danger, dark: tokens.dangerHover, contrastText: tokens.onDanger },
    success: { main: tokens.online },
    warning: { main: tokens.mention },
    background: { default: tokens.chat, paper: tokens.raised },
    text: { primary: tokens.text, secondary: tokens.secondary, disabled: tokens.muted },
    divider: tokens.line,
  };
}

/** Dark for who has not chosen (features/settings/AppearanceSection). */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme', cssVarPrefix: 'c' },
  defaultColorScheme: 'dark',
  colorSchemes: { dark: { palette: paletteOf(darkTokens) }, light: { palette: paletteOf(lightTokens) } },
  spacing: 4,
  shape: { borderRadius: RADIUS.row },
  motion: { reducedMotion: 'system' },
  transitions: {
    duration: { shortest: 100, shorter: 120, short: 140, standard: 150, complex: 160, enteringScreen: 150, leavingScreen: 120 },
  },
  typography: {
    fontFamily,
    fontSize: 15,
    htmlFontSize: 16,
    body1: { fontSize: '0.9375rem', lineHeight: 22 / 15 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.4 },
    caption: { fontSize: '0.75rem', lineHeight: 1.35 },
    h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.3 },
    h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 600, fontSize: '0.9375rem' },
  },
  components,
});

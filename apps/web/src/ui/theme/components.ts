import type { Components, Theme } from '@mui/material/styles';
import { RADIUS, SIZE } from './tokens.ts';

/** Fingers need more room than a mouse. */
const touch = '@media (pointer: coarse)';

export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      'html, body, #root': { height: '100%' },
      body: { overflow: 'hidden', WebkitFontSmoothing: 'antialiased', overscrollBehavior: 'none' },
      ':focus-visible': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: 2 },
      'h1:focus, main:focus': { outline: 'none' },
      '*': { scrollbarWidth: 'thin', scrollbarColor: `${theme.vars?.palette.tokens.raised2} transparent` },
      time: { fontVariantNumeric: 'tabular-nums' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { transition: 'none !important', animation: 'none !important' },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({
        '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: 1 },
      }),
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'contained' },
    styleOverrides: {
      root: {
        minHeight: 38,
        paddingInline: 16,
        borderRadius: RADIUS.row,
        lineHeight: 1.3,
        // Off, but readable: what it says is why people look for it.
        '&.Mui-disabled': { opacity: 0.75 },
        [touch]: { minHeight: SIZE.targetTouch },
      },
      text: ({ theme }) => ({ fontWeight: 500, '&.MuiButton-colorInherit': { color: theme.vars?.palette.tokens.secondary } }),
      // No louder than the borders of the other colours.
      outlined: { '&.MuiButton-colorInherit': { borderColor: 'color-mix(in srgb, currentColor 40%, transparent)' } },
      sizeSmall: { minHeight: 32, paddingInline: 12, fontSize: '0.875rem' },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        width: SIZE.target,
        height: SIZE.target,
        padding: 0,
        borderRadius: RADIUS.row,
        color: theme.vars?.palette.tokens.secondary,
        '&:hover': { backgroundColor: theme.vars?.palette.tokens.active, '@media (hover: none)': { backgroundColor: 'transparent' } },
        [touch]: { width: SIZE.targetTouch, height: SIZE.targetTouch },
      }),
    },
  },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: RADIUS.card,
        backgroundColor: theme.vars?.palette.tokens.side,
        border: `1px solid ${theme.vars?.palette.tokens.line}`,
        boxShadow: theme.vars?.palette.tokens.shadow,
        '@media (max-width: 480px)': { margin: 12, width: 'calc(100% - 24px)', maxHeight: 'calc(100% - 24px)' },
      }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: RADIUS.card,
        border: `1px solid ${theme.vars?.palette.tokens.line}`,
        boxShadow: theme.vars?.palette.tokens.shadow,
        minWidth: 200,
      }),
      list: { padding: 6 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        borderRadius: RADIUS.row,
        minHeight: 36,
        gap: 10,
        paddingInline: 10,
        whiteSpace: 'normal',
        '& > svg': { flex: 'none' },
        [touch]: { minHeight: SIZE.targetTouch },
      },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        fontSize: '0.8125rem',
        backgroundColor: theme.vars?.palette.tokens.raised2,
        color: theme.vars?.palette.tokens.text,
        boxShadow: theme.vars?.palette.tokens.shadow,
      }),
    },
  },
  MuiSkeleton: { defaultProps: { animation: 'pulse' } },
};

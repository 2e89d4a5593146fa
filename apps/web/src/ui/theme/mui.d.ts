import type {} from '@mui/material/themeCssVarsAugmentation';
import type { Tokens } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette {
    tokens: Tokens;
  }
  interface PaletteOptions {
    tokens: Tokens;
  }
}

import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import './fonts.css';
import { theme } from './theme.ts';

/** public/theme.js reads it before the app is there. */
const MODE_KEY = 'chat.theme';

export function AppTheme({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider theme={theme} defaultMode="dark" modeStorageKey={MODE_KEY}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}

import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import svgr from 'vite-plugin-svgr';
import { firstLoad } from './scripts/first-load.ts';

// It advises the native transform at every start; why not is said below.
process.env['LINGUI_SUPPRESS_BABEL_WARNING'] ??= '1';

const server = process.env['CHAT_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    lingui({ failOnMissing: true, failOnCompileError: true }),
    svgr({ svgrOptions: { dimensions: false, svgProps: { fill: 'currentColor', width: '20', height: '20', 'aria-hidden': 'true' } } }),
    react(),
    // The native transform of Lingui has no binary everywhere; only files with macros pass through Babel.
    babel({ presets: [linguiTransformerBabelPreset()] }),
  ],
  build: {
    outDir: 'dist',
    manifest: true,
    // The strict CSP allows no data: scripts; small files stay files.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: firstLoad() } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/cdn': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});

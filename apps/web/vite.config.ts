import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import svgr from 'vite-plugin-svgr';
import { emojiData } from './scripts/emoji-data.ts';
import { firstLoad } from './scripts/first-load.ts';
import { leftOut } from './scripts/left-out.ts';
import { macros } from './scripts/macros.ts';

const server = process.env['CHAT_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    lingui({ failOnMissing: true, failOnCompileError: true }),
    svgr({ svgrOptions: { dimensions: false, svgProps: { fill: 'currentColor', width: '20', height: '20', 'aria-hidden': 'true' } } }),
    react(),
    macros(),
    emojiData(),
    leftOut(),
  ],
  build: {
    outDir: 'dist',
    manifest: true,
    // The strict CSP allows no data: scripts; small files stay files.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      // Emotion imports it by name only, and nothing of it.
      treeshake: { moduleSideEffects: [{ test: /hoist-non-react-statics/, sideEffects: false }] },
      output: { codeSplitting: { groups: firstLoad() } },
    },
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

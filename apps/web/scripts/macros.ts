import { join } from 'node:path';
import { linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';

// It advises the native transform at every start, which has no binary everywhere.
process.env['LINGUI_SUPPRESS_BABEL_WARNING'] ??= '1';
// Found from whatever folder it is started in.
process.env['LINGUI_CONFIG'] ??= join(import.meta.dirname, '../lingui.config.ts');

/** Turns the sentences in the source into what Lingui looks up. Only files with macros pass through Babel. */
export function macros() {
  return babel({ presets: [linguiTransformerBabelPreset()] });
}

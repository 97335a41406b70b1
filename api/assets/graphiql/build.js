// Writes dist/: one script, one style sheet, and the licences of what is in them. See README.md.
import { readFile, rm, writeFile } from 'node:fs/promises';

import { build } from 'esbuild';

import { licences } from './licences.js';

process.chdir(import.meta.dirname);

/** GraphiQL's style sheet without its fonts: the system's will do, and the fonts are seven eighths of it. */
const systemFonts = {
  name: 'system-fonts',
  setup: ({ onLoad }) =>
    onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path }) => {
      const css = (await readFile(path, 'utf8'))
        .replace(/@font-face\s*\{[^}]*\}/g, '')
        .replaceAll('"Roboto", sans-serif', 'system-ui, sans-serif')
        .replaceAll('"Fira Code", monospace', 'ui-monospace, monospace');
      if (/@font-face|@import|Roboto|Fira Code/.test(css)) {
        throw new Error('GraphiQL asks for fonts in a way that this script does not know.');
      }
      return { contents: css, loader: 'css' };
    }),
};

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { graphiql: 'src/index.jsx' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  jsx: 'automatic',
  alias: { 'react-style-singleton': './src/style-singleton.js' },
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: '/* What is bundled here, and its licences: LICENSES.txt */' },
  legalComments: 'none',
  metafile: true,
  plugins: [systemFonts],
  logLevel: 'info',
});
await writeFile('dist/LICENSES.txt', await licences(Object.keys(metafile.inputs)));

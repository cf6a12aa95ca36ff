import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const out = join(root, 'packages/cli/dist');
const bundle = join(out, 'hostlint.cjs');

// One file for start-up: a fraction of the time that some hundred small ones take. It needs no other package at run time but
// koffi, which holds machine code, and xz-decompress, which few need.
mkdirSync(out, { recursive: true });
rmSync(`${bundle}.cache`, { force: true });
await build({
  entryPoints: [join(root, 'packages/cli/src/cli.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  conditions: ['hostlint-source'],
  external: ['koffi', 'xz-decompress'],
  alias: { 'string-width': join(root, 'packages/cli/src/text-columns.ts') },
  // chalk asks what the terminal can do, which hostlint decides itself; asking loads half of Node's own modules.
  plugins: [
    {
      name: 'no-color-support',
      setup: build =>
        build.onResolve({ filter: /^#supports-color$/ }, () => ({
          path: join(root, 'packages/cli/src/no-color-support.ts'),
        })),
    },
  ],
  minifyWhitespace: true,
  minifySyntax: true,
  // yargs asks where its own module lies.
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
  legalComments: 'inline',
});
// An ASCII file is read twenty times as fast as one that must be decoded. esbuild escapes all but regular expressions and comments,
// in both of which an escape means the same.
const text = readFileSync(bundle, 'utf8');
writeFileSync(
  bundle,
  text.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
);
chmodSync(join(root, 'packages/cli/bin/hostlint.js'), 0o755);
// What runs where no Node is stays text, beside each of the files that read it.
for (const place of ['runtime', 'collect/script/runtime'])
  cpSync(join(root, 'packages/cli/src/collect/script/runtime'), join(out, place), { recursive: true });
// Start-up is slower without, and nothing else.
const cache = spawnSync(process.execPath, [join(root, 'tools/code-cache.cjs'), bundle], { timeout: 30_000 });
if (cache.status !== 0) console.warn(`build: no code cache: ${cache.error?.message ?? cache.stderr.toString().trim()}`);

// The library doors with their types, for publishing; the command line tool does not need them.
if (process.argv.includes('--library')) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [tsc, '--build'], { cwd: root, stdio: 'inherit' });
  process.exitCode = compiled.status ?? 1;
}

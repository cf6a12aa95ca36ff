import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.js';
import { leanDependencies } from './lean-dependencies.js';

const root = join(import.meta.dirname, '..');
const out = join(root, 'packages/cli/dist');
const file = join(out, 'hostlint.cjs');

// It needs no other package at run time but koffi, which holds machine code, and xz-decompress, which few need.
mkdirSync(out, { recursive: true });
rmSync(`${file}.cache`, { force: true });
await bundle(join(root, 'packages/cli/src/cli.ts'), file, {
  often: ['packages/cli/src/reporters/pretty.ts', 'packages/cli/src/sources/live.ts'].map(path => join(root, path)),
  conditions: ['hostlint-source'],
  external: ['koffi', 'xz-decompress'],
  alias: { 'string-width': join(root, 'packages/cli/src/text-columns.ts') },
  plugins: [leanDependencies],
});
chmodSync(join(root, 'packages/cli/bin/hostlint.js'), 0o755);
// What runs where no Node is stays text, beside each of the files that read it.
for (const place of ['runtime', 'collect/script/runtime'])
  cpSync(join(root, 'packages/cli/src/collect/script/runtime'), join(out, place), { recursive: true });
// Start-up is slower without, and nothing else.
const cache = spawnSync(process.execPath, [join(root, 'tools/code-cache.cjs'), file], { timeout: 30_000 });
if (cache.status !== 0) console.warn(`build: no code cache: ${cache.error?.message ?? cache.stderr.toString().trim()}`);

// The library doors with their types, for publishing; the command line tool does not need them.
if (process.argv.includes('--library')) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [tsc, '--build'], { cwd: root, stdio: 'inherit' });
  process.exitCode = compiled.status ?? 1;
}

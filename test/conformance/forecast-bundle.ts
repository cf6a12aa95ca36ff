import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

let bundled: Promise<string> | undefined;

/**
 * Makes one file of the command line tool as it is now, which starts faster than its sources; gives the file's path. Once for all who
 * ask: made again, it would be half written when somebody runs it.
 */
export const bundleTool = (): Promise<string> => (bundled ??= bundle());

async function bundle(): Promise<string> {
  const directory = join(root, '.cache/conformance');
  await mkdir(directory, { recursive: true });
  const outfile = join(directory, 'hostlint.cjs');
  const entry = JSON.stringify(join(root, 'packages/cli/src/cli.ts'));
  await build({
    stdin: {
      contents: [
        `import { main, processEnvironment } from ${entry};`,
        'main(process.argv.slice(2), processEnvironment()).then(code => { process.exitCode = code; });',
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['hostlint-source'],
    external: ['koffi'],
    define: { 'import.meta.url': '__moduleUrl' },
    banner: { js: "const __moduleUrl = require('url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return outfile;
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');
const source = (path: string): string => JSON.stringify(join(root, 'packages/cli/src', path));

/**
 * The commands `switch` and `undo` as one file, with what the tool itself never has: `STOP_AT=N` ends the process with SIGKILL at the
 * N-th point, and the names of all points that are passed go to the file `POINTS`.
 */
const contents = `
import { appendFileSync } from 'node:fs';
import { parseCommandLine } from ${source('command-line/parse.ts')};
import { processEnvironment } from ${source('process-environment.ts')};
import { switchDriver } from ${source('commands/switch.ts')};
import { undo } from ${source('commands/undo.ts')};
import { runSwitch } from ${source('remedy/switch/run-switch.ts')};
import { runUndo } from ${source('remedy/run-undo.ts')};
const { STOP_AT, POINTS, FAIL_AT } = process.env;
let passed = 0;
const hook = name => {
  passed++;
  if (POINTS) appendFileSync(POINTS, name + '\\n');
  if (passed === Number(STOP_AT)) process.kill(process.pid, 'SIGKILL');
  if (name === FAIL_AT) throw new Error('made to fail at ' + name);
};
const environment = processEnvironment();
const commands = [switchDriver, undo];
const run = async () => {
  const { command, words, flags } = await parseCommandLine(process.argv.slice(2), { commands, version: '0', width: 80, complete: () => undefined });
  const given = { words, flags, environment };
  return command === undo ? runUndo(given, hook) : runSwitch(given, hook);
};
run().then(
  ({ text, exitCode }) => { process.stdout.write(text); process.exitCode = exitCode; },
  error => { process.stderr.write(error.stack + '\\n'); process.exitCode = 2; },
);
`;

export async function bundleBreakable(): Promise<string> {
  const directory = join(root, '.cache/conformance');
  await mkdir(directory, { recursive: true });
  const outfile = join(directory, 'breakable.cjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['hostlint-source'],
    external: ['koffi', 'xz-decompress'],
    define: { 'import.meta.url': '__moduleUrl' },
    banner: { js: "const __moduleUrl = require('url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return outfile;
}

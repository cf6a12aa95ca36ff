import type { ProbeName } from '@hostlint/core';
import { openLive } from '../../packages/cli/src/sources/live.js';

/** Run as a program: `TRIAL DIRECTORY [TIMES]`. Makes a trial and prints the last answer. */
const [name, directory = '', times = '1'] = process.argv.slice(2);
const live = openLive({ probes: true });
let answer: unknown;
for (let count = 0; count < Number(times); count++) {
  answer = await live
    .probe(name as ProbeName, directory)
    .catch((error: { reason?: string }) => error.reason ?? String(error));
  process.stderr.write('.');
}
process.stdout.write(JSON.stringify(answer));

import { parseArgs } from 'node:util';
import { census } from './census.js';
import { type Judged, settle } from './compare.js';
import { circumstances, difference, readExpected, renewed, writeExpected } from './expected.js';
import { fleet } from './fleet.js';
import { reportForms } from './formats.js';
import { besidePeers } from './peers.js';
import type { Row } from './row.js';
import { startUp } from './start-up.js';

// `npm run bench -- [RUNS] [--only ROW] [--update]`: docs/performance.md.
const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true }, update: { type: 'boolean' } },
  allowPositionals: true,
});
// Ctrl-C ends what is being measured; what was made for it is still tidied away.
process.on('SIGINT', () => undefined);
const runs = Number(positionals[0] ?? 30);
const wanted = (id: string): boolean => values.only?.some(name => id === name || id.startsWith(`${name}/`)) ?? true;
const here = circumstances();
const before = readExpected();
const why = difference(before, here);

console.log(`${here.machine}; NODE_EXTRA_CA_CERTS is ${here.extraCertificates ? 'set' : 'not set'}.`);
if (why !== null) console.log(`Nothing is compared with the expected ratios: ${why}.`);
console.log(`Medians of ${runs} pairs, or as many as the row allows; ratios with their 10th and 90th percentile.\n`);
console.log('| row | measured | ms | beside | ms | ratio | expected | |');
console.log('|---|---|--:|---|--:|--:|--:|---|');

const measured = new Map<Row, Judged>();
const leftOut: string[] = [];
for (const group of [startUp, besidePeers, census, fleet, reportForms]) {
  for await (const row of group(wanted)) {
    if ('why' in row) leftOut.push(`${row.id}: ${row.why}`);
    else measure(row);
  }
}

function measure(row: Row): void {
  const expected = why === null && !values.update ? before.rows[row.id]?.ratio : undefined;
  const judged = settle(row.measure, Math.max(1, Math.round(runs * (row.share ?? 1))), expected);
  measured.set(row, judged);
  const { ms, besideMs, ratio, low, high, verdict } = judged;
  const spread = `${shown(ratio)} (${shown(low)} to ${shown(high)})`;
  const found = values.update ? 'written' : why === null ? verdict : 'not compared';
  const said = [found, `${judged.runs} runs`, row.note?.(ms)].filter(Boolean).join(', ');
  console.log(
    `| ${row.id} | ${row.what} | ${shown(ms)} | ${row.beside} | ${shown(besideMs)} | ${spread} | ${expected ?? ''} | ${said} |`,
  );
}

for (const text of leftOut) console.log(`\nnot measured: ${text}`);
if (measured.size === 0 && leftOut.length === 0) {
  console.error(`no row is called "${values.only?.join('" or "')}"`);
  process.exitCode = 2;
}
if (values.update) await writeExpected(renewed(before, here, measured));
const slower = [...measured].filter(([, { verdict }]) => verdict === 'slower').map(([{ id }]) => id);
if (slower.length > 0) {
  console.error(`\nmore than 20 % slower than expected: ${slower.join(', ')}`);
  process.exitCode = 1;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

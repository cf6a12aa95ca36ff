import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { benchCensus } from './census.js';
import { timePairs, type Program } from './time-pairs.js';

// `npm run bench [RUNS]`: how long a check takes, as ratios to programs that run beside it. Absolute times say little about another
// machine; the ratio of two programs that took turns says much. Nothing is asserted here.
const root = fileURLToPath(new URL('../..', import.meta.url));
const hostlint = `${root}/packages/cli/bin/hostlint.js`;
const runs = Number(process.argv[2] ?? 30);

const check: Program = { name: 'hostlint check', command: process.execPath, words: [hostlint, '--no-config'] };
const json: Program = {
  ...check,
  name: 'hostlint check --format json',
  words: [hostlint, '--no-config', '--format', 'json'],
};
const version: Program = { ...check, name: 'hostlint --version', words: [hostlint, '--version'] };
const nothing: Program = { name: 'node -e 0', command: process.execPath, words: ['-e', '0'] };

const pairs: [Program, Program][] = [
  [version, nothing],
  [check, nothing],
  [json, nothing],
];

// moby's script is not part of this project: CHECK_CONFIG=/path/to/check-config.sh npm run bench
const script = process.env.CHECK_CONFIG;
if (script !== undefined) {
  await access(script);
  pairs.push([check, { name: 'check-config.sh', command: script, words: [] }]);
}

console.log(`Median of ${runs} pairs, in turns. Node ${process.version}.\n`);
console.log('| program | ms | beside | ms | ratio (10th to 90th percentile) |');
console.log('|---|---|---|---|---|');
for (const [program, beside] of pairs) {
  const { first, second, ratio, low, high } = timePairs(program, beside, runs);
  const [a, b] = [first.toFixed(1), second.toFixed(1)];
  console.log(
    `| ${program.name} | ${a} | ${beside.name} | ${b} | ${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) |`,
  );
}

benchCensus(Math.max(5, Math.round(runs / 3)));

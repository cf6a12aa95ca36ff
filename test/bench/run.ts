import { execFileSync } from 'node:child_process';
import { linkSync, mkdtempSync, rmSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

// Many hosts: a snapshot of this machine so many times, beside a program that unpacks them and does nothing else.
const folder = mkdtempSync(join(tmpdir(), 'hostlint-bench-'));
try {
  const snapshots = 300;
  execFileSync(process.execPath, [hostlint, 'collect', '--no-config', '-o', join(folder, '0.tar.gz')]);
  for (let at = 1; at < snapshots; at++) linkSync(join(folder, '0.tar.gz'), join(folder, `${at}.tar.gz`));
  const many: Program = {
    name: `hostlint check, ${snapshots} snapshots`,
    command: process.execPath,
    words: [hostlint, folder, '--no-config', '--quiet'],
  };
  const unpackAll =
    'const fs = require("fs"), { gunzipSync } = require("zlib"), d = process.argv[1];' +
    'for (const name of fs.readdirSync(d)) gunzipSync(fs.readFileSync(`${d}/${name}`))';
  const unpacking: Program = { name: 'unpack them', command: process.execPath, words: ['-e', unpackAll, folder] };
  const { first, second, ratio, low, high } = timePairs(many, unpacking, Math.max(3, Math.ceil(runs / 10)));
  const [a, b] = [first.toFixed(1), second.toFixed(1)];
  console.log(
    `| ${many.name} | ${a} | ${unpacking.name} | ${b} | ${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) |`,
  );
  console.log(`\n${Math.round((snapshots * 1000) / first)} snapshots a second.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missingForLoops, mountLoop } from '../filesystems/loop-filesystem.js';
import { timePairs, type Program } from './time-pairs.js';

const tool = fileURLToPath(new URL('../../packages/cli/bin/hostlint.js', import.meta.url));
const layers = 20;

/** A store of the old driver: layers of 20,000 hard-linked files. */
function makeStore(root: string): void {
  const base = `${root}/overlay/1/root`;
  for (let directory = 0; directory < 425; directory++) {
    const path = `${base}/${directory % 25}/d${directory}`;
    fs.mkdirSync(path, { recursive: true });
    for (let file = 0; file < 47; file++) fs.writeFileSync(`${path}/file-${file}`, '');
  }
  for (let layer = 2; layer <= layers; layer++) {
    fs.mkdirSync(`${root}/overlay/${layer}`);
    spawnSync('cp', ['-al', `${root}/overlay/${layer - 1}/root`, `${root}/overlay/${layer}/root`]);
  }
  let chain = '';
  for (let layer = 1; layer <= layers; layer++) {
    const name = String(layer).padStart(64, '0');
    const place = `${root}/image/overlay/layerdb/sha256/${name}`;
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(`${place}/cache-id`, String(layer));
    if (chain !== '') fs.writeFileSync(`${place}/parent`, chain);
    chain = `sha256:${name}`;
  }
}

/** How long a census takes beside programs that count the same. */
export function benchCensus(runs: number): void {
  console.log(`\nA store of ${layers} layers of 20,000 hard-linked files, median of ${runs} pairs.\n`);
  console.log('| file system | program | ms | beside | ms | ratio (10th to 90th percentile) |');
  console.log('|---|---|---|---|---|---|');
  for (const [type, ...options] of [['ext4', '-N', '400000'], ['xfs']] as const) {
    const missing = missingForLoops(`mkfs.${type}`);
    if (missing !== null) {
      console.log(`| ${type} | ${missing} | | | | |`);
      continue;
    }
    const filesystem = mountLoop([`mkfs.${type}`, ...options], '1G');
    try {
      const root = filesystem.mountPoint;
      makeStore(root);
      const hostlint = (word: string): Program => ({
        name: `hostlint layers ${word}`,
        command: process.execPath,
        words: [tool, 'layers', root, word, '--no-config'],
      });
      const du: Program = { name: 'du --inodes', command: 'du', words: ['--inodes', '-s', root] };
      const bytes: Program = { name: 'du', command: 'du', words: ['-s', root] };
      const find: Program = { name: "find -printf '%i'", command: 'find', words: [root, '-printf', '%i\n'] };
      for (const [program, beside] of [
        [hostlint('--census'), du],
        [hostlint('--census'), find],
        [hostlint('--sizes'), bytes],
      ] as const) {
        const { first, second, ratio, low, high } = timePairs(program, beside, runs);
        const times = `${first.toFixed(0)} | ${beside.name} | ${second.toFixed(0)}`;
        console.log(
          `| ${type} | ${program.name} | ${times} | ${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) |`,
        );
      }
    } finally {
      filesystem.close();
    }
  }
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { missingForLoops, mountLoop } from '../filesystems/loop-filesystem.js';
import { hostlint } from './hostlint.js';
import { type Program, programs, type Rows, type Wanted } from './row.js';

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
  // What is still to be written would be written while others are measured.
  spawnSync('sync');
}

const besides = (root: string): Readonly<Record<string, readonly [option: string, beside: Program]>> => ({
  du: ['--census', { name: 'du --inodes', command: 'du', words: ['--inodes', '-s', root] }],
  find: ['--census', { name: "find -printf '%i'", command: 'find', words: [root, '-printf', '%i\n'] }],
  bytes: ['--sizes', { name: 'du', command: 'du', words: ['-s', root] }],
});

const filesystems = { ext4: ['-N', '400000'], xfs: [] } as const;

/** How long a census takes beside programs that count the same. */
export async function* census(wanted: Wanted): Rows {
  for (const [type, options] of Object.entries(filesystems)) {
    const names = Object.keys(besides('')).filter(name => wanted(`census/${type}-${name}`));
    if (names.length === 0) continue;
    const missing = missingForLoops(`mkfs.${type}`);
    if (missing !== null) {
      for (const name of names) yield { id: `census/${type}-${name}`, why: missing };
      continue;
    }
    const filesystem = mountLoop([`mkfs.${type}`, ...options], '1G');
    try {
      const root = filesystem.mountPoint;
      makeStore(root);
      for (const [name, [option, beside]] of Object.entries(besides(root))) {
        if (!names.includes(name)) continue;
        const id = `census/${type}-${name}`;
        const program = hostlint(['layers', root, option, '--no-config'], `layers ${option}, ${type}`);
        yield 'why' in program ? { id, ...program } : programs(id, program, beside, 1 / 3);
      }
    } finally {
      filesystem.close();
    }
  }
}

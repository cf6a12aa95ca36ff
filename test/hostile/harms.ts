import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pumpNames, pumps, somePump } from './pumps.js';
import type { Random } from './random.js';

/** Where a tree is made to harm. */
export interface Harmed {
  readonly root: string;
  /** A directory beside the tree, which nobody may look into: `secret` is a file in it, `socket` a socket. */
  readonly outside: string;
  readonly random: Random;
}

/** What a file is replaced by. `at` is free, and its directory is there. */
type Harm = (at: string, tree: Harmed, before: Uint8Array, maxBytes: number) => void;

/** 16 MiB of nothing, again and again: 4 GiB in 4 MB. */
const bomb = (): Uint8Array => {
  const part = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  return Buffer.concat(Array.from({ length: 256 }, () => part));
};
let packed: Uint8Array | undefined;

const upward = '../'.repeat(40);
const isRoot = process.geteuid?.() === 0;
const link = (at: string, target: string): void => fs.symlinkSync(target, at);
const special = (at: string, kind: string, ...numbers: readonly string[]): void => {
  if (isRoot || kind === 'p') execFileSync('mknod', [at, kind, ...numbers]);
  else fs.writeFileSync(at, '');
};

export const harms: Readonly<Record<string, Harm>> = {
  'a pump': (at, { random }, _, maxBytes) => fs.writeFileSync(at, somePump(random, Math.min(300_000, maxBytes - 64))),
  'a real file, then a pump': (at, { random }, before, maxBytes) =>
    fs.writeFileSync(at, Buffer.concat([before, Buffer.from(somePump(random, Math.min(300_000, maxBytes - 64)))])),
  garbage: (at, { random }) => fs.writeFileSync(at, random.bytes(random.number(5000))),
  'a real file, then garbage': (at, { random }, before) =>
    fs.writeFileSync(at, Buffer.concat([before, random.bytes(random.number(200))])),
  'a real file with flipped bits': (at, { random }, before) => {
    const bytes = Uint8Array.from(before);
    for (let turn = 0; turn < 5 && bytes.length > 0; turn++) {
      const place = random.number(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << random.number(8));
    }
    fs.writeFileSync(at, bytes);
  },
  'the start of a real file': (at, { random }, before) =>
    fs.writeFileSync(at, before.subarray(0, random.number(before.length + 1))),
  nothing: at => fs.writeFileSync(at, ''),
  'text of 16 bits': (at, _, before) =>
    fs.writeFileSync(at, Buffer.from(`\ufeff${Buffer.from(before).toString()}`, 'utf16le')),
  'a mark of order': (at, _, before) => fs.writeFileSync(at, Buffer.concat([Buffer.from('\ufeff'), before])),
  'a name that is not UTF-8': (at, _, before) =>
    fs.writeFileSync(at, Buffer.concat([Buffer.from([0xff, 0xfe, 0x80, 0x0a]), before])),
  '10 GB of nothing': at => {
    fs.writeFileSync(at, '');
    fs.truncateSync(at, 10 * 1024 ** 3);
  },
  'as much as may be': (at, _, __, maxBytes) => {
    fs.writeFileSync(at, '');
    fs.truncateSync(at, Math.min(maxBytes, 16 * 1024 * 1024));
  },
  'a gzip bomb': at => fs.writeFileSync(at, (packed ??= bomb())),
  'a file of which nobody may read': (at, _, before) => fs.writeFileSync(at, before, { mode: 0 }),
  'a directory': at => fs.mkdirSync(`${at}/x`, { recursive: true }),
  'a pipe': at => special(at, 'p'),
  'a socket': (at, { outside }) => fs.linkSync(`${outside}/socket`, at),
  'the zero device': at => special(at, 'c', '1', '5'),
  'the kernel log': at => special(at, 'c', '1', '11'),
  'a terminal': at => special(at, 'c', '5', '0'),
  'a disk': at => special(at, 'b', '8', '0'),
  'another name of a file outside': (at, { outside }) => fs.linkSync(`${outside}/linked`, at),
  'a link out by dots': (at, { outside }) => link(at, upward + `${outside}/secret`.slice(1)),
  'a link out from the root': (at, { outside }) => link(at, `${outside}/secret`),
  'a link to a directory outside': (at, { outside }) => link(at, outside),
  'a link to this process': at => link(at, '/proc/self/environ'),
  'a link by way of /proc': (at, { outside }) => link(at, `/proc/self/root${outside}/secret`),
  'a link to the zero device': at => link(at, '/dev/zero'),
  'a link to itself': at => link(at, path.basename(at)),
  'a link through a file': at => link(at, '/etc/os-release/x'),
  'a link to a very long name': at => link(at, 'x'.repeat(4000)),
  'a link to the null device': at => link(at, '/dev/null'),
  'a chain of links': (at, { root, random }) => {
    const places = fs.mkdtempSync(`${root}/chain`);
    const length = random.pick([39, 40, 41]);
    for (let step = 0; step < length; step++) link(`${places}/${step}`, String(step + 1));
    fs.writeFileSync(`${places}/${length}`, 'ID=end\n');
    link(at, `/${path.basename(places)}/0`);
  },
};

export const harmNames = Object.keys(harms);

/** Replaces what is at a path of a tree. Directories on the way that are something else are replaced as well. */
export function harm(name: string, at: string, tree: Harmed, maxBytes: number): void {
  const place = tree.root + at;
  const parts = at.split('/').slice(1, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const directory = tree.root + '/' + parts.slice(0, depth).join('/');
    const stats = fs.lstatSync(directory, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) fs.rmSync(directory);
    fs.mkdirSync(directory, { recursive: true });
  }
  const before = readBefore(place);
  fs.rmSync(place, { recursive: true, force: true });
  harms[name]?.(place, tree, before, maxBytes);
}

function readBefore(place: string): Uint8Array {
  const stats = fs.lstatSync(place, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size < 1e6
    ? fs.readFileSync(place)
    : Buffer.from(pumps[pumpNames[14] ?? '']?.(200) ?? '');
}

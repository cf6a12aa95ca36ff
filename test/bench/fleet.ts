import { linkSync } from 'node:fs';
import { join } from 'node:path';
import { hostlint, snapshotIn, withFolder } from './hostlint.js';
import { type Program, programs, type Rows, type Wanted } from './row.js';

const id = 'fleet/snapshots';
const snapshots = 300;

/** Many hosts: a snapshot of this machine so many times, beside a program that unpacks them and does nothing else. */
export async function* fleet(wanted: Wanted): Rows {
  if (!wanted(id)) return;
  yield* withFolder(async function* (folder) {
    const one = snapshotIn(folder);
    for (let at = 1; at < snapshots; at++) linkSync(one, join(folder, `${at}.tar.gz`));
    const many = hostlint([folder, '--no-config', '--quiet'], `check, ${snapshots} snapshots`);
    const unpackAll =
      'const fs = require("fs"), { gunzipSync } = require("zlib"), d = process.argv[1];' +
      'for (const name of fs.readdirSync(d)) gunzipSync(fs.readFileSync(`${d}/${name}`))';
    const unpacking: Program = { name: 'unpack them', command: process.execPath, words: ['-e', unpackAll, folder] };
    if ('why' in many) yield { id, ...many };
    else {
      const note = (ms: number): string => `${Math.round((snapshots * 1000) / ms)} snapshots a second`;
      yield { ...programs(id, many, unpacking, 1 / 10), note };
    }
  });
}

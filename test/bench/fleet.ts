import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostlint, snapshotIn, withFolder } from './hostlint.js';
import { type FleetForm, type FleetKind, makeFleet } from './make-fleet.js';
import { type Program, programs, type Rows, type Wanted } from './row.js';

const snapshots = 300;

const kinds: readonly (readonly [id: string, kind: FleetKind, form: FleetForm])[] = [
  ['fleet/snapshots', 'alike', 'collected'],
  ['fleet/differing', 'differing', 'collected'],
  ['fleet/packed-anew', 'differing', 'plain'],
];

/** Many hosts: those of a fleet made of a snapshot of this machine, beside a program that unpacks them and does nothing else. */
export async function* fleet(wanted: Wanted): Rows {
  for (const [id, kind, form] of kinds) {
    if (!wanted(id)) continue;
    yield* withFolder(async function* (folder) {
      const hosts = join(folder, 'hosts');
      makeFleet(readFileSync(snapshotIn(folder)), hosts, snapshots, kind, form);
      const words =
        kind === 'alike' ? `${snapshots} snapshots` : `${snapshots} snapshots, ${id.slice('fleet/'.length)}`;
      const many = hostlint([hosts, '--no-config', '--quiet'], `check, ${words}`);
      const unpackAll =
        'const fs = require("fs"), { gunzipSync } = require("zlib"), d = process.argv[1];' +
        'for (const name of fs.readdirSync(d)) gunzipSync(fs.readFileSync(`${d}/${name}`))';
      const unpacking: Program = { name: 'unpack them', command: process.execPath, words: ['-e', unpackAll, hosts] };
      if ('why' in many) yield { id, ...many };
      else {
        const note = (ms: number): string => `${Math.round((snapshots * 1000) / ms)} snapshots a second`;
        yield { ...programs(id, many, unpacking, 1 / 10), note };
      }
    });
  }
}

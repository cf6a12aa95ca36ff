import fs from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packArchive } from '../../packages/cli/src/sources/snapshot/pack-archive.js';
import { readTar } from '../../packages/cli/src/sources/archive/tar-reader.js';
import { type TarMember, writeTar } from '../../packages/cli/src/sources/archive/tar-writer.js';

/**
 * `alike`: copies of one snapshot. `edited`: copies that differ in the label and in a line or two. `differing`: what differs on hosts of a
 * fleet does, that is all that is measured, and some are set up in another way.
 */
export type FleetKind = 'alike' | 'edited' | 'differing';
/** `plain`: as tar and gzip pack what was unpacked. */
export type FleetForm = 'collected' | 'plain';

interface Content {
  readonly mode: number;
  readonly modifiedMs: number;
  readonly text: string;
}
type Members = Map<string, Content>;
type Line = Record<string, unknown>;

/** Makes of one snapshot those of a fleet, a file each. The same numbers give the same bytes. */
export function makeFleet(base: Uint8Array, folder: string, count: number, kind: FleetKind, form: FleetForm): void {
  fs.mkdirSync(folder, { recursive: true });
  const members = unpack(base);
  const pack = (made: Members): Uint8Array =>
    form === 'plain' ? gzipSync(writeTar([...made].map(tarMember))) : packArchive([...made].map(tarMember));
  const whole = kind === 'alike' ? pack(members) : undefined;
  for (let at = 0; at < count; at++) {
    const bytes = whole ?? pack(kind === 'edited' ? edited(members, at) : differing(members, at));
    fs.writeFileSync(join(folder, `host-${String(at).padStart(5, '0')}.tar.gz`), bytes);
  }
}

function unpack(base: Uint8Array): Members {
  const members: Members = new Map();
  const reader = readTar(({ name, mode, modifiedMs }) => content => {
    members.set(name, { mode, modifiedMs, text: Buffer.from(content).toString('latin1') });
  });
  reader.push(gunzipSync(base));
  reader.end();
  return members;
}

const tarMember = ([name, { text, ...rest }]: readonly [string, Content]): TarMember => ({
  ...rest,
  name,
  content: Buffer.from(text, 'latin1'),
});

function change(members: Members, name: string, edit: (text: string) => string): void {
  const known = members.get(name);
  if (known) members.set(name, { ...known, text: edit(known.text) });
}

const label = (at: number): string => `host-${String(at).padStart(5, '0')}`;

function named(members: Members, at: number): Members {
  const made = new Map(members);
  change(made, 'hostlint/snapshot.json', text => text.replace(/("label": )"[^"]*"/, `$1"${label(at)}"`));
  for (const name of ['root/etc/hostname', 'root/proc/sys/kernel/hostname']) change(made, name, () => `${label(at)}\n`);
  return made;
}

function edited(members: Members, at: number): Members {
  const made = named(members, at);
  change(made, 'root/proc/meminfo', text => text.replace(/(MemAvailable: +)\d+/, `$1${16_000_000 + at}`));
  return made;
}

/** What is counted or measured, and so is another thing on each host and at each time. */
const measured =
  /^root\/proc\/(?:stat|meminfo|uptime|locks|\d+\/status|\d+\/net\/(?:dev|tcp|sockstat6?)|sys\/kernel\/random\/entropy_avail|sys\/net\/netfilter\/nf_conntrack_count)$/;

function differing(members: Members, at: number): Members {
  const random = randomFrom(at);
  const process = String(2000 + random(30_000));
  const address = `10.${1 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;
  const made: Members = new Map();
  for (const [name, content] of named(members, at)) {
    let { text } = content;
    if (measured.test(name))
      text = text.replace(/^((?:Mem|Swap)Total:.*|cpu\d*|.*?)$/gm, line =>
        /Total:/.test(line) ? line : line.replace(/\b\d{3,}\b/g, digits => numberLike(digits, random)),
      );
    else if (name.endsWith('/machine-id')) text = `${hex(random, 32)}\n`;
    else if (/\/net\/(?:fib_trie|if_inet6|ipv6_route)$/.test(name))
      text = text
        .replace(/\b10\.\d+\.\d+\.\d+\b/g, address)
        .replace(/\bfe80[0-9a-f]{12,}/g, () => `fe80${hex(random, 28)}`);
    else if (name === 'root/etc/hosts') text += `${address} ${label(at)}\n`;
    else if (name === 'hostlint/snapshot.json')
      text = text.replace(/T\d\d:\d\d:\d\dZ/, `T0${1 + random(8)}:${10 + random(50)}:${10 + random(50)}Z`);
    made.set(name.replace(/^root\/proc\/\d+\//, `root/proc/${process}/`), { ...content, text });
  }
  const lines = new Map<string, Line>();
  for (const text of (made.get('hostlint/answers.ndjson')?.text ?? '').split('\n')) {
    if (text === '') continue;
    const line = JSON.parse(text.replace(/"\/proc\/\d+(?=[/"])/g, `"/proc/${process}`)) as Line;
    lines.set(keyOf(line), measuredAnew(line, random));
  }
  otherwise(made, lines, at % 20);
  const all = [...lines.values()].map(line => `${JSON.stringify(line)}\n`);
  change(made, 'hostlint/answers.ndjson', () => all.join(''));
  return made;
}

const keyOf = (line: Line): string => JSON.stringify(Object.entries(line)[0]);

/** Of an installed file the time of its content is that of its package; all else is that of its host. */
function measuredAnew(line: Line, random: Random): Line {
  if ('filesystem' in line && 'blocks' in line) {
    const blocksFree = Math.floor(Number(line['blocks']) * (0.3 + random(1e6) / 2e6));
    const inodesFree = Math.floor(Number(line['inodes']) * (0.6 + random(1e6) / 4e6));
    return { ...line, blocksFree, blocksAvailable: Math.floor(blocksFree * 0.9), inodesFree };
  }
  if (typeof line['changed'] !== 'number') return line;
  const changed = 1_790_000_000_000 + random(5e6) * 1000 + random(1e4) / 1e4;
  const isOwn = line['modified'] === line['changed'];
  // The kernel's first namespaces have numbers of their own.
  const inode = Number(line['inode']) >= 0xefff0000 ? line['inode'] : 1000 + random(2 ** 24);
  return { ...line, inode, ...(isOwn && { modified: changed }), changed };
}

/** A quarter of all hosts are of five kinds that are set up in other ways. */
function otherwise(made: Members, lines: Map<string, Line>, kind: number): void {
  if (kind === 1 || kind === 5) {
    change(made, 'root/proc/config.gz', text => text.replace(/^CONFIG_VETH=.*$/m, '# CONFIG_VETH is not set'));
    change(made, 'root/proc/sys/kernel/osrelease', () => '5.10.0-33-cloud-amd64\n');
  }
  if (kind === 2 || kind === 5) {
    change(made, 'root/proc/sys/kernel/pid_max', () => '4194304\n');
    change(made, 'root/proc/sys/net/ipv4/ip_forward', () => '1\n');
    change(made, 'root/proc/sys/fs/inotify/max_user_watches', () => '8192\n');
  }
  if (kind === 3 || kind === 5) {
    const path = '/etc/docker/daemon.json';
    const text = '{\n  "storage-driver": "vfs",\n  "log-driver": "json-file"\n}\n';
    made.set(`root${path}`, { mode: 0o644, modifiedMs: 1_790_000_000_000, text });
    const stat = { type: 'file', mode: '0644', uid: 0, gid: 0, size: text.length, device: '8:1', inode: 77, links: 1 };
    const line = { path, ...stat, modified: 1_790_000_000_000, changed: 1_790_000_000_000 };
    lines.set(keyOf(line), line);
  }
  if (kind === 4 || kind === 5)
    change(made, 'root/var/lib/dpkg/status', text =>
      text.replace(/^(Package: (?:docker\.io|containerd|podman|runc)\n(?:.+\n)*?Version: ).*$/gm, '$19.9.9-1'),
    );
}

type Random = (below: number) => number;

/** mulberry32 by Tommy Ettinger, public domain: small, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const numberLike = (digits: string, random: Random): string =>
  String(Math.floor(Number(digits) * (0.5 + random(1e6) / 1e6))).padStart(digits.length, '1');

const hex = (random: Random, length: number): string => Array.from({ length }, () => random(16).toString(16)).join('');

// `node --import tsx --conditions=hostlint-source test/bench/make-fleet.ts SNAPSHOT FOLDER COUNT [KIND [FORM]]`
if (process.argv[1] === import.meta.filename) {
  const [snapshot = '', folder = '', count = '', kind = 'differing', form = 'collected'] = process.argv.slice(2);
  makeFleet(fs.readFileSync(snapshot), folder, Number(count), kind as FleetKind, form as FleetForm);
}

import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { bin, faultsOf, runHostlint } from './judge-target.js';
import { makeHostileTree, manyFiles } from './make-hostile-tree.js';
import { damage, disguiseAsSos, packTree } from './pack.js';
import { createRandom } from './random.js';
import { skipBecause } from '../skip-because.js';

const trees = 200;
const atATime = 2;
/** Another number makes other trees: `HOSTILE_SEED=7 npx mocha …`. */
const firstSeed = Number(process.env.HOSTILE_SEED ?? 0) * 1000;
const check = (target: string): readonly string[] => [
  'check',
  target,
  '--preset',
  'all',
  '--format',
  'json',
  '--no-config',
];

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
/** What starts a program as a user who may read little, where that can be done and the program can be read by all. */
const asNobody = (): readonly string[] =>
  process.geteuid?.() === 0 &&
  spawnSync(nobody[0]!, [...nobody.slice(1), process.execPath, bin, '--version']).status === 0
    ? nobody
    : [];

describe('a host that is made to harm', function () {
  this.timeout(900_000);
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-hostile-')));
  const outside = `${home}/outside`;
  const secret = 'nobody may read this 4711';
  let server: net.Server;
  const slow: [number, string][] = [];
  const large: [number, string][] = [];

  before(() => {
    fs.chmodSync(home, 0o755);
    fs.mkdirSync(outside);
    fs.writeFileSync(`${outside}/secret`, `ID=${secret}\n`);
    fs.writeFileSync(`${outside}/linked`, 'ID=linked\n');
    server = net.createServer().listen(`${outside}/socket`);
  });
  after(() => {
    server.close();
    execFileSync('rm', ['-rf', home]);
    const worst = (all: [number, string][]): string =>
      all
        .sort(([a], [b]) => b - a)
        .slice(0, 3)
        .map(([value, what]) => `${value} ${what}`)
        .join('; ');
    if (process.env.HOSTILE_SEED) console.log(`slowest (ms): ${worst(slow)}\nlargest (MiB): ${worst(large)}`);
  });

  /** Makes the tree of a seed and judges it in some form; tells what is wrong. */
  const judgeSeed = async (seed: number): Promise<readonly string[]> => {
    const random = createRandom(firstSeed + seed);
    const root = `${home}/${seed}`;
    const done = makeHostileTree({ root, outside, random });
    const form = random.pick([
      'directory',
      'directory',
      'directory',
      'tar',
      'tar',
      'snapshot',
      'sos',
      'sos archive',
    ] as const);
    const targets = [root];
    if (form.startsWith('sos')) disguiseAsSos(root, random);
    if (form === 'tar' || form === 'sos archive')
      packTree(
        form === 'tar' ? root : home,
        (targets[0] = `${root}.tar`),
        random,
        ...(form === 'tar' ? [] : [String(seed)]),
      );
    const faults: string[] = [];
    if (form === 'snapshot') {
      const taken = await runHostlint(['collect', root, '-o', `${root}.snapshot`, '--no-config']);
      if (taken.code !== 0) faults.push(`collect: exit code ${taken.code} ${taken.stderr}`);
      targets.push((targets[0] = `${root}.snapshot`));
      if (taken.code === 0) {
        const bytes = damage(gunzipSync(fs.readFileSync(`${root}.snapshot`)), random);
        fs.writeFileSync((targets[1] = `${root}.damaged`), random.chance(0.5) ? gzipSync(bytes) : bytes);
      }
    }
    for (const target of targets) {
      const run = await runHostlint(check(target), { before: random.chance(0.2) ? asNobody() : [] });
      slow.push([Math.round(run.ms), `${seed} ${form}`]);
      large.push([Math.round(run.peakBytes / 1024 / 1024), `${seed} ${form}`]);
      faults.push(...faultsOf(run, [secret]));
    }
    execFileSync('sh', ['-c', `rm -rf "$1" "$1".*`, 'sh', root]);
    return faults.map(
      fault => `seed ${firstSeed + seed} as ${form}: ${fault}\n    ${done.slice(0, 40).join('\n    ')}`,
    );
  };

  for (let from = 0; from < trees; from += 20) {
    it(`is judged, or refused with a word: trees ${from} to ${from + 19}`, async () => {
      const faults: string[] = [];
      let next = from;
      const work = async (): Promise<void> => {
        for (let seed = next++; seed < from + 20; seed = next++)
          for (const fault of await judgeSeed(seed)) faults.push(fault);
      };
      await Promise.all(Array.from({ length: atATime }, work));
      expect(faults.join('\n')).to.equal('');
    });
  }

  it('may have 100 000 files where few are expected', async () => {
    const root = `${home}/many`;
    makeHostileTree({ root, outside, random: createRandom(1) });
    spawnSync('rm', ['-rf', `${root}/etc/sysctl.d`]);
    manyFiles(root, '/etc/sysctl.d', 100_000);
    expect(faultsOf(await runHostlint(check(root)), [secret])).to.deep.equal([]);
  });

  it('is never left: what is opened lies in it, or is opened for a host of nothing as well', async function () {
    const strace = ['strace', '-f', '-qq', '-e', 'trace=open,openat,openat2,execve,connect,creat', '-o', `${home}/log`];
    if (spawnSync('strace', [...strace.slice(1), 'true']).status !== 0)
      return skipBecause(this, 'processes cannot be traced here; apt-get install strace, and run as root');
    const opened = async (root: string): Promise<ReadonlySet<string>> => {
      const run = await runHostlint(check(root), { before: strace });
      expect(faultsOf({ ...run, peakBytes: 0 }, [secret])).to.deep.equal([]);
      const calls = fs.readFileSync(`${home}/log`, 'utf8').split('\n');
      return new Set(calls.flatMap(call => /^\d+ +\w+\([^"]*"((?:[^"\\]|\\.)*)"/.exec(call)?.[1] ?? []));
    };
    fs.mkdirSync(`${home}/nothing/etc`, { recursive: true });
    const usual = await opened(`${home}/nothing`);
    const astray: string[] = [];
    for (let seed = 0; seed < 6; seed++) {
      const root = `${home}/traced${seed}`;
      makeHostileTree({ root, outside, random: createRandom(firstSeed + 500 + seed) });
      for (const path of await opened(root)) {
        if (usual.has(path) || path.startsWith('/proc/self/')) continue;
        // The tree stands still, so where a name leads is where it led.
        const real = path.includes('\\') ? path : fs.realpathSync.native(path);
        if (!`${real}/`.startsWith(`${root}/`)) astray.push(`${seed}: ${path}`);
        const stats = path.includes('\\') ? undefined : fs.statSync(real);
        if (stats && !stats.isFile() && !stats.isDirectory()) astray.push(`${seed}: ${path} is no file`);
      }
    }
    expect(astray).to.deep.equal([]);
  });
});

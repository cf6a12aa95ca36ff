import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, resolveRuleset, type HostSource, type Report } from '@hostlint/core';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { openSnapshot } from '../../packages/cli/src/sources/snapshot/json.js';
import { recordSource } from '../../packages/cli/src/sources/snapshot/recording.js';
import { openSource } from '../../packages/cli/src/sources/open.js';
import { missingForLoops, mountLoop, run, type LoopFilesystem } from '../filesystems/loop-filesystem.js';
import { skipBecause } from '../skip-because.js';
import { layRoot } from './small-root.js';

const presets = ['docker', 'podman', 'containerd', 'kubernetes', 'hardening'];
const plugins = [rules];

async function judge(target: string): Promise<Report> {
  return judgeSource(
    await openSource(target, { reads: () => (rules.facts ?? []).flatMap(({ reads }) => reads ?? []) }),
  );
}

async function judgeSource(source: HostSource): Promise<Report> {
  return lint(source, await resolveRuleset({ plugins, presets }), { timeoutMs: 60_000 });
}

/** The verdicts by rule and subject. */
const verdicts = ({ findings }: Report): ReadonlyMap<string, string> =>
  new Map(findings.map(({ rule, subject, status }) => [`${rule} ${subject ?? ''}`.trim(), status]));

/** What one of them tells otherwise than another, where both tell. */
function contradictions(one: Report, other: Report): readonly string[] {
  const told = verdicts(other);
  return [...verdicts(one)].flatMap(([name, status]) => {
    const there = told.get(name);
    const differs = there !== undefined && there !== status && status !== 'unknown' && there !== 'unknown';
    return differs ? [`${name}: ${status} and ${there}`] : [];
  });
}

const undecided = ({ findings }: Report): readonly string[] =>
  findings.flatMap(({ rule, subject, status, severity, kernel }) =>
    status === 'unknown' && severity !== 'info' && kernel === undefined ? [`${rule} ${subject ?? ''}`.trim()] : [],
  );

const roots = ['/var/lib/containerd', '/var/lib/containers/storage', '/var/lib/docker'];
const aboutRoots = (rule: string): readonly string[] => roots.map(root => `filesystem/${rule} ${root}`);
const byDType = [
  'podman/auto-selected-vfs',
  'podman/d-type',
  'storage/auto-selected-vfs',
  'storage/inode-pressure-legacy-overlay',
];

/** What /etc/fstab does not tell: it hangs on d_type, on casefold, on the format of an XFS. */
const onlyMounted = {
  ext4: [
    'containerd/cri-plugin',
    'containerd/default-snapshotter',
    ...aboutRoots('d-type'),
    ...aboutRoots('upper-layer'),
    ...byDType,
  ],
  xfs: [
    'containerd/cri-plugin',
    'containerd/default-snapshotter',
    ...aboutRoots('d-type'),
    ...aboutRoots('xfs-version'),
    ...byDType,
  ],
};

describe('a root file system', function () {
  this.timeout(120_000);
  let home: string;
  let tree: string;
  const loops: LoopFilesystem[] = [];
  before(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-root-'));
    tree = `${home}/root`;
    layRoot(tree, 'ext4');
  });
  after(() => {
    while (loops.length > 0) loops.pop()?.close();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('is judged the same as an archive', async () => {
    const archive = `${home}/root.tar`;
    run('tar', '-C', tree, '-cf', archive, '.');
    const [asTree, asArchive] = [await judge(tree), await judge(archive)];
    expect([...verdicts(asArchive)]).to.deep.equal([...verdicts(asTree)]);
  });

  it('is judged the same from a record of it, also years later', async () => {
    const source = await openSource(tree);
    const recording = recordSource({ ...source, readAtMs: Date.parse('2026-11-24T00:00:00Z') });
    const then = await judgeSource(recording.source);
    const replayed = await judgeSource(openSnapshot(recording.toSnapshot(), 'record'));
    expect([...verdicts(replayed)]).to.deep.equal([...verdicts(then)]);
    expect(verdicts(then).get('resources/distro-eol')).to.equal('pass');
    const late = await judgeSource({ ...source, readAtMs: Date.parse('2036-11-24T00:00:00Z') });
    expect(verdicts(late).get('resources/distro-eol')).to.equal('fail');
  });

  for (const [type, size] of [
    ['ext4', '64M'],
    ['xfs', '320M'],
  ] as const) {
    it(`is told apart from a directory, as a mounted image of ${type}, by what was open alone`, async function () {
      const missing = missingForLoops(`mkfs.${type}`);
      if (missing !== null) return skipBecause(this, missing);
      const image = mountLoop([`mkfs.${type}`, '-q'], size);
      loops.push(image);
      layRoot(image.mountPoint, type);
      const own = `${home}/${type}`;
      layRoot(own, type);
      const [mounted, directory] = [await judge(image.mountPoint), await judge(own)];
      expect(contradictions(mounted, directory)).to.deep.equal([]);
      const [open, left] = [undecided(directory), undecided(mounted)];
      expect(open.filter(name => !left.includes(name)).sort()).to.deep.equal(onlyMounted[type]);
      expect(left.filter(name => !open.includes(name))).to.deep.equal([]);
      expect(verdicts(mounted).get('filesystem/d-type /var/lib/docker')).to.equal('pass');
      expect(mounted.forecasts.find(({ engine }) => engine === 'docker')).to.include({
        version: '26.1.5',
        installed: true,
        starts: true,
        storageDriver: 'overlay2',
        supportsDType: true,
      });
    });
  }

  it('has the verdicts of its mounts from /etc/fstab', async () => {
    const found = verdicts(await judge(tree));
    expect(found.get('filesystem/writable /var/lib/docker')).to.equal('pass');
    expect(found.get('filesystem/mount-options /var/lib/docker')).to.equal('pass');
    expect(found.get('filesystem/supported-backing /var/lib/docker')).to.equal('pass');
    expect(found.get('filesystem/persistence /var/lib/docker')).to.equal('pass');
    expect(found.get('storage/data-root-propagation')).to.equal('pass');
    expect(found.get('storage/space-exhausted')).to.equal('not-applicable');
    expect(found.get('docker/own-pidfile')).to.equal('not-applicable');
  });

  it('is judged without a look at the machine at hand', function () {
    const strace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']);
    if (strace.error) return skipBecause(this, '"strace" is not installed: apt-get install strace');
    if (strace.status !== 0) return skipBecause(this, 'processes must not be traced here: sudo npm test');
    const log = `${home}/trace`;
    const program = fileURLToPath(new URL('judge-root.ts', import.meta.url));
    const given = ['-f', '-qq', '-e', 'trace=%file,execve', '-o', log, process.execPath, '--import=tsx'];
    const done = spawnSync('strace', [...given, '--conditions=hostlint-source', program, tree], { encoding: 'utf8' });
    expect(done.status, done.stderr).to.equal(0);
    const repository = fileURLToPath(new URL('../..', import.meta.url));
    const began = `${tree}/.began`;
    const lines = fs.readFileSync(log, 'utf8').split('\n');
    const from = lines.findIndex(line => line.includes(`"${began}"`));
    expect(from).to.be.greaterThan(0);
    const foreign = lines.slice(from).filter(line => {
      // What readlink(2) answers is no path that was looked at.
      const asked = line.includes('readlink(') ? line.replace(/^([^"]*"[^"]*").*$/, '$1') : line;
      const named = [...asked.matchAll(/"(\/[^"]*)"/g)].map(match => match[1] as string);
      return named.some(at => !isOwn(at, tree, home, repository));
    });
    expect(foreign).to.deep.equal([]);
  });
});

/** Of the root, of the program itself, or the table of mounts that tells what a path lies on. */
const isOwn = (at: string, tree: string, home: string, repository: string): boolean =>
  at === tree ||
  at.startsWith(`${tree}/`) ||
  home.startsWith(at) ||
  `${at}/` === repository ||
  repository.startsWith(`${at}/`) ||
  at.startsWith(repository) ||
  at === '/proc/self/mountinfo' ||
  at.startsWith(`${os.tmpdir()}/tsx-`);

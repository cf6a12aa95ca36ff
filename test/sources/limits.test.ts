import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, resolveRuleset, type Report } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';

const bin = fileURLToPath(new URL('../../packages/cli/bin/hostlint.js', import.meta.url));
const isRoot = process.geteuid?.() === 0;

/** What the built program says of its limits on this machine, started by another program. */
function reasonsUnder(before: readonly string[], ...words: readonly string[]): readonly string[] {
  const [program = '', ...given] = [...before, process.execPath, bin, ...words, '--no-config', '--format', 'json'];
  const { stdout, stderr } = spawnSync(program, given, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { limits = [], findings } = JSON.parse(stdout) as Report;
  expect(findings.filter(({ broken }) => broken)).to.deep.equal([]);
  return limits.map(({ reason }) => reason);
}

const works = (command: readonly string[]): boolean =>
  spawnSync(command[0] ?? '', [...command.slice(1), 'true']).status === 0;

describe('a run that cannot see all says so', function () {
  this.timeout(60_000);

  it('without root', function () {
    const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    if (isRoot && !works([...nobody, process.execPath, bin, '--version']))
      return skipBecause(this, 'no other user can read this program');
    expect(reasonsUnder(isRoot ? nobody : [])).to.include('denied');
  });
  it('in namespaces of its own', function () {
    const apart = ['unshare', '--pid', '--fork', '--mount-proc', '--uts', '--ipc'];
    if (!isRoot || !works(apart)) return skipBecause(this, 'namespaces are made by root: sudo npm test');
    expect(reasonsUnder(apart)).to.include('container');
  });
  it('without /proc and /sys', function () {
    // Hidden by an empty file system, as in a chroot where nobody mounted them.
    const bare = [
      'unshare',
      '--mount',
      'sh',
      '-ec',
      'mount -t tmpfs none /sys; mount -t tmpfs none /proc; exec "$@"',
      'sh',
    ];
    if (!isRoot || !works(bare)) return skipBecause(this, 'file systems are mounted by root: sudo npm test');
    expect(reasonsUnder(bare)).to.include('no-kernel-files');
  });
  it('of a root file system', () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-limits-'));
    fs.mkdirSync(`${home}/etc`);
    expect(reasonsUnder([], 'check', home)).to.deep.equal(['not-running']);
    fs.rmSync(home, { recursive: true });
  });
  for (const [name, release, files] of [
    [
      'wsl2',
      '5.15.153.1-microsoft-standard-WSL2',
      { '/proc/version': 'Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1)' },
    ],
    ['gvisor', '4.19.0-gvisor', { '/proc/version': 'Linux version 4.19.0-gvisor' }],
  ] as const)
    it(`of ${name}`, async () => {
      const host = memorySource({
        files: { ...files, '/proc/sys/kernel/osrelease': `${release}\n`, '/proc/self/status': '', '/sys/kernel/x': '' },
        commands: { 'uname -r': { stdout: `${release}\n`, code: 0 } },
      });
      const { limits } = await lint(host, await resolveRuleset({ plugins: [rules], presets: ['all'] }));
      expect(limits?.map(({ reason }) => reason)).to.include(name);
    });
});

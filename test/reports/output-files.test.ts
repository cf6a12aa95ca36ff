import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Report } from '@hostlint/core';
import { skipBecause } from '../skip-because.js';

const root = join(import.meta.dirname, '../..');

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('files of reports, by a process', () => {
  let folder: string;
  before(() => {
    if (!existsSync(join(root, 'packages/cli/dist/hostlint.cjs')))
      execFileSync(process.execPath, [join(root, 'tools/build.js')]);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostlint-files-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a shell's script in the folder; `$check` judges this machine. */
  function shell(script: string, program: readonly string[] = ['sh']): Ran {
    const check = `${process.execPath} ${join(root, 'packages/cli/bin/hostlint.js')} --no-config --fail-on never --unknown ignore`;
    const [command = 'sh', ...words] = program;
    const { status, stdout, stderr } = spawnSync(command, [...words, '-c', script], {
      cwd: folder,
      env: { PATH: process.env.PATH, NO_COLOR: '1', check },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const labelIn = (text: string): string => (JSON.parse(text) as Report).host.label;

  it('go into a pipe that someone reads', () => {
    const { status, stderr } = shell(
      'mkfifo p; cat p > got & $check --label x --output json=p > /dev/null; s=$?; wait; exit $s',
    );
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(labelIn(textOf('got'))).to.equal('x');
  });

  for (const [where, redirect] of [
    ['a pipe', '| cat > all'],
    ['a file', '> all'],
    ['the end of a file', '>> all'],
  ] as const) {
    it(`stand before the report on standard output where that is ${where}`, () => {
      shell(`echo first > all; $check --format nagios --output ndjson=/dev/stdout ${redirect}`);
      const lines = textOf('all')
        .split('\n')
        .filter(line => line !== 'first');
      expect(lines[0]).to.match(/^\{"schemaVersion":1/);
      expect(lines[1]).to.match(/^HOSTLINT /);
      if (redirect.startsWith('>>')) expect(textOf('all').startsWith('first\n{')).to.equal(true);
    });
  }

  it('go to standard error and to numbered descriptors as well', () => {
    const { stderr } = shell('$check --output ndjson=/dev/stderr --output nagios=/dev/fd/7 7> seven > /dev/null');
    expect(stderr).to.match(/^\{"schemaVersion":1/);
    expect(textOf('seven')).to.match(/^HOSTLINT /);
  });

  it('are all tried, and the report appears nonetheless', () => {
    const { status, stdout, stderr } = shell(
      '$check --output json=no/a --output json=b --output json=/dev/full --record no/c',
    );
    expect(status).to.equal(2);
    expect(stdout).to.match(/\nExit code 0/);
    expect(stderr.trimEnd().split('\n')).to.have.length(3);
    expect(stderr)
      .to.contain('cannot write "no/a": there is no directory')
      .and.to.contain('cannot write "/dev/full": no space');
    expect(labelIn(textOf('b'))).to.be.a('string');
    expect(readdirSync(folder)).to.deep.equal(['b']);
  });

  it('are what they were where the disk is full, with nothing beside them', function () {
    if (process.getuid?.() !== 0) return skipBecause(this, 'only root mounts: run the tests as root');
    mkdirSync(join(folder, 'small'));
    const { status, stdout, stderr } = shell(
      'mount -t tmpfs -o size=16k none small && echo old > small/a && $check --output json=small/a --output json=small/b > /dev/null; s=$?; ls -A small; cat small/a; exit $s',
      ['unshare', '--mount', 'sh'],
    );
    if (stderr.includes('permission denied')) return skipBecause(this, 'this machine may not mount');
    expect(stdout).to.equal('a\nold\n');
    expect(stderr).to.equal(
      ['a', 'b']
        .map(
          name =>
            `hostlint: cannot write "small/${name}": no space is left there; make room, or name a file elsewhere\n`,
        )
        .join(''),
    );
    expect(status).to.equal(2);
  });

  it('complain of a file system that is read-only', function () {
    if (process.getuid?.() !== 0) return skipBecause(this, 'only root mounts: run the tests as root');
    mkdirSync(join(folder, 'still'));
    const { status, stderr } = shell(
      'mount -t tmpfs none still && echo old > still/a && mount -o remount,ro still && $check --output json=still/a --output json=still/b > /dev/null',
      ['unshare', '--mount', 'sh'],
    );
    if (stderr.includes('permission denied')) return skipBecause(this, 'this machine may not mount');
    expect(stderr).to.match(/^(hostlint: cannot write "still\/[ab]": the file system there is read-only; .*\n){2}$/);
    expect(status).to.equal(2);
  });

  it('complain of a file that is a mount of its own', function () {
    if (process.getuid?.() !== 0) return skipBecause(this, 'only root mounts: run the tests as root');
    const { stdout, stderr } = shell(
      'echo old > a; touch b; mount --bind a b && { $check --output json=b > /dev/null; cat b; ls -A; }',
      ['unshare', '--mount', 'sh'],
    );
    if (stderr.includes('permission denied')) return skipBecause(this, 'this machine may not mount');
    expect(stderr).to.match(
      /^hostlint: cannot write "b": it is a mount of its own and cannot be replaced; mount its dir/,
    );
    expect(stdout).to.equal('old\na\nb\n');
  });

  it('are not replaced where their own rights forbid it, though those of the directory do not', function () {
    if (process.getuid?.() !== 0) return skipBecause(this, 'only root becomes another user: run the tests as root');
    mkdirSync(join(folder, 'open'));
    writeFileSync(join(folder, 'open/kept'), 'old');
    chmodSync(join(folder, 'open'), 0o777);
    const { status, stderr } = shell(
      '$check --output json=open/kept --output json=open/new --output json=closed > /dev/null',
      ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'sh'],
    );
    if (stderr.includes('Cannot find module')) return skipBecause(this, 'another user may not read this folder');
    expect(status).to.equal(2);
    expect(stderr).to.match(
      /^hostlint: cannot write "open\/kept": this user may not write it.*\nhostlint: cannot write "closed": .*\n$/,
    );
    expect(textOf('open/kept')).to.equal('old');
    expect(readdirSync(join(folder, 'open'))).to.deep.equal(['kept', 'new']);
  });

  it('complain of standard output as of files', () => {
    const { status, stderr } = shell('$check > /dev/full');
    expect(stderr).to.equal(
      'hostlint: cannot write to standard output: no space is left there; make room, or name a file elsewhere\n',
    );
    expect(status).to.equal(2);
  });

  it('are refused before anything is read where two would be one', () => {
    const { status, stdout, stderr } = shell('ln -s b a; $check --output json=a --output tap=./b');
    expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
    expect(stderr).to.equal(
      'hostlint: "--output json=a" and "--output tap=./b" write one file; give each a file of its own\n',
    );
    expect(shell('$check --output json=a --record a').stderr).to.contain(
      '"--output json=a" and "--record a" write one file',
    );
    expect(shell('$check --output json=/dev/null --output tap=/dev/null > /dev/null').status).to.equal(0);
  });
});

describe('a plugin of Nagios, by a process', () => {
  const ran = (words: readonly string[]): Ran => {
    const bin = join(root, 'packages/cli/bin/hostlint.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, '--no-config', '--format', 'nagios', ...words],
      { encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };

  it('says its state and ends with its code', () => {
    const { status, stdout } = ran([]);
    const state = /^HOSTLINT (OK|WARNING|CRITICAL|UNKNOWN) - [^|]*\|[^|]*$/.exec(stdout)?.[1] ?? '';
    expect(['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'].indexOf(state)).to.equal(status);
  });

  for (const [what, words] of [
    ['a target that is not there', ['/nowhere/at/all']],
    ['an option that is not there', ['--nonesuch']],
    ['a configuration that is not there', ['--config', '/nowhere.json']],
    ['a file that cannot be written', ['--output', 'json=/nowhere/a']],
  ] as const) {
    it(`is UNKNOWN for ${what}, which is told on standard error as ever`, () => {
      const { status, stdout, stderr } = ran(words);
      expect(stdout).to.match(/^HOSTLINT UNKNOWN - .*\n$/);
      expect(stderr).to.match(/^hostlint: /);
      expect(status).to.equal(3);
    });
  }
});

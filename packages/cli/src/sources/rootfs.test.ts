import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sourceContract } from '@hostlint/core/testing';
import { expect } from 'chai';
import { makeTree } from './make-tree.js';
import { openRootfs } from './rootfs.js';

const newDirectory = (): string => fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-rootfs-')));

sourceContract(
  'rootfs',
  async tree => {
    const root = newDirectory();
    makeTree(root, tree);
    return { source: openRootfs(root), close: async () => fs.rmSync(root, { recursive: true }) };
  },
  { running: false },
);

const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

describe('a root file system', () => {
  let outer: string;
  let root: string;
  before(() => {
    outer = newDirectory();
    root = `${outer}/root`;
    makeTree(outer, { '/secret': 'outside', '/secrets/a': 'outside' });
    makeTree(root, {
      '/etc/hostname': 'image',
      '/proc/sys/kernel/osrelease': 'of the machine at hand',
      '/sys/x': 'x',
      '/run/x': 'x',
      '/etc/up': { link: '../../secret' },
      '/etc/absolute': { link: `${outer}/secret` },
      '/etc/directory': { link: '../../secrets' },
      '/etc/far': { link: '/'.padEnd(2000, '../') + 'secret' },
      '/etc/proc': { link: '/proc' },
      '/var/run': { link: '/run' },
      '/etc/masked': { link: '/dev/null' },
      '/etc/a': { link: 'b' },
      '/etc/b': { link: 'a' },
      '/usr/bin/prog': '#!/bin/sh\n',
    });
    fs.chmodSync(`${root}/usr/bin/prog`, 0o755);
    execFileSync('mkfifo', [`${root}/etc/fifo`]);
    fs.linkSync(`${root}/etc/hostname`, `${root}/etc/hard`);
    execFileSync('truncate', ['-s', '10G', `${root}/etc/huge`]);
  });
  after(() => fs.rmSync(outer, { recursive: true }));

  it('is never left, whatever its links say', async () => {
    const source = openRootfs(root);
    for (const name of ['up', 'absolute', 'directory/a', 'far']) {
      expect(await source.read(`/etc/${name}`), name).to.equal(undefined);
      expect(await source.stat(`/etc/${name}`), name).to.equal(undefined);
      expect(await source.realpath(`/etc/${name}`), name).to.equal(undefined);
    }
    expect(await source.list('/etc/directory')).to.equal(undefined);
    expect(await reasonOf(source.read('/etc/a'))).to.equal('malformed');
    expect(new TextDecoder().decode(await source.read('/etc/hard'))).to.equal('image');
  });
  it('tells nothing of what only a running host has', async () => {
    const source = openRootfs(root);
    for (const at of [
      '/proc/sys/kernel/osrelease',
      '/sys/x',
      '/run/x',
      '/dev/null',
      '/var/run/x',
      '/etc/proc/cmdline',
      '/proc',
    ])
      for (const answer of [
        source.read(at),
        source.list(at),
        source.stat(at),
        source.realpath(at),
        source.filesystem(at),
      ])
        expect(await reasonOf(answer), at).to.equal('not-running');
    expect((await source.stat('/var/run', { follow: false }))?.type).to.equal('symlink');
    expect(await source.realpath('/etc/masked')).to.equal('/dev/null');
  });
  it('runs no program, asks no socket and makes no trial', async () => {
    const source = openRootfs(root);
    expect(await reasonOf(source.run(['prog']))).to.equal('not-running');
    expect(await source.run(['uname', '-r'])).to.equal(undefined);
    expect(await reasonOf(source.probe('overlay-mount', '/etc'))).to.equal('unsupported');
  });
  it('opens nothing but regular files of a size that it may have', async () => {
    const source = openRootfs(root);
    expect(await reasonOf(source.read('/etc/fifo'))).to.equal('malformed');
    expect(await reasonOf(source.read('/etc/huge'))).to.equal('malformed');
    expect((await source.stat('/etc/fifo'))?.type).to.equal('fifo');
  });
  it('says nothing of the file system of a directory that is no mount', async () => {
    expect(await reasonOf(openRootfs(root).filesystem('/etc'))).to.equal('not-running');
    expect(await openRootfs(root).filesystem('/no')).to.equal(undefined);
  });
});

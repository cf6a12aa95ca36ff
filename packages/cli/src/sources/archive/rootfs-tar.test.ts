import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { HostSource } from '@hostlint/core';
import { sourceContract } from '@hostlint/core/testing';
import { expect } from 'chai';
import { makeTree } from '../make-tree.js';
import { openSource } from '../open.js';

const reads = [
  { files: ['/etc/*', '/etc/d/*', '/usr/lib/*', { path: '/etc/small', maxBytes: 3 }, '{configured}/state.json'] },
];

/** The tree packed by tar, opened by its content. */
async function open(home: string, root: string, ...words: readonly string[]): Promise<HostSource> {
  execFileSync('tar', ['-cf', `${home}/image`, ...words, '-C', root, '.']);
  return openSource(`${home}/image`, { reads: () => reads });
}

for (const packing of [[], ['-z']])
  sourceContract(
    `rootfs in an archive${packing.length > 0 ? ', packed' : ''}`,
    async tree => {
      const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-archive-'));
      makeTree(`${home}/root`, tree);
      return {
        source: await open(home, `${home}/root`, ...packing),
        close: async () => fs.rmSync(home, { recursive: true }),
      };
    },
    { running: false },
  );

describe('a root file system in an archive', () => {
  let home: string;
  beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-archive-'))));
  afterEach(() => fs.rmSync(home, { recursive: true }));
  const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
    answer.catch((error: { reason?: string }) => error.reason);
  const text = async (answer: Promise<Uint8Array | undefined>): Promise<string> =>
    Buffer.from((await answer) ?? []).toString();

  it('may lie in the one directory of the archive', async () => {
    makeTree(`${home}/root`, { '/rootfs/etc/hostname': 'web-1', '/rootfs/usr/bin/sh': '', '/README': '' });
    const source = await open(home, `${home}/root`);
    expect(await text(source.read('/etc/hostname'))).to.equal('web-1');
    expect(await source.list('/')).to.deep.equal(['etc', 'usr']);
  });
  it('holds what facts declare, wherever symlinks lead, and no other content', async () => {
    makeTree(`${home}/root`, {
      '/etc/hostname': { link: '../opt/name' },
      '/opt/name': 'web-1',
      '/opt/other': 'x',
      '/etc/small': 'four',
      '/data/docker/state.json': '{}',
      '/usr/bin/prog': 'x',
    });
    fs.linkSync(`${home}/root/opt/name`, `${home}/root/etc/hard`);
    const source = await open(home, `${home}/root`);
    expect(await text(source.read('/etc/hostname'))).to.equal('web-1');
    expect(await text(source.read('/etc/hard'))).to.equal('web-1');
    expect(await text(source.read('/data/docker/state.json'))).to.equal('{}');
    expect(await reasonOf(source.read('/opt/other'))).to.equal('not-captured');
    expect(await reasonOf(source.read('/proc/cmdline'))).to.equal('not-running');
    expect(await reasonOf(source.run(['prog']))).to.equal('not-running');
    expect(await reasonOf(source.filesystem('/etc'))).to.equal('not-running');
  });
  it('is not climbed out of, nor filled without end', async () => {
    makeTree(`${home}/root`, { '/etc/up': { link: '../../../../etc/passwd' }, '/usr/x': '' });
    execFileSync('truncate', ['-s', '3G', `${home}/root/etc/huge`]);
    const source = await open(home, `${home}/root`, '-z', '--sparse');
    expect(await source.read('/etc/up')).to.equal(undefined);
    expect(await reasonOf(source.read('/etc/huge'))).to.be.oneOf(['malformed', 'unsupported']);
  });
  for (const form of [
    'gnu',
    'oldgnu',
    'posix --sparse-version=0.0',
    'posix --sparse-version=0.1',
    'posix --sparse-version=1.0',
  ]) {
    it(`knows of files with many holes that they are there: ${form}`, async () => {
      makeTree(`${home}/root`, { '/etc/d/holes': '{}', '/etc/x': 'x', '/usr/lib/y': 'y' });
      const file = fs.openSync(`${home}/root/etc/d/holes`, 'r+');
      for (let part = 1; part < 40; part++) fs.writeSync(file, ' ', part * 200_000);
      fs.closeSync(file);
      const source = await open(home, `${home}/root`, '--sparse', ...`--format=${form}`.split(' '));
      expect((await source.stat('/etc/d/holes'))?.sizeBytes).to.equal(39 * 200_000 + 1);
      expect(await source.list('/etc/d')).to.deep.equal(['holes']);
      expect(await reasonOf(source.read('/etc/d/holes'))).to.equal('unsupported');
      expect(await text(source.read('/usr/lib/y'))).to.equal('y');
    });
  }
  it('says what an archive is that holds none', async () => {
    const refused = async (...words: readonly string[]): Promise<string> =>
      open(home, `${home}/root`, ...words).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    makeTree(`${home}/root`, { '/manifest.json': '[]', '/abc/layer.tar': '' });
    expect(await refused()).to.include('docker export');
    fs.rmSync(`${home}/root/manifest.json`);
    expect(await refused()).to.include('without a root file system');
    fs.writeFileSync(`${home}/cut`, fs.readFileSync(`${home}/image`).subarray(0, 700));
    expect(await openSource(`${home}/cut`).catch((error: Error) => error.message)).to.include('cut off');
  });
});

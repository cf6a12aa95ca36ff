import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createTouch } from './live/touch.js';
import { openLive } from './live.js';
import { makeTree } from './make-tree.js';

const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

describe('the live source', () => {
  let home: string;
  const live = openLive();
  before(() => {
    home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-live-')));
    makeTree(home, {
      '/dir/file': 'text',
      '/dir/link': { link: 'file' },
      '/loop': { link: 'loop' },
      '/dangling': { link: 'no' },
    });
    fs.mkdirSync(`${home}/empty`);
    execFileSync('mkfifo', [`${home}/fifo`]);
  });
  after(() => fs.rmSync(home, { recursive: true }));

  it('reads, follows and lists as the kernel does', async () => {
    expect(new TextDecoder().decode(await live.read(`${home}/dir/link`))).to.equal('text');
    expect(await live.list(`${home}/dir`)).to.deep.equal(['file', 'link']);
    expect(await live.list(`${home}/dir`, { limit: 0 })).to.deep.equal([]);
    expect(await live.realpath(`${home}/dir/link`)).to.equal(`${home}/dir/file`);
    expect((await live.stat(`${home}/dir/link`, { follow: false }))?.type).to.equal('symlink');
  });
  it('tells absence from what cannot be told', async () => {
    expect(await live.read(`${home}/no`)).to.equal(undefined);
    expect(await live.read(`${home}/dangling`)).to.equal(undefined);
    expect(await live.read(`${home}/dir/file/below`)).to.equal(undefined);
    expect(await live.list(`${home}/dir/file/below`)).to.equal(undefined);
    expect(await live.realpath(`${home}/no`)).to.equal(undefined);
    expect(await live.filesystem(`${home}/no`)).to.equal(undefined);
    expect(await reasonOf(live.read(`${home}/loop`))).to.equal('malformed');
    expect(await reasonOf(live.read(`${home}/dir`))).to.equal('malformed');
    expect(await reasonOf(live.list(`${home}/dir/file`))).to.equal('malformed');
    expect(await reasonOf(live.read('etc/passwd'))).to.equal('malformed');
    expect(await reasonOf(live.read('/etc/pass\0wd'))).to.equal('malformed');
    expect(await reasonOf(live.read(`/${'a/'.repeat(5000)}`))).to.equal('malformed');
  });
  it('opens neither pipes nor devices', async () => {
    expect(await reasonOf(live.read(`${home}/fifo`))).to.equal('malformed');
    expect((await live.stat(`${home}/fifo`))?.type).to.equal('fifo');
    expect(await reasonOf(live.read('/dev/zero'))).to.equal('malformed');
  });
  it('reads sysctls, and by their names nothing else', async () => {
    expect(new TextDecoder().decode(await live.read('/proc/sys/kernel/ostype'))).to.equal('Linux\n');
    expect(await live.read('/proc/sys/kernel/no')).to.equal(undefined);
    expect(await reasonOf(live.read('/proc/sys/kernel'))).to.equal('malformed');
    expect(await reasonOf(live.read('/proc/sys/kernel/ostype', { maxBytes: 3 }))).to.equal('malformed');
    expect(await reasonOf(live.read('/proc/sys/../../dev/zero'))).to.equal('malformed');
  });
  it('reads no value where a sysctl is masked', () => {
    const masked = { ...fs, openSync: (_path: string, flags: number) => fs.openSync('/dev/null', flags) };
    expect(() => createTouch(masked as typeof fs).read('/proc/sys/kernel/ostype', 100)).to.throw('character-device');
  });
  it('does not lend one answer to the next', async () => {
    const first = await live.read('/proc/sys/kernel/ostype');
    await live.read('/proc/sys/kernel/osrelease');
    expect(new TextDecoder().decode(first)).to.equal('Linux\n');
  });
  it('bounds what it reads, also where the size is not told', async () => {
    fs.writeFileSync(`${home}/sparse`, '');
    fs.truncateSync(`${home}/sparse`, 2 ** 40);
    expect(await reasonOf(live.read(`${home}/sparse`))).to.equal('malformed');
    expect(await reasonOf(live.read('/proc/self/status', { maxBytes: 10 }))).to.equal('malformed');
    expect((await live.read('/proc/self/status'))?.length).to.be.greaterThan(100);
    expect((await live.read('/proc/kallsyms', { maxBytes: 64 * 1024 * 1024 }))?.length).to.be.greaterThan(8192);
  });
  it('lists names that are not UTF-8', async () => {
    fs.mkdirSync(`${home}/names`);
    fs.writeFileSync(Buffer.concat([Buffer.from(`${home}/names/`), Buffer.from([0xff, 0x61])]), '');
    expect(await live.list(`${home}/names`)).to.deep.equal(['\ufffda']);
  });
  it('answers for the file system, of files as well', async () => {
    const directory = await live.filesystem(`${home}/dir`);
    expect(directory).to.deep.include({ device: (await live.stat(home))?.device });
    const same = ({ magic, dType }: NonNullable<typeof directory>): unknown => ({ magic, dType });
    expect(same((await live.filesystem(`${home}/dir/link`))!)).to.deep.equal(same(directory!));
    expect((await live.filesystem('/proc'))?.magic).to.equal(0x9fa0);
  });
  it('refuses trials that were not allowed', async () => {
    expect(await reasonOf(live.probe('overlay-mount', home))).to.equal('unsupported');
  });
});

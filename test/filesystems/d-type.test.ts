import fs from 'node:fs';
import type { FilesystemAnswer } from '@hostlint/core';
import { expect } from 'chai';
import { chooseEntryTypesReader, showsEntryTypes } from '../../packages/cli/src/sources/live/entry-types.js';
import { loadNative } from '../../packages/cli/src/sources/live/native.js';
import { createTouch } from '../../packages/cli/src/sources/live/touch.js';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { skipBecause } from '../skip-because.js';
import { sourceCommand, start } from '../sources/run-source.js';
import { type LoopFilesystem, missingForLoops, mountLoop, run } from './loop-filesystem.js';

interface Case {
  readonly name: string;
  readonly mkfs: readonly [string, ...string[]];
  readonly size: string;
  readonly magic: number;
  readonly dType: boolean;
  readonly ext?: FilesystemAnswer['ext'];
  readonly xfs?: FilesystemAnswer['xfs'];
}

const ext = { filetype: true, casefold: false };
const cases: readonly Case[] = [
  { name: 'ext4', mkfs: ['mkfs.ext4', '-q'], size: '32M', magic: 0xef53, dType: true, ext },
  {
    name: 'ext4 without filetype',
    mkfs: ['mkfs.ext4', '-q', '-O', '^filetype'],
    size: '32M',
    magic: 0xef53,
    dType: false,
    ext: { ...ext, filetype: false },
  },
  {
    name: 'ext4 with casefold',
    mkfs: ['mkfs.ext4', '-q', '-O', 'casefold'],
    size: '32M',
    magic: 0xef53,
    dType: true,
    ext: { ...ext, casefold: true },
  },
  {
    name: 'ext4 with inline data',
    mkfs: ['mkfs.ext4', '-q', '-O', 'inline_data', '-I', '256'],
    size: '32M',
    magic: 0xef53,
    dType: true,
    ext,
  },
  { name: 'ext3', mkfs: ['mkfs.ext3', '-q'], size: '32M', magic: 0xef53, dType: true, ext },
  { name: 'ext2', mkfs: ['mkfs.ext2', '-q'], size: '16M', magic: 0xef53, dType: true, ext },
  {
    name: 'ext2 without filetype',
    mkfs: ['mkfs.ext2', '-q', '-O', '^filetype'],
    size: '16M',
    magic: 0xef53,
    dType: false,
    ext: { ...ext, filetype: false },
  },
  {
    name: 'xfs',
    mkfs: ['mkfs.xfs', '-q'],
    size: '320M',
    magic: 0x58465342,
    dType: true,
    xfs: { version: 5, ftype: true },
  },
  { name: 'btrfs', mkfs: ['mkfs.btrfs', '-q'], size: '128M', magic: 0x9123683e, dType: true },
];
const nobody = '65534';

async function askAs(uid: string, paths: readonly string[]): Promise<(FilesystemAnswer & { unknown?: string })[]> {
  const { stdout, stderr } = await start(sourceCommand('ask-filesystems.ts', uid, ...paths)).ended;
  if (stderr.includes('Error')) throw new Error(stderr);
  return JSON.parse(stdout) as (FilesystemAnswer & { unknown?: string })[];
}

for (const { name, mkfs, size, magic, dType, ext = null, xfs = null } of cases) {
  describe(`the file system answer on ${name}`, () => {
    let loop: LoopFilesystem;
    const live = openLive();
    before(function () {
      const missing = missingForLoops(mkfs[0]);
      if (missing !== null) skipBecause(this, missing);
      try {
        loop = mountLoop(mkfs, size);
      } catch (error) {
        const { stderr = '' } = error as { stderr?: string };
        if (/unknown filesystem|not supported|wrong fs type/i.test(stderr))
          skipBecause(this, `this kernel mounts no ${name}`);
        throw error;
      }
      fs.mkdirSync(`${loop.mountPoint}/full/sub`, { recursive: true });
      fs.writeFileSync(`${loop.mountPoint}/full/file`, '');
      fs.mkdirSync(`${loop.mountPoint}/empty`);
      fs.mkdirSync(`${loop.mountPoint}/closed/inner`, { recursive: true, mode: 0o710 });
    });
    after(() => loop?.close());

    const at = (path: string): string => loop.mountPoint + path;

    it('tells d_type truly, and the features', async () => {
      for (const path of ['', '/full', '/full/file', '/empty', '/closed']) {
        const answer = await live.filesystem(at(path));
        expect(answer, path).to.deep.include({ magic, dType, ext, xfs });
        expect(answer?.dTypeEvidence).to.match(dType ? /^types are there: / : /^types are missing: /);
        expect(answer?.device).to.equal((await live.stat(at(path)))?.device);
      }
    });
    it('agrees with getdents64, in what Node shows as well', async function () {
      const native = loadNative();
      if (!native) return skipBecause(this, 'koffi is not installed: npm install');
      const touch = createTouch(fs);
      // So large that its entries are taken one by one.
      fs.mkdirSync(at('/many'));
      for (let count = 0; count < 1200; count++) fs.writeFileSync(at(`/many/${String(count).padStart(250, '0')}`), '');
      expect(fs.statSync(at('/many')).size).to.be.above(256 * 1024);
      // A name that is no UTF-8, which Node cannot ask for.
      fs.mkdirSync(at('/odd'));
      fs.writeFileSync(Buffer.concat([Buffer.from(at('/odd/')), Buffer.from([0x78, 0xff])]), '');
      for (const path of ['', '/full', '/closed', '/many', '/odd']) {
        expect(native.entryTypes(at(path), 1000).untyped).to.equal(!dType);
        expect(touch.entryTypes(at(path), 1000)).to.deep.include({ untyped: !dType, consistent: true });
      }
      if (dType) expect(native.entryTypes(at('/full'), 1000).seen).to.equal(2);
      expect(native.entryTypes(at('/empty'), 1000).seen).to.equal(0);
      const flags = native.xfsFlags(loop.mountPoint);
      expect(flags === null ? null : { version: flags & 0x8000 ? 5 : 4, ftype: (flags & 0x10000) !== 0 }).to.deep.equal(
        xfs,
      );
    });
    it('says the same to an ordinary user, or that it cannot tell', async () => {
      const paths = ['', '/full', '/full/file', '/empty', '/closed', '/closed/inner'].map(at);
      const [asRoot, asNobody] = [await askAs('0', paths), await askAs(nobody, paths)];
      for (const [index, path] of paths.entries()) {
        const mine = asNobody[index]!;
        if ('unknown' in mine) {
          expect([mine.unknown, path]).to.deep.equal(['denied', at('/closed/inner')]);
          continue;
        }
        for (const [key, value] of Object.entries(mine)) {
          if (value !== null && key !== 'dTypeEvidence')
            expect(value, `${path} ${key}`).to.deep.equal(asRoot[index]![key as 'dType']);
        }
        expect(mine.dType, path).to.equal(dType);
      }
    });
    it('does not guess where an ordinary user sees nothing of it', async () => {
      fs.chmodSync(loop.mountPoint, 0o700);
      const [answer] = await askAs(nobody, [loop.mountPoint]);
      fs.chmodSync(loop.mountPoint, 0o755);
      expect(answer?.dType).to.equal(name === 'btrfs' ? true : null);
      if (answer?.dType === null) expect(answer.dTypeEvidence).to.include('no permission to list');
    });
    it('finds another mount of the same file system', async () => {
      const other = `${loop.mountPoint}-again`;
      fs.mkdirSync(other);
      run('mount', '--bind', at('/full'), other);
      try {
        fs.chmodSync(loop.mountPoint, 0o711);
        const [answer] = await askAs(nobody, [loop.mountPoint]);
        expect(answer?.dType).to.equal(dType);
      } finally {
        fs.chmodSync(loop.mountPoint, 0o755);
        run('umount', '-l', other);
        fs.rmdirSync(other);
      }
    });
  });
}

describe('the way to see entry types', () => {
  it('is proven for the Node that runs', async () => {
    expect(showsEntryTypes()).to.equal(true);
    expect(chooseEntryTypesReader(createTouch(fs).entryTypes)).to.deep.include({ name: 'directory entries' });
  });
  it('is the kernel\u2019s own word where Node is of an unproven version, or raises a false alarm', async function () {
    if (!loadNative()) return skipBecause(this, 'koffi is not installed: npm install');
    expect(chooseEntryTypesReader(createTouch(fs).entryTypes, '99.0.0')).to.deep.include({ name: 'getdents64' });
    const alarmed = (): never => ({ seen: 1, untyped: true, consistent: true }) as never;
    expect(chooseEntryTypesReader(alarmed)).to.deep.include({ name: 'getdents64' });
  });
});

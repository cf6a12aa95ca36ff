import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { decodeExtSuperblock, extSuperblockBytes } from './ext.js';
import { decodeXfsSuperblock, xfsSuperblockBytes } from './xfs.js';

const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
const has = (program: string): boolean =>
  (environment.PATH ?? '').split(':').some(directory => fs.existsSync(`${directory}/${program}`));

/** Skips with its reason, which the reporter prints, where the program is missing. */
function needs(context: Mocha.Context, program: string, name: string): void {
  if (has(program)) return;
  Object.assign(context.runnable(), { skipReason: `there is no ${program}: apt-get install ${name}` });
  context.skip();
}

/** The start of an image that the real mkfs made. */
function startOf(home: string, program: string, options: readonly string[], size: string, length: number): Uint8Array {
  const image = path.join(home, `${[program, ...options].join('_').replaceAll('/', '')}.img`);
  fs.rmSync(image, { force: true });
  execFileSync('truncate', ['-s', size, image]);
  execFileSync(program, [...options, image], { stdio: 'ignore', env: environment });
  const bytes = new Uint8Array(length);
  const file = fs.openSync(image, 'r');
  fs.readSync(file, bytes, 0, length, 0);
  fs.closeSync(file);
  fs.rmSync(image);
  return bytes;
}

describe('superblocks that mkfs made', () => {
  let home: string;
  before(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-superblock-'));
  });
  after(() => fs.rmSync(home, { recursive: true }));

  const ext: readonly [string, readonly string[], object][] = [
    ['mkfs.ext4', ['-q'], { filetype: true, casefold: false }],
    ['mkfs.ext4', ['-q', '-O', '^filetype'], { filetype: false, casefold: false }],
    ['mkfs.ext4', ['-q', '-O', 'casefold'], { filetype: true, casefold: true }],
    ['mkfs.ext3', ['-q'], { filetype: true, casefold: false }],
    ['mkfs.ext2', ['-q'], { filetype: true, casefold: false }],
    ['mkfs.ext2', ['-q', '-O', '^filetype'], { filetype: false, casefold: false }],
    ['mkfs.ext2', ['-q', '-r', '0'], { filetype: false, casefold: false }],
  ];
  for (const [program, options, wanted] of ext) {
    it(`${program} ${options.join(' ')}`, function () {
      needs(this, program, 'e2fsprogs');
      const bytes = startOf(home, program, options, '16M', extSuperblockBytes);
      expect(decodeExtSuperblock(bytes)).to.deep.equal(wanted);
      expect(decodeXfsSuperblock(bytes)).to.equal(null);
    });
  }
  const xfs: readonly [readonly string[], object][] = [
    [['-q'], { version: 5, ftype: true }],
    [['-q', '-m', 'crc=0', '-n', 'ftype=1'], { version: 4, ftype: true }],
    [['-q', '-m', 'crc=0', '-n', 'ftype=0'], { version: 4, ftype: false }],
  ];
  for (const [options, wanted] of xfs) {
    it(`mkfs.xfs ${options.join(' ')}`, function () {
      needs(this, 'mkfs.xfs', 'xfsprogs');
      const bytes = startOf(home, 'mkfs.xfs', options, '512M', xfsSuperblockBytes);
      expect(decodeXfsSuperblock(bytes)).to.deep.equal(wanted);
      expect(decodeExtSuperblock(bytes)).to.equal(null);
    });
  }
});

describe('superblock decoders', () => {
  it('take any bytes', () => {
    const mark = (bytes: Uint8Array, at: number, magic: readonly number[]): Uint8Array => {
      const marked = new Uint8Array(bytes);
      if (at + magic.length <= marked.length) marked.set(magic, at);
      return marked;
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2100 }), bytes => {
        const ext = decodeExtSuperblock(mark(bytes, 1080, [0x53, 0xef]));
        expect(ext === null || typeof ext.filetype === 'boolean').to.equal(true);
        const xfs = decodeXfsSuperblock(mark(bytes, 0, [0x58, 0x46, 0x53, 0x42]));
        expect(xfs === null || xfs.version === 4 || xfs.version === 5).to.equal(true);
      }),
    );
  });
  it('read a view into a larger buffer', () => {
    const whole = new Uint8Array(4096);
    whole.set([0x53, 0xef], 100 + 1080);
    whole.set([2], 100 + 1024 + 96);
    expect(decodeExtSuperblock(whole.subarray(100, 100 + 2048))).to.deep.equal({ filetype: true, casefold: false });
  });
});

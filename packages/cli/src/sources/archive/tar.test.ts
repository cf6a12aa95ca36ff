import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { readTar, type TarEntry, TarError } from './tar-reader.js';
import { writeTar } from './tar-writer.js';

type Read = Readonly<Record<string, string | null>>;

function contentsOf(
  bytes: Uint8Array,
  piece = bytes.length,
): { readonly files: Read; readonly entries: readonly TarEntry[] } {
  const files: Record<string, string | null> = {};
  const entries: TarEntry[] = [];
  const reader = readTar(entry => {
    entries.push(entry);
    files[entry.name] = null;
    return entry.type === 'file' ? content => void (files[entry.name] = Buffer.from(content).toString()) : undefined;
  });
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
  return { files, entries };
}

const long = `${'directory/'.repeat(30)}file`;
const members = [
  { name: 'a', content: Buffer.from('one') },
  { name: 'd/empty', content: new Uint8Array() },
  { name: long, content: Buffer.from('long') },
  { name: 'd/gr\u00fcn', content: Buffer.from('x'.repeat(2000)) },
];
const written: Read = { a: 'one', 'd/empty': '', [long]: 'long', 'd/gr\u00fcn': 'x'.repeat(2000) };

describe('tar archives', () => {
  let home: string;
  before(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-tar-'))));
  after(() => fs.rmSync(home, { recursive: true }));

  it('are read as they were written, in whatever pieces', () => {
    const bytes = writeTar(members);
    for (const piece of [bytes.length, 1, 100, 511, 512, 513])
      expect(contentsOf(bytes, piece).files).to.deep.equal(written);
  });
  it('are read by tar', () => {
    fs.writeFileSync(`${home}/ours.tar`, writeTar(members));
    const shown = execFileSync('tar', ['-tf', `${home}/ours.tar`, '--quoting-style=literal']).toString();
    expect(shown.split('\n').slice(0, 3)).to.deep.equal(['a', 'd/empty', long]);
    expect(execFileSync('tar', ['-xOf', `${home}/ours.tar`, 'd/gr\u00fcn']).toString()).to.equal('x'.repeat(2000));
  });
  for (const format of ['gnu', 'pax', 'ustar', 'oldgnu', 'v7'])
    it(`are read as GNU tar writes them: ${format}`, () => {
      const root = `${home}/${format}`;
      const name = format === 'v7' || format === 'ustar' ? 'file' : `${'n'.repeat(120)}/${'m'.repeat(150)}`;
      fs.mkdirSync(path.dirname(`${root}/${name}`), { recursive: true });
      fs.writeFileSync(`${root}/${name}`, 'text', { mode: 0o640 });
      fs.symlinkSync('t'.repeat(format === 'v7' || format === 'ustar' ? 50 : 150), `${root}/link`);
      fs.linkSync(`${root}/${name}`, `${root}/zz-hard`);
      if (format !== 'v7') execFileSync('mkfifo', [`${root}/fifo`]);
      execFileSync('tar', ['-cf', `${home}/x.tar`, `--format=${format}`, '--sort=name', '-C', root, '.']);
      const { files, entries } = contentsOf(fs.readFileSync(`${home}/x.tar`), 700);
      const of = (wanted: string): TarEntry | undefined => entries.find(entry => entry.name === wanted);
      const stats = fs.statSync(`${root}/${name}`);
      // Of two names the first in order has the content.
      expect(files[name] ?? files['zz-hard']).to.equal('text');
      expect(of('link')).to.include({ type: 'symlink', target: fs.readlinkSync(`${root}/link`) });
      expect(of('fifo')?.type ?? 'fifo').to.equal('fifo');
      expect(entries.filter(({ type }) => type === 'hardlink')).to.have.length(1);
      const file = entries.find(({ type }) => type === 'file');
      expect(file).to.include({ mode: 0o640, uid: stats.uid, gid: stats.gid, sizeBytes: 4 });
      expect(Math.floor((file?.modifiedMs ?? 0) / 1000)).to.equal(Math.floor(stats.mtimeMs / 1000));
      expect(of('')?.type).to.equal('directory');
    });
  it('are read where a long name is cut off after a slash', () => {
    const name = `${'d'.repeat(97)}/file`;
    fs.mkdirSync(`${home}/${name.slice(0, 97)}`);
    fs.writeFileSync(`${home}/${name}`, 'text');
    execFileSync('tar', ['-cf', `${home}/x.tar`, '--format=gnu', '-C', home, `./${name}`]);
    expect(contentsOf(fs.readFileSync(`${home}/x.tar`), 700).files[name]).to.equal('text');
  });
  it('say where they are damaged', () => {
    const bytes = writeTar(members);
    const broken = (change: (bytes: Uint8Array) => Uint8Array): string => {
      try {
        contentsOf(change(Uint8Array.from(bytes)));
      } catch (error) {
        expect(error).to.be.instanceOf(TarError);
        return (error as Error).message;
      }
      throw new Error('taken');
    };
    expect(broken(all => all.subarray(0, 700))).to.include('cut off');
    expect(broken(() => new Uint8Array(0))).to.include('no tar archive');
    expect(broken(() => Buffer.from('x'.repeat(512)))).to.include('no tar archive');
    expect(broken(all => (all.fill(1, 1024, 1500), all))).to.include('checksum');
  });
  it('are read or refused, whatever their bytes', () => {
    const good = writeTar(members);
    const tried = (bytes: Uint8Array): void => {
      try {
        contentsOf(bytes, 600);
      } catch (error) {
        if (!(error instanceof TarError)) throw error;
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), tried));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 30 }), (at, noise) => {
        const bytes = Uint8Array.from(good);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        tried(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

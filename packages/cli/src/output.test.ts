import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { regularFile, writeOutput } from './output.js';
import { isExpected } from './usage-error.js';

const isRoot = process.getuid?.() === 0;

describe('files that are written', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const textOf = (name: string): string => readFileSync(at(name), 'utf8');
  const complaint = (file: string, text = 'new'): string => {
    try {
      writeOutput(folder, file, text);
    } catch (error) {
      expect(isExpected(error)).to.equal(true);
      return (error as Error).message;
    }
    return '';
  };

  beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostlint-output-')))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are there whole, and nothing beside them', () => {
    writeOutput(folder, 'a.json', 'new\n');
    writeOutput('/', at('b.bin'), new Uint8Array([0, 255]));
    expect(textOf('a.json')).to.equal('new\n');
    expect([...readFileSync(at('b.bin'))]).to.deep.equal([0, 255]);
    expect(readdirSync(folder)).to.deep.equal(['a.json', 'b.bin']);
  });

  it('have the rights that the user gives to new files', () => {
    const before = process.umask(0o027);
    try {
      writeOutput(folder, 'a', 'x');
    } finally {
      process.umask(before);
    }
    expect(statSync(at('a')).mode & 0o777).to.equal(0o640);
  });

  it('take the place of a file and keep its mode and owner', () => {
    writeFileSync(at('a'), 'old and longer');
    chmodSync(at('a'), 0o604);
    if (isRoot) chownSync(at('a'), 1234, 1235);
    const { ino } = statSync(at('a'));
    writeOutput(folder, 'a', 'new');
    const after = statSync(at('a'));
    expect(textOf('a')).to.equal('new');
    expect(after.mode & 0o7777).to.equal(0o604);
    if (isRoot) expect([after.uid, after.gid]).to.deep.equal([1234, 1235]);
    // A reader that had it open still has all of the old one.
    expect(after.ino).not.to.equal(ino);
  });

  it('are those that links name, also through several and where nothing is yet', () => {
    mkdirSync(at('real'));
    symlinkSync('real', at('folder'));
    symlinkSync('folder/a', at('link'));
    symlinkSync('link', at('again'));
    writeOutput(folder, 'again', 'first');
    expect(textOf('real/a')).to.equal('first');
    writeOutput(folder, 'again', 'second');
    expect(textOf('real/a')).to.equal('second');
    expect(readdirSync(at('real'))).to.deep.equal(['a']);
    expect(regularFile(folder, 'again')).to.equal(at('real/a'));
    expect(regularFile(folder, 'real/../folder/a')).to.equal(at('real/a'));
  });

  it('may be no regular ones', () => {
    expect(regularFile(folder, '/dev/null')).to.equal(undefined);
    expect(regularFile(folder, '/dev/stdout')).to.equal(undefined);
    expect(complaint('/dev/null')).to.equal('');
    symlinkSync('/dev/stderr', at('link'));
    expect(regularFile(folder, 'link')).to.equal(undefined);
  });

  it('complain of a directory that is not there, with the command that makes it', () => {
    expect(complaint("no where/it's/a")).to.equal(
      `cannot write "no where/it's/a": there is no directory "${at("no where/it's")}"; create it first: mkdir -p '${folder}/no where/it'\\''s'`,
    );
    expect(complaint('none/a')).to.match(/create it first: mkdir -p \/\S+none$/);
  });

  it('complain of directories, of files in the way, and of links that go round', () => {
    mkdirSync(at('d'));
    writeFileSync(at('f'), '');
    symlinkSync('y', at('x'));
    symlinkSync('x', at('y'));
    expect(complaint('d')).to.contain('it is a directory; name a file in it');
    expect(complaint('new/')).to.contain('it is a directory; name a file in it');
    expect(complaint('f/a')).to.contain('is no directory');
    expect(complaint('x')).to.contain('lead round in a circle');
    expect(readdirSync(folder)).to.deep.equal(['d', 'f', 'x', 'y']);
  });

  it('complain of a disk that is full', () => expect(complaint('/dev/full')).to.contain('no space is left there'));
});

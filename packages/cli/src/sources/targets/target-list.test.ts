import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { expandGlob } from './glob.js';
import { isManyLines, snapshotLines } from './snapshot-lines.js';
import { listTargets, type TargetList } from './target-list.js';

const snapshot = '{"hostlintSnapshot":1,"source":"live","answers":{}}';

describe('the targets of a command line', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'hostlint-targets-'));
    fs.mkdirSync(join(folder, 'fleet/deep/down'), { recursive: true });
    fs.mkdirSync(join(folder, 'flat'));
    fs.mkdirSync(join(folder, 'root/etc'), { recursive: true });
    fs.mkdirSync(join(folder, 'notes'));
    for (const name of [
      'fleet/b.json',
      'fleet/a.json',
      'fleet/deep/down/c.json',
      'flat/b.json',
      'flat/a.json',
      'flat/.x',
    ])
      fs.writeFileSync(join(folder, name), snapshot);
    fs.writeFileSync(join(folder, 'notes/read.me'), 'hello');
    fs.writeFileSync(join(folder, 'lines.ndjson'), `${snapshot}\n\n${snapshot}\n`);
    fs.writeFileSync(join(folder, 'line.ndjson'), `${snapshot}\n`);
    fs.writeFileSync(join(folder, 'literal[1].json'), snapshot);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const list = (...words: readonly string[]): Promise<TargetList> =>
    listTargets(words, { workingDirectory: folder, stdin: undefined, meanings: ['--format', 'diff'] });
  const names = async (...words: readonly string[]): Promise<readonly string[]> => {
    const found = await list(...words);
    return 'one' in found ? [found.one] : found.files.map(({ name }) => name);
  };
  const fault = (...words: readonly string[]): Promise<string> =>
    list(...words).then(
      () => 'none',
      (error: Error) => error.message,
    );

  it('are what globs match, sorted', async () => {
    expect(await names('fleet/*.json')).to.deep.equal(['fleet/a.json', 'fleet/b.json']);
    expect(await names('fleet/**/*.json')).to.deep.equal(['fleet/a.json', 'fleet/b.json', 'fleet/deep/down/c.json']);
    expect(await names('./f{leet,lat}/a*')).to.have.members(['fleet/a.json', 'flat/a.json']);
    expect(expandGlob(`${folder}/flat/?.json`, '/')).to.deep.equal([`${folder}/flat/a.json`, `${folder}/flat/b.json`]);
  });

  it('are files of a name that looks like a glob, where there are some', async () => {
    expect(await names('literal[1].json')).to.deep.equal(['literal[1].json']);
  });

  it('are each once', async () => {
    expect(await names('fleet/a.json', 'fleet/*')).to.deep.equal(['fleet/a.json', 'fleet/b.json', 'fleet/deep']);
  });

  it('are the files of a directory that holds snapshots and nothing else', async () => {
    expect(await names('flat')).to.deep.equal(['flat/a.json', 'flat/b.json']);
    expect(await names('flat/')).to.deep.equal(['flat/a.json', 'flat/b.json']);
    for (const other of ['fleet', 'root', 'notes']) expect(await names(other)).to.deep.equal([other]);
  });

  it('are the lines of a file that has several', async () => {
    const found = await list('lines.ndjson');
    if (!('lines' in found)) throw new Error('one host');
    const all: string[] = [];
    for (const open of found.lines) for await (const { name } of open()) all.push(name);
    expect(all).to.deep.equal(['lines.ndjson:1', 'lines.ndjson:3']);
    expect(await names('line.ndjson')).to.deep.equal(['line.ndjson']);
  });

  it('are no part of the command line that lost its dashes', async () => {
    expect(await fault('fleet/a.json', 'format')).to.match(/did you mean "--format"/);
    expect(await fault('fleet/a.json', 'dif')).to.match(/did you mean "diff"/);
    expect(await fault('-', '-')).to.match(/once/);
    expect(await fault('fleet/*.tar')).to.match(/matches no file/);
  });

  it('may be away where they are named as files are: that is told of them alone', async () => {
    expect(await names('fleet/a.json', 'fleet/gone.json')).to.have.length(2);
  });
});

describe('snapshots of one line each', () => {
  const pieces = async function* (text: string, size: number): AsyncIterable<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
  };
  const linesOf = async (text: string, size: number): Promise<readonly string[]> => {
    const found = await isManyLines(pieces(text, size));
    const all: string[] = [];
    for await (const { name, line } of snapshotLines(found.all, 'x', found.many))
      all.push(`${name} ${Buffer.from(line ?? []).toString()}`);
    return all;
  };

  for (const size of [1, 7, 1000]) {
    it(`are told from one snapshot in pieces of ${size} bytes`, async () => {
      expect(await linesOf('{"a":1}\n{"b":2}\n', size)).to.deep.equal(['x:1 {"a":1}', 'x:2 {"b":2}']);
      expect(await linesOf('{"a":1}\r\n\n{"b":2}', size)).to.deep.equal(['x:1 {"a":1}\r', 'x:3 {"b":2}']);
      expect(await linesOf('{"a":1}\n', size)).to.deep.equal(['x {"a":1}\n']);
      expect(await linesOf('{\n "a":{\n}}\n', size)).to.deep.equal(['x {\n "a":{\n}}\n']);
      expect(await linesOf('hello\n{"a":1}\n', size)).to.deep.equal(['x hello\n{"a":1}\n']);
      expect(await linesOf('', size)).to.deep.equal([]);
    });
  }
});

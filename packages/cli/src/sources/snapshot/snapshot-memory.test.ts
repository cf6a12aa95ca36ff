import { type HostSource, isUnknowable } from '@hostlint/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { writeTar } from '../archive/tar-writer.js';
import { isTargetError } from '../target-error.js';
import { openArchive } from './archive.js';
import { createSnapshotMemory, type SnapshotMemory } from './snapshot-memory.js';

const encoder = new TextEncoder();

const numbers = (inode: number): string =>
  `"size":12,"device":"8:1","inode":${inode},"links":1,"modified":1795569254531.7693,"changed":1795569254531`;
const lines = (inode: number, free: number): readonly string[] => [
  `{"path":"/","type":"directory","mode":"0755","uid":0,"gid":0,${numbers(inode)}}`,
  `{"path":"/etc","type":"directory","mode":"0755","uid":0,"gid":0,${numbers(inode + 1)}}`,
  `{"path":"/etc/hostname","type":"file","mode":"0644","uid":0,"gid":0,${numbers(inode + 2)}}`,
  `{"path":"/etc/os","type":"symlink","mode":"0777","uid":0,"gid":0,${numbers(inode + 3)},"target":"/etc/hostname"}`,
  '{"path":"/etc/none","absent":true}',
  '{"list":"/etc","names":["hostname","os"],"complete":true}',
  '{"read":"/etc/os","unknown":"denied","message":"no"}',
  `{"filesystem":"/","magic":61267,"blockSize":4096,"blocks":100,"blocksFree":${free},"device":"8:1","mount":true}`,
  '{"run":["uname","-r"],"code":0,"at":"hostlint/commands/1"}',
];

function snapshot(text: string, hostname = 'web-1'): Uint8Array {
  const head = { hostlintSnapshot: 2, source: 'live', label: hostname, takenAt: '', by: '', redaction: 'none' };
  return writeTar(
    Object.entries({
      'hostlint/snapshot.json': JSON.stringify(head),
      'root/etc/hostname': `${hostname}\n`,
      'hostlint/commands/1': '6.1.0\n',
      'hostlint/answers.ndjson': text,
      'hostlint/end': '',
    }).map(([name, content]) => ({ name, content: encoder.encode(content) })),
  );
}

const paths = ['/', '/etc', '/etc/hostname', '/etc/os', '/etc/none', '/etc/other', '/var', '/x'];

/** All that a source says, or why it is none. */
async function said(bytes: Uint8Array, memory?: SnapshotMemory): Promise<string> {
  let source: HostSource;
  try {
    source = openArchive(bytes, 'x', memory).source;
  } catch (error) {
    if (!isTargetError(error)) throw error;
    return error.message;
  }
  const answers: unknown[] = [source.label];
  const ask = async (question: () => Promise<unknown>): Promise<void> => {
    try {
      answers.push(await question());
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      answers.push(error.reason, error.message);
    }
  };
  for (const path of paths) {
    await ask(() => source.stat(path));
    await ask(async () => ({ ...(await source.stat(path, { follow: false })) }));
    await ask(() => source.list(path));
    await ask(() => source.realpath(path));
    await ask(async () => String(await source.read(path)));
    await ask(() => source.filesystem(path));
  }
  await ask(() => source.run(['uname', '-r']));
  return JSON.stringify(answers, null, 1);
}

const isSaidAlike = async (bytes: Uint8Array, memory: SnapshotMemory): Promise<void> => {
  const alone = await said(bytes);
  expect(await said(bytes, memory)).to.equal(alone);
};

describe('what is remembered of snapshots', () => {
  it('changes nothing that the next one says', async () => {
    const memory = createSnapshotMemory();
    for (const at of [0, 1, 2, 1]) {
      await isSaidAlike(snapshot(lines(1000 * at, 50 + at).join('\n'), `web-${at}`), memory);
      await isSaidAlike(snapshot([...lines(7, at).slice(at), ''].join('\n')), memory);
    }
  });

  it('is one likeness for hosts that differ in numbers and contents alone', () => {
    const memory = createSnapshotMemory();
    const likeness = (bytes: Uint8Array): unknown => openArchive(bytes, 'x', memory).source.likeness;
    const first = likeness(snapshot(lines(1, 1).join('\n')));
    expect(first).to.be.an('object');
    expect(likeness(snapshot(lines(500, 9).join('\n'), 'web-2'))).to.equal(first);
    const other = lines(1, 1).map(line => line.replace('"0644"', '"0600"'));
    expect(likeness(snapshot(other.join('\n')))).to.not.equal(first);
    expect(likeness(snapshot(lines(1, 1).slice(0, 2).join('\n')))).to.equal(undefined);
  });

  it('says what is wrong with a line as if it were the first snapshot', async () => {
    const memory = createSnapshotMemory();
    await said(snapshot(lines(1, 1).join('\n')), memory);
    const broken = [
      (line: string) => line.replace('"inode":', '"inode":-'),
      (line: string) => line.replace('"links":1', '"links":01'),
      (line: string) => line.replace('"size":12', '"size":"12"'),
      (line: string) => line.replace('"device":"8:1"', '"device":"8:1:1"'),
      (line: string) => line.replace('"changed":', '"changed":1e999,"x":'),
      (line: string) => line.replace('"size":12', '"size":12,"path":"/x"'),
      (line: string) => `${line}x`,
      (line: string) => line.replace('{"filesystem":"/"', '{"filesystem":"/","path":"/x"'),
    ];
    for (const breakIt of broken) {
      for (const [at] of lines(1, 1).entries())
        await isSaidAlike(
          snapshot(
            lines(9, 9)
              .map((line, index) => (index === at ? breakIt(line) : line))
              .join('\n'),
          ),
          memory,
        );
    }
  });

  it('takes and refuses the same, whatever the bytes', async () => {
    const memory = createSnapshotMemory();
    const text = lines(10, 10).join('\n');
    await said(snapshot(text), memory);
    const piece = fc.constantFrom(
      '0',
      '1',
      '.',
      '-',
      'e',
      '"',
      ',',
      '{',
      '}',
      '\\',
      '\n',
      ' ',
      'é',
      '"size":',
      '"path":"/x",',
      'null',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(3), fc.array(piece, { maxLength: 3 }), async (at, less, more) => {
        await isSaidAlike(snapshot(text.slice(0, at) + more.join('') + text.slice(at + less)), memory);
      }),
      { numRuns: 1000 },
    );
  });
});

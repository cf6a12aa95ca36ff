import { memorySource, sourceContract, cannotTell } from '@hostlint/core/testing';
import { type HostSource, isUnknowable } from '@hostlint/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { writeTar } from '../archive/tar-writer.js';
import { isTargetError } from '../target-error.js';
import { openArchive } from './archive.js';
import { recordTree } from './record-tree.js';
import { writeArchive } from './write-archive.js';

const head = {
  source: 'live',
  label: 'web-1',
  takenAt: '2026-11-24T12:00:00Z',
  by: 'test',
  redaction: 'none',
} as const;
const asIs = { head, redact: (_: string, bytes: Uint8Array): Uint8Array => bytes };

/** A source that records the first time and answers from the snapshot the second time. */
function throughSnapshot(host: HostSource): HostSource {
  const again = async <T>(ask: (source: HostSource) => Promise<T>): Promise<T> => {
    const recording = recordTree(host);
    await ask(recording.source).catch(() => undefined);
    return ask(openArchive(writeArchive(recording, asIs), 'test').source);
  };
  return {
    kind: host.kind,
    read: (path, options) => again(source => source.read(path, options)),
    list: (path, options) => again(source => source.list(path, options)),
    stat: (path, options) => again(source => source.stat(path, options)),
    realpath: path => again(source => source.realpath(path)),
    filesystem: path => again(source => source.filesystem(path)),
    run: command => again(source => source.run(command)),
    get: (socket, path) => again(source => source.get(socket, path)),
    probe: (name, path) => again(source => source.probe(name, path)),
  };
}

sourceContract('snapshot', async tree => ({ source: throughSnapshot(memorySource({ files: tree })) }));

const filesystem = {
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1,
  blocksFree: 1,
  blocksAvailable: 1,
  inodes: 1,
  inodesFree: 1,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
};

describe('a snapshot', () => {
  const host = memorySource({
    files: {
      '/text': 'gr\u00fcn',
      '/bytes': new Uint8Array([0xff, 0]),
      '/no': null,
      '/closed': cannotTell('denied'),
      '/d/a': 'a',
      '/d/b': 'b',
      '/link': { link: 'd' },
      '/lost': { link: 'nowhere' },
    },
    filesystems: { '/d': filesystem, '/': cannotTell('timed-out') },
    commands: {
      'dockerd --version': { stdout: 'Docker version 28.5.2', stderr: 'warning' },
      'rpm -qa': cannotTell('denied'),
    },
    sockets: { '/run/docker.sock /info': '{}' },
    probes: { 'overlay-mount /d': { works: false, detail: 'invalid argument' } },
  });
  const ask = async (source: HostSource): Promise<unknown[]> => {
    const answers = await Promise.allSettled([
      source.read('/text'),
      source.read('/bytes'),
      source.read('/no'),
      source.read('/no/below'),
      source.read('/closed'),
      source.read('/closed/below'),
      source.read('/link/a'),
      source.read('/lost'),
      source.read('/d'),
      source.list('/d', { limit: 1 }),
      source.list('/link'),
      source.list('/text'),
      source.stat('/link'),
      source.stat('/link', { follow: false }),
      source.stat('/link/b'),
      source.realpath('/link/../text'),
      source.filesystem('/link'),
      source.filesystem('/'),
      source.filesystem('/no'),
      source.run(['dockerd', '--version']),
      source.run(['rpm', '-qa']),
      source.run(['no-such']),
      source.get('/run/docker.sock', '/info'),
      source.probe('overlay-mount', '/d'),
    ]);
    return answers.map(answer =>
      answer.status === 'fulfilled' ? answer.value : [answer.reason.reason, answer.reason.message],
    );
  };
  const taken = async (): Promise<Uint8Array> => {
    const recording = recordTree(host);
    await ask(recording.source);
    return writeArchive(recording, asIs);
  };

  it('answers what the host answered, absent and unknown included', async () => {
    const recording = recordTree(host);
    const answers = await ask(recording.source);
    const replay = openArchive(writeArchive(recording, asIs), 'test');
    expect(replay.source.kind).to.equal('live');
    expect(replay.source.label).to.equal('web-1');
    expect(JSON.stringify(await ask(replay.source), null, 1)).to.equal(JSON.stringify(answers, null, 1));
  });
  it('has the same bytes whatever the order of the questions, and when it is taken of a snapshot', async () => {
    const bytes = await taken();
    const recording = recordTree(openArchive(bytes, 'test').source);
    await recording.source.probe('overlay-mount', '/d');
    await ask(recording.source);
    expect(Buffer.from(writeArchive(recording, asIs)).toString()).to.equal(Buffer.from(bytes).toString());
  });
  it('does not know what was not looked at', async () => {
    const { source } = openArchive(await taken(), 'test');
    const reasons = await Promise.all(
      [
        source.read('/other'),
        source.list('/'),
        source.stat('/d/c/e'),
        source.run(['dockerd', 'x']),
        source.filesystem('/d/a'),
      ].map(answer => answer.catch((error: unknown) => (isUnknowable(error) ? error.reason : error))),
    );
    expect(reasons).to.deep.equal(['not-captured', 'not-captured', undefined, 'not-captured', 'not-captured']);
  });

  const refusal = (bytes: Uint8Array): string => {
    try {
      openArchive(bytes, 'x');
    } catch (error) {
      expect(isTargetError(error), String(error)).to.equal(true);
      return (error as Error).message;
    }
    throw new Error('taken');
  };
  const made = (answers: string, snapshot: unknown = { hostlintSnapshot: 2, ...head }, end = true): Uint8Array =>
    writeTar([
      { name: 'hostlint/snapshot.json', content: Buffer.from(JSON.stringify(snapshot)) },
      { name: 'hostlint/answers.ndjson', content: Buffer.from(answers) },
      ...(end ? [{ name: 'hostlint/end', content: new Uint8Array() }] : []),
    ]);

  it('is refused with what is wrong and where', () => {
    expect(refusal(made('', undefined, false))).to.include('cut off');
    expect(refusal(made('{"path":"/a","absent":true}\n{'))).to.include('line 2');
    expect(refusal(made('{"path":"a","absent":true}'))).to.include('line 1: "path"');
    expect(refusal(made('{"path":"/a","type":"x"}'))).to.include('"type"');
    expect(refusal(made('{"path":"/a","unknown":"toString"}'))).to.include('"unknown"');
    expect(refusal(made('{"list":"/a","names":["../b"],"complete":true}'))).to.include('"names"');
    expect(refusal(made('[]'))).to.include('no JSON object');
    expect(refusal(made('', { ...head, hostlintSnapshot: 3 }))).to.include('install a newer hostlint');
    expect(refusal(made('', { ...head, hostlintSnapshot: 2, source: 'x' }))).to.include('"source"');
    expect(refusal(writeTar([{ name: 'etc/passwd', content: new Uint8Array() }]))).to.include('first member');
  });
  it('lets be what a later version may say', async () => {
    const { source } = openArchive(made('{"later":1}\n{"path":"/a","absent":true,"more":1}\n'), 'x');
    expect(await source.read('/a')).to.equal(undefined);
  });
  it('tells a file system by the mount that a path lies on, and by its superblock', async () => {
    const superblock = new Uint8Array(4096);
    const view = new DataView(superblock.buffer);
    view.setUint16(1024 + 56, 0xef53, true);
    view.setUint32(1024 + 96, 0x2, true);
    const mount = {
      magic: 0xef53,
      blockSize: 4096,
      blocks: 9,
      blocksFree: 1,
      blocksAvailable: 1,
      inodes: 1,
      inodesFree: 1,
    };
    const stat = {
      type: 'directory',
      mode: '0755',
      uid: 0,
      gid: 0,
      size: 0,
      inode: 1,
      links: 1,
      modified: 0,
      changed: 0,
    };
    const lines = [
      { filesystem: '/', ...mount, device: 2049, mount: true, superblock: 'hostlint/superblocks/1' },
      { filesystem: '/data', ...mount, blocks: 7, device: 2050, mount: true },
      { path: '/var/lib/docker', ...stat, device: 2049 },
      { path: '/data/docker', ...stat, device: '8:2' },
      { path: '/data/other', ...stat, device: '8:3' },
      { path: '/var/time', ...stat, modified: '2026-11-24 21:43:52.250000000 +0000' },
    ];
    const bytes = writeTar([
      { name: 'hostlint/snapshot.json', content: Buffer.from(JSON.stringify({ hostlintSnapshot: 2, ...head })) },
      { name: 'hostlint/superblocks/1', content: superblock },
      { name: 'hostlint/answers.ndjson', content: Buffer.from(lines.map(line => JSON.stringify(line)).join('\n')) },
      { name: 'hostlint/end', content: new Uint8Array() },
    ]);
    const { source } = openArchive(bytes, 'x');
    expect(await source.filesystem('/var/lib/docker')).to.include({ blocks: 9, device: '8:1', dType: true });
    expect(await source.filesystem('/data/docker')).to.include({ blocks: 7, dType: null });
    expect(await source.filesystem('/data/other').catch((error: { reason: string }) => error.reason)).to.equal(
      'not-captured',
    );
    expect((await source.stat('/var/time'))?.modifiedMs).to.equal(Date.UTC(2026, 10, 24, 21, 43, 52, 250));
  });
  it('is taken or refused, whatever its bytes', async () => {
    const good = await taken();
    const tried = (bytes: Uint8Array): void => {
      try {
        openArchive(bytes, 'x');
      } catch (error) {
        if (!isTargetError(error)) throw error;
      }
    };
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 20 }), (at, noise) => {
        const bytes = Uint8Array.from(good);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        tried(bytes);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.json(), line => tried(made(line))));
  });
});

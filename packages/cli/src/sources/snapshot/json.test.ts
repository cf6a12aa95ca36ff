import { type HostSource, isUnknowable } from '@hostlint/core';
import { cannotTell, type MemoryHost, memorySource, sourceContract } from '@hostlint/core/testing';
import { expect } from 'chai';
import fc from 'fast-check';
import { recordSource } from './recording.js';
import { openSnapshot } from './json.js';
import { TargetError } from '../target-error.js';

/** Each question goes to a recording first and is then answered by a replay of all that was recorded so far. */
function throughSnapshot(host: MemoryHost): HostSource {
  const recording = recordSource(memorySource(host));
  return new Proxy(recording.source, {
    get: (source, verb: keyof HostSource) => {
      const ask = source[verb];
      if (typeof ask !== 'function') return 'snapshot';
      return async (...given: unknown[]) => {
        await (ask as (...given: unknown[]) => Promise<unknown>)(...given).catch(() => undefined);
        const replay = openSnapshot(recording.toSnapshot(), 'test')[verb] as (...given: unknown[]) => Promise<unknown>;
        return replay(...given);
      };
    },
  });
}

sourceContract('recording', async tree => ({ source: recordSource(memorySource({ files: tree })).source }));
sourceContract('snapshot', async tree => ({ source: throughSnapshot({ files: tree }) }));

const filesystem = {
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1,
  blocksFree: 1,
  blocksAvailable: 1,
  inodes: 1,
  inodesFree: 1,
  device: null,
  dType: true,
  dTypeEvidence: 'entries',
  xfs: null,
  ext: { filetype: true, casefold: false },
};

describe('a snapshot', () => {
  const host: MemoryHost = {
    files: {
      '/text': 'caf\u00e9\n',
      '/bom': '\ufeff{}',
      '/bytes': new Uint8Array([0, 255, 128]),
      '/secret': cannotTell('denied'),
    },
    filesystems: { '/': filesystem },
    commands: { 'dockerd --version': { stdout: 'Docker version 28.5.2' } },
    sockets: { '/run/docker.sock /info': '{}' },
    probes: { 'overlay-mount /': { works: false, detail: 'invalid argument' } },
  };
  const ask = async (source: HostSource): Promise<unknown[]> => {
    const questions = [
      source.read('/text'),
      source.read('/bom'),
      source.read('/bytes'),
      source.read('/bytes', { maxBytes: 2 }),
      source.read('/secret'),
      source.read('/no'),
      source.stat('/text'),
      source.filesystem('/'),
      source.run(['dockerd', '--version']),
      source.run(['dockerd --version']),
      source.get('/run/docker.sock', '/info'),
      source.probe('overlay-mount', '/'),
    ];
    const settled = await Promise.allSettled(questions);
    return settled.map(answer =>
      answer.status === 'fulfilled' ? answer.value : [answer.reason.reason, answer.reason.message],
    );
  };

  it('gives back every answer, absent and unknown included', async () => {
    const recording = recordSource(memorySource(host));
    const answers = await ask(recording.source);
    const snapshot = recording.toSnapshot();
    expect(await ask(openSnapshot(snapshot, 'test'))).to.deep.equal(answers);
    const again = recordSource(openSnapshot(snapshot, 'test'));
    await ask(again.source);
    expect(again.toSnapshot().replace('"snapshot"', '"memory"')).to.equal(snapshot);
  });
  it('has the same bytes whatever the order of the questions', async () => {
    const one = recordSource(memorySource(host));
    const other = recordSource(memorySource(host));
    await one.source.read('/text');
    await one.source.list('/');
    await other.source.list('/');
    await other.source.read('/text');
    expect(one.toSnapshot()).to.equal(other.toSnapshot());
  });
  it('does not know what was not asked', async () => {
    const replay = openSnapshot(recordSource(memorySource(host)).toSnapshot(), 'test');
    const error: unknown = await replay.read('/text').catch((error: unknown) => error);
    expect(isUnknowable(error) && error.reason).to.equal('not-captured');
  });
  it('answers a question twice with what it answered first', async () => {
    let count = 0;
    const recording = recordSource({ ...memorySource(host), list: async () => [String(++count)] });
    expect(await recording.source.list('/')).to.deep.equal(await recording.source.list('/'));
  });
});

describe('a hostile snapshot', () => {
  const refused = (text: string): string => {
    try {
      openSnapshot(text, 'x.json');
    } catch (error) {
      expect(error).to.be.instanceOf(TargetError);
      return (error as Error).message;
    }
    throw new Error(`taken: ${text}`);
  };

  it('is refused with what is wrong', () => {
    expect(refused('{')).to.include('it is not JSON');
    expect(refused('[]')).to.include('"hostlintSnapshot" is missing');
    expect(refused('{"hostlintSnapshot":2}')).to.include('install a newer hostlint');
    expect(refused('{"hostlintSnapshot":1,"source":"live","answers":{"write":{}}}')).to.include('"write"');
    expect(refused('{"hostlintSnapshot":1,"source":"live","answers":{"read":{"/x":{"value":1}}}}')).to.include(
      'read "/x"',
    );
    expect(
      refused('{"hostlintSnapshot":1,"source":"live","answers":{"stat":{"/x":{"value":{"type":"file"}}}}}'),
    ).to.include('stat');
    expect(
      refused('{"hostlintSnapshot":1,"source":"live","answers":{"read":{"/x":{"unknown":"toString","message":""}}}}'),
    ).to.include('read');
  });
  it('pollutes no prototype', async () => {
    const text = '{"hostlintSnapshot":1,"source":"live","answers":{"read":{"__proto__":{"text":"x"}},"list":{}}}';
    const replay = openSnapshot(text, 'x');
    expect(({} as { text?: string }).text).to.equal(undefined);
    const error: unknown = await replay.read('constructor').catch((error: unknown) => error);
    expect(isUnknowable(error) && error.reason).to.equal('not-captured');
    expect(refused('{"hostlintSnapshot":1,"source":"live","answers":{"__proto__":{"read":{}}}}')).to.include(
      '__proto__',
    );
  });
  it('gives an answer or a clear error for any JSON and any mutation', () => {
    const good =
      '{"hostlintSnapshot":1,"source":"live","answers":{"read":{"/x":{"text":"y"},"/z":null},"list":{"/":{"value":["a"]}}}}';
    const opens = (text: string): void => {
      try {
        openSnapshot(text, 'x');
      } catch (error) {
        expect(error).to.be.instanceOf(TargetError);
      }
    };
    fc.assert(fc.property(fc.json(), opens));
    fc.assert(fc.property(fc.json(), json => opens(`{"hostlintSnapshot":1,"source":"live","answers":${json}}`)));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 3 }), (at, text) =>
        opens(good.slice(0, at) + text + good.slice(at + 1)),
      ),
    );
  });
});

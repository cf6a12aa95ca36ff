import { expect } from 'chai';
import { UnknowableError } from './errors.js';
import { rememberAnswers } from './remembered-source.js';
import type { HostSource } from './source.js';
import { memorySource } from './testing/index.js';

const asked: string[] = [];
const host: HostSource = {
  ...memorySource({}),
  read: async path => {
    asked.push(`read ${path}`);
    if (path === '/secret') throw new UnknowableError('denied', 'no');
    return path === '/no' ? undefined : new Uint8Array(path === '/large' ? 100_000 : 1);
  },
  stat: async (path, options) => {
    asked.push(`${options?.follow === false ? 'lstat' : 'stat'} ${path}`);
    return undefined;
  },
  list: async (path, options) => {
    asked.push(`list ${path} ${options?.limit}`);
    return [];
  },
};

const questions = async (ask: (source: HostSource) => Promise<unknown>, times = 2): Promise<readonly string[]> => {
  const source = rememberAnswers(host);
  asked.length = 0;
  for (let time = 0; time < times; time++) await ask(source).catch(() => undefined);
  return [...asked];
};

describe('a source that remembers', () => {
  it('asks once, also for what is absent or unknown', async () => {
    for (const path of ['/a', '/no', '/secret'])
      expect(await questions(source => source.read(path))).to.deep.equal([`read ${path}`]);
  });

  it('keeps questions apart that differ in more than the path', async () => {
    const all = (source: HostSource): Promise<unknown> =>
      Promise.all([
        source.stat('/a'),
        source.stat('/a', { follow: false }),
        source.list('/a'),
        source.list('/a', { limit: 1 }),
        source.read('/a'),
        source.read('/a', { maxBytes: 1 }),
      ]);
    expect(await questions(all)).to.have.length(6);
  });

  it('does not keep what is large', async () => {
    expect(await questions(source => source.read('/large'))).to.have.length(2);
  });

  it('says the same of the host, and counts where the host counts', () => {
    expect(rememberAnswers(host)).to.include({ kind: 'memory', label: undefined });
    const { census, ...countless } = host;
    expect(census).to.be.a('function');
    expect(rememberAnswers(countless).census).to.equal(undefined);
  });
});

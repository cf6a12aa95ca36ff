import { expect } from 'chai';
import { UnknowableError } from './errors.js';
import { createFactStore } from './fact-store.js';
import { defineFact, maybe, type Fact, type FactResult } from './fact.js';
import { cannotTell, memorySource } from './testing/index.js';

const host = memorySource({ files: { '/etc/a': 'a\n', '/etc/b': 'b\n', '/etc/secret': cannotTell('denied') } });
const settings = { engines: { docker: '28.5' }, judged: ['docker'] };
const store = (timeoutMs = 1000, signal?: AbortSignal) => createFactStore(host, { settings, timeoutMs, signal });

const file = (name: string): Fact<boolean> =>
  defineFact({
    id: `etc/${name}`,
    summary: '',
    reads: { files: [`/etc/${name}`] },
    collect: async source => (await source.read(`/etc/${name}`)) !== undefined,
  });

function because(result: FactResult<unknown>): string {
  if (result.known) throw new Error('is known');
  return `${result.reason}: ${result.detail}`;
}

describe('fact store', () => {
  it('collects a fact once, however many want it', async () => {
    let times = 0;
    const counted = defineFact({ id: 'a/counted', summary: '', collect: async () => (times += 1) });
    const left = defineFact({
      id: 'a/left',
      summary: '',
      needs: { counted },
      collect: async (_, facts) => facts.counted,
    });
    const right = defineFact({
      id: 'a/right',
      summary: '',
      needs: { counted },
      collect: async (_, facts) => facts.counted,
    });
    const facts = store();
    await Promise.all([facts.get(left), facts.get(right), facts.get(counted)]);
    await facts.get(left);
    expect(times).to.equal(1);
  });

  it('gives a fact the settings of the run', async () => {
    const engine = defineFact({ id: 'a/engine', summary: '', collect: async (_, __, given) => given.engines.docker });
    expect(await store().get(engine)).to.deep.equal({ known: true, value: '28.5', evidence: [] });
  });

  it('takes what a fact read as its evidence, and absent files not', async () => {
    const both = defineFact({
      id: 'a/both',
      summary: '',
      reads: { files: ['/etc/a'] },
      needs: { b: file('b'), none: file('none') },
      collect: async source => (await source.read('/etc/a'))?.length,
    });
    expect(await store().get(both)).to.deep.equal({
      known: true,
      value: 2,
      evidence: [{ path: '/etc/a' }, { path: '/etc/b' }],
    });
  });

  it('hears what is asked by a verb taken out of the source, or by a copy of it', async () => {
    const out = defineFact({
      id: 'a/out',
      summary: '',
      reads: { files: ['/etc/a', '/etc/b'] },
      collect: async ({ read, ...rest }) => (await read('/etc/a'), await { ...rest, read }.read('/etc/b'))?.length,
    });
    const { evidence } = (await store().get(out)) as { evidence: readonly { path: string }[] };
    expect(evidence.map(({ path }) => path)).to.deep.equal(['/etc/a', '/etc/b']);
  });

  it('prefers the lines that a fact cites', async () => {
    const cited = defineFact({
      id: 'a/cited',
      summary: '',
      reads: { files: ['/etc/a'] },
      collect: async source => {
        await source.read('/etc/a');
        source.cite({ path: '/etc/a', line: 1, text: 'a\u001b[31m' });
      },
    });
    const result = await store().get(cited);
    expect(result.known && result.evidence).to.deep.equal([{ path: '/etc/a', line: 1, text: 'a\ufffd[31m' }]);
  });

  it('hands an unknown need on, with the id of the fact that is unknown', async () => {
    const above = defineFact({ id: 'a/above', summary: '', needs: { secret: file('secret') }, collect: async () => 1 });
    const result = await store().resolve({ above });
    expect(result).to.include({ known: false, reason: 'denied', fact: 'etc/secret' });
  });

  it('lets a fact decide about a need that may be unknown', async () => {
    const above = defineFact({
      id: 'a/above',
      summary: '',
      needs: { secret: maybe(file('secret')) },
      collect: async (_, { secret }) => secret.known,
    });
    expect(await store().get(above)).to.deep.include({ known: true, value: false });
  });

  it('bounds the time of one fact', async () => {
    const slow = defineFact({ id: 'a/slow', summary: '', collect: () => new Promise(() => {}) });
    expect(because(await store(5).get(slow))).to.equal('timed-out: "a/slow" gave no answer within 0.005 s');
  });

  it('does not count the time of the facts that a fact needs', async () => {
    const wait = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 40));
    const slow = defineFact({ id: 'a/slow', summary: '', collect: wait });
    const above = defineFact({ id: 'a/above', summary: '', needs: { slow }, collect: wait });
    expect((await store(70).get(above)).known).to.equal(true);
  });

  it('rejects with the reason of an aborted signal', async () => {
    const stop = new AbortController();
    const slow = defineFact({ id: 'a/slow', summary: '', collect: () => new Promise(() => {}) });
    const result = store(1000, stop.signal).get(slow);
    stop.abort(new Error('enough'));
    expect(await result.catch((error: unknown) => String(error))).to.equal('Error: enough');
  });

  it('rejects when the fact itself breaks, and knows errors of another copy of the engine', async () => {
    const broken = defineFact({ id: 'a/broken', summary: '', collect: async () => JSON.parse('{') as unknown });
    expect(
      await store()
        .get(broken)
        .catch((error: unknown) => (error as Error).name),
    ).to.equal('SyntaxError');
    const foreign = Object.assign(new Error('not here'), { name: 'UnknowableError', reason: 'unreachable' });
    const far = defineFact({ id: 'a/far', summary: '', collect: () => Promise.reject(foreign) });
    expect(because(await store().get(far))).to.equal('unreachable: not here');
    const own = defineFact({
      id: 'a/own',
      summary: '',
      collect: () => Promise.reject(new UnknowableError('malformed', 'torn')),
    });
    expect(because(await store().get(own))).to.equal('malformed: torn');
  });
});

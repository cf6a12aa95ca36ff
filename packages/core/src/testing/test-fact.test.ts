import { expect } from 'chai';
import { defineFact, type Fact } from '../fact.js';
import { cannotTell } from './memory-source.js';
import { testFact, type FactCase } from './test-fact.js';

const size = defineFact({
  id: 'a/size',
  summary: '',
  reads: { files: ['/etc/a'] },
  collect: async host => ({ bytes: (await host.read('/etc/a'))?.length ?? null, names: new Set(['x']) }),
});

async function complaint(
  one: Partial<FactCase<{ bytes: number | null; names: Set<string> }>>,
  fact: Fact<never> = size as never,
): Promise<string> {
  let body: () => unknown = () => {};
  const real = { describe: globalThis.describe, it: globalThis.it };
  Object.assign(globalThis, {
    describe: (_: string, inner: () => void) => inner(),
    it: (_: string, inner: () => unknown) => (body = inner),
  });
  try {
    testFact(fact, [{ name: 'a', host: { files: { '/etc/a': 'abc' } }, ...one } as never]);
    await body();
    return 'none';
  } catch (error) {
    return (error as Error).message;
  } finally {
    Object.assign(globalThis, real);
  }
}

describe('testFact', () => {
  it('compares whole values, sets included', async () => {
    expect(await complaint({ value: { names: new Set(['x']), bytes: 3 } })).to.equal('none');
    expect(await complaint({ value: { names: new Set(['y']), bytes: 3 } })).to.contain('wanted {');
  });
  it('compares the part that matters', async () => {
    expect(await complaint({ part: { bytes: 3 } })).to.equal('none');
    expect(await complaint({ part: { bytes: 4 } })).to.contain('bytes: wanted 4');
  });
  it('compares evidence', async () => {
    expect(await complaint({ part: {}, evidence: [{ path: '/etc/a' }] })).to.equal('none');
    expect(await complaint({ part: {}, evidence: [] })).to.contain('evidence: wanted []');
  });
  it('tells a value from what cannot be told', async () => {
    const host = { files: { '/etc/a': cannotTell('denied') } };
    expect(await complaint({ host, unknown: 'denied' })).to.equal('none');
    expect(await complaint({ host, unknown: 'malformed' })).to.contain('wanted unknown (malformed)');
    expect(await complaint({ host, part: {} })).to.contain('wanted a value, got unknown: denied');
    expect(await complaint({ unknown: 'denied' })).to.contain('wanted unknown (denied)');
  });
  it('breaks a fact that asks what it does not declare', async () => {
    const undeclared = defineFact({ ...size, reads: { files: ['/etc/b'], lists: ['/etc'] } });
    expect(await complaint({ part: {} }, undeclared as never)).to.equal(
      'fact "a/size" asks read /etc/a, which its "reads" do not name',
    );
    const derived = defineFact({ id: 'a/derived', summary: '', collect: host => host.stat('/etc') });
    expect(await complaint({ unknown: 'denied' } as never, derived as never)).to.equal(
      'fact "a/derived" asks stat /etc, which its "reads" do not name',
    );
  });
  it('takes the place that a declared path leads to for declared', async () => {
    const list = (path: string) =>
      defineFact({
        id: 'a/list',
        summary: '',
        reads: { lists: ['/bin'] },
        collect: async host => [await host.realpath('/bin'), (await host.list(path))?.length],
      });
    const host = { files: { '/bin': { link: 'usr/bin' }, '/usr/bin/a': '', '/usr/lib/b': '' } };
    expect(await complaint({ host, value: ['/usr/bin', 1] } as never, list('/usr/bin') as never)).to.equal('none');
    expect(await complaint({ host, part: {} } as never, list('/usr/lib') as never)).to.contain('asks list /usr/lib');
  });
  it('wants a case to want something', async () => expect(await complaint({})).to.contain('wants nothing'));
});

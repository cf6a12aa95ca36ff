import { expect } from 'chai';
import { defineFact, type Fact } from '../fact.js';
import { cannotTell } from './memory-source.js';
import { testFact, type FactCase } from './test-fact.js';

const size = defineFact({
  id: 'a/size',
  summary: '',
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
  it('wants a case to want something', async () => expect(await complaint({})).to.contain('wants nothing'));
});

import { expect } from 'chai';
import fc from 'fast-check';
import { nextNetwork, poolRanges } from './address-pools.js';
import { formatRange, overlaps, parseIpv4Range } from './ipv4-range.js';

const ranges = (...texts: readonly string[]) => texts.flatMap(text => parseIpv4Range(text) ?? []);
const next = (...taken: readonly string[]): string | undefined => {
  const network = nextNetwork(poolRanges('28.5.2', []), ranges(...taken));
  return network && formatRange(network);
};
const pool = (address: readonly number[], bits: number, size: number) => ({ address, bits, size });

describe('nextNetwork', () => {
  it('begins with 172.17.0.0/16', () => expect(next()).to.equal('172.17.0.0/16'));
  it('passes over what an address of the host touches', () =>
    expect(next('172.17.9.9/32', '172.18.0.0/15')).to.equal('172.20.0.0/16'));
  it('goes on in 192.168.0.0/16 by twentieths', () =>
    expect(next('172.16.0.0/12', '192.168.0.0/24')).to.equal('192.168.16.0/20'));
  it('has none left', () => expect(next('172.16.0.0/12', '192.168.0.0/16')).to.equal(undefined));
  it('has none left on a host whose link is everything', () => expect(next('128.0.0.0/1')).to.equal(undefined));
  it('takes configured pools as they are written before 27.0, and by address since', () => {
    const pools = [pool([10, 9, 0, 0], 16, 24), pool([10, 8, 0, 0], 16, 24)];
    const first = (version: string) => nextNetwork(poolRanges(version, pools), [])?.first;
    expect([first('26.1.5'), first('27.0.1')]).to.deep.equal([
      parseIpv4Range('10.9.0.0/24')?.first,
      parseIpv4Range('10.8.0.0/24')?.first,
    ]);
  });
  it('gives a network of the pool that nothing touches', () => {
    const cut = fc.tuple(fc.nat({ max: 2 ** 16 - 1 }), fc.integer({ min: 17, max: 32 }));
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 30 }), cuts => {
        const taken = cuts.flatMap(([offset, bits]) => ranges(`10.9.${offset >> 8}.${offset & 255}/${bits}`));
        const network = nextNetwork(poolRanges('28.5.2', [pool([10, 9, 0, 0], 16, 24)]), taken);
        const all = Array.from({ length: 256 }, (_, index) => ranges(`10.9.${index}.0/24`)).flat();
        const free = all.filter(one => !taken.some(other => overlaps(one, other)));
        expect(network?.first).to.equal(free[0]?.first);
      }),
    );
  });
  it('is quick with a pool of millions of networks', () =>
    expect(nextNetwork(poolRanges('28.5.2', [pool([10, 0, 0, 0], 8, 30)]), ranges('10.0.0.0/9'))?.first).to.equal(
      parseIpv4Range('10.128.0.0/30')?.first,
    ));
});

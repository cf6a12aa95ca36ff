import { expect } from 'chai';
import fc from 'fast-check';
import { formatRange, ipv4Range, lastOf, overlaps, parseIpv4Range } from './ipv4-range.js';

const range = (text: string) => parseIpv4Range(text) ?? expect.fail(`no range: ${text}`);

describe('an IPv4 range', () => {
  it('is the whole block of any of its addresses', () =>
    expect(formatRange(range('172.17.3.4/16'))).to.equal('172.17.0.0/16'));
  it('is none of IPv6', () => expect(parseIpv4Range('fd00::/64')).to.equal(undefined));
  it('can be everything', () => expect(lastOf(range('0.0.0.0/0'))).to.equal(2 ** 32 - 1));
  it('overlaps what it contains and what contains it', () => {
    const [net, host] = [range('192.168.0.0/20'), range('192.168.15.255/32')];
    expect([overlaps(net, host), overlaps(host, net)]).to.deep.equal([true, true]);
  });
  it('does not overlap its neighbour', () =>
    expect(overlaps(range('172.17.0.0/16'), range('172.18.0.0/16'))).to.equal(false));
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 32 }), (address, bits) => {
        const one = ipv4Range(address, bits);
        expect(parseIpv4Range(formatRange(one))).to.deep.equal(one);
        expect(address >= one.first && address <= lastOf(one)).to.equal(true);
      }),
    );
  });
});

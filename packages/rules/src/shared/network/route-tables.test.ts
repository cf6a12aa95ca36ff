import { expect } from 'chai';
import fc from 'fast-check';
import { formatRange } from './ipv4-range.js';
import { parseConnectedRanges, parseRouteTable } from './route-tables.js';

describe('parseRouteTable', () => {
  it('reads back masks of any length, of either byte order', () => {
    const address = fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }));
    const hex = (bytes: readonly number[]) =>
      bytes.map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
    fc.assert(
      fc.property(address, fc.integer({ min: 1, max: 31 }), fc.boolean(), (bytes, bits, little) => {
        const mask = [0, 1, 2, 3].map(index => (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff);
        const masked = bytes.map((byte, index) => byte & (mask[index] ?? 0));
        const written = (all: readonly number[]) => hex(little ? all.toReversed() : all);
        const [route] = parseRouteTable(`x\t${written(masked)}\t00000000\t0001\t0\t0\t0\t${written(mask)}\t0\t0\t0`);
        expect(route && formatRange(route.range)).to.equal(`${masked.join('.')}/${bits}`);
      }),
    );
  });
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => {
        parseRouteTable(text);
        parseConnectedRanges(`Main:\n${text}`);
      }),
    );
  });
});

describe('parseConnectedRanges', () => {
  it('reads the main table alone', () =>
    expect([
      ...parseConnectedRanges('Main:\n |-- 10.0.0.0\n  /8 link UNICAST\nId 200:\n |-- 11.0.0.0\n  /8 link UNICAST\n'),
    ]).to.deep.equal(['10.0.0.0/8']));
  it('takes several entries of one address apart', () =>
    expect([
      ...parseConnectedRanges('Main:\n |-- 10.0.0.0\n  /8 universe UNICAST\n  /16 link UNICAST tos=16\n'),
    ]).to.deep.equal(['10.0.0.0/16']));
});

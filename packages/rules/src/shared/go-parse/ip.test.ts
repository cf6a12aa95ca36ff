import { expect } from 'chai';
import fc from 'fast-check';
import { parseGoIp, parseNetipAddress, parsePrefix, prefixContains, type Prefix } from './ip.js';

describe('Go’s addresses', () => {
  const valid = [
    '0.0.0.0',
    '255.1.2.3',
    '::',
    '::1',
    'fe80::1',
    '1:2:3:4:5:6:7:8',
    '::ffff:1.2.3.4',
    '1::8',
    '64:ff9b::1.2.3.4',
  ];
  const wrong = [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '1.2.3.4 ',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    '1.2.3.4::',
    '::1.2.3',
    'fe80::1%eth0',
  ];

  it('are read as net.ParseIP does', () => {
    for (const text of valid) expect(parseGoIp(text), text).not.to.equal(undefined);
    for (const text of wrong) expect(parseGoIp(text), text).to.equal(undefined);
    expect(parseGoIp('1::8')).to.deep.equal([0, 1, ...Array<number>(12).fill(0), 0, 8]);
  });

  it('may have a zone for netip', () => {
    expect(parseNetipAddress('fe80::1%eth0')).not.to.equal(undefined);
    for (const text of ['fe80::1%', '1.2.3.4%eth0']) expect(parseNetipAddress(text), text).to.equal(undefined);
  });

  it('make prefixes', () => {
    for (const text of ['10.0.0.0/8', '::/0', '1.2.3.4/32']) expect(parsePrefix(text), text).not.to.equal(undefined);
    for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/', '::/129', '/8', '10.0.0.0/+8']) {
      expect(parsePrefix(text), text).to.equal(undefined);
    }
    const prefix = parsePrefix('10.1.0.0/20') as Prefix;
    expect(prefixContains(prefix, [10, 1, 15, 255])).to.equal(true);
    expect(prefixContains(prefix, [10, 1, 16, 0])).to.equal(false);
  });

  it('come back from what fast-check makes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), text => {
        expect(parseGoIp(text), text).not.to.equal(undefined);
      }),
      { numRuns: 200 },
    );
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { compareVersions } from './version-order.js';

describe('the order of versions', () => {
  // The specification's own ladder, oldest first.
  const ladder = [
    '122.1',
    '123~rc1-1',
    '123',
    '123-a',
    '123-a.1',
    '123-1',
    '123-1.1',
    '123^post1',
    '123.a-1',
    '123.1-1',
  ];
  const more = [...ladder, '123a-1', '124-1'];
  for (const [index, older] of more.entries())
    for (const newer of more.slice(index + 1))
      it(`${older} is older than ${newer}`, () => {
        expect(compareVersions(older, newer)).to.be.below(0);
        expect(compareVersions(newer, older)).to.be.above(0);
      });
  const releases = [
    ['6.1.0-9-amd64', '6.1.0-37-amd64'],
    ['5.14.0-427.el9.x86_64', '5.14.0-427.13.1.el9_4.x86_64'],
    ['6.8.5-301.fc40.x86_64', '6.10.3-200.fc40.x86_64'],
    ['abc-0-rescue', 'abc-6.8.5-301.fc40.x86_64'],
    ['6.12.117+deb13-amd64', '7.3.4+deb13-amd64'],
  ] as const;
  for (const [older, newer] of releases)
    it(`${older} is older than ${newer}`, () => expect(compareVersions(older, newer)).to.be.below(0));
  it('holds what it does not know for separators', () => {
    expect(compareVersions('123_a', '123a')).to.equal(0);
    expect(compareVersions('1_2', '1_2')).to.equal(0);
    expect(compareVersions('007', '7')).to.equal(0);
  });
  it('ends for any text, and turned around says the opposite', () => {
    const text = fc.string({ unit: fc.constantFrom(...'012ab~^.-_+ ü'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareVersions(a, b))).to.equal(-Math.sign(compareVersions(b, a)) + 0);
      }),
    );
  });
});

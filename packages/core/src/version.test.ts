import { expect } from 'chai';
import { isAtLeast, parseEngineVersion } from './version.js';

describe('parseEngineVersion', () => {
  const table = [
    ['28.5.2', '28.5.2'],
    ['v29.0.0-rc.1', '29.0.0'],
    ['20.10.24+dfsg1', '20.10.24'],
    ['28.5', '28.5'],
    ['29', '29'],
    [' 26.1.5 ', '26.1.5'],
    ['', null],
    ['latest', null],
    ['dev', null],
  ] as const;
  for (const [text, version] of table)
    it(`reads "${text}" as ${version}`, () => expect(parseEngineVersion(text)).to.equal(version));
});

describe('isAtLeast', () => {
  it('compares by number', () => {
    expect(isAtLeast('20.10.24', '20.9')).to.equal(true);
    expect(isAtLeast('9.0.0', '20.10')).to.equal(false);
  });
  it('counts the version itself', () => expect(isAtLeast('28.5.2', '28.5.2')).to.equal(true));
  it('does not let a vendor suffix count', () => expect(isAtLeast('20.10.24+dfsg1', '20.10.24')).to.equal(true));
  it('lets a release candidate count as its release', () => expect(isAtLeast('29.0.0-rc.1', '29.0.0')).to.equal(true));
  it('takes a number that is not given as the newest', () => {
    expect(isAtLeast('28.5', '28.5.2')).to.equal(true);
    expect(isAtLeast('28', '29.0')).to.equal(false);
  });
  it('refuses what is no version', () => expect(() => isAtLeast('x', '1.0')).to.throw(TypeError, '"x"'));
});

import { expect } from 'chai';
import { isFirstUserNamespace } from './first-user-namespace.js';

const cases: readonly (readonly [map: string, isFirst: boolean])[] = [
  ['         0          0 4294967295\n', true],
  ['', true],
  ['         0       1000          1\n', false],
  ['         0     100000      65536\n', false],
  ['         0          0 4294967295\n         1          1          1\n', false],
];

describe('the map of the first user namespace', () => {
  for (const [map, isFirst] of cases)
    it(`is${isFirst ? '' : ' not'} ${JSON.stringify(map)}`, () => {
      expect(isFirstUserNamespace(map)).to.equal(isFirst);
    });
});

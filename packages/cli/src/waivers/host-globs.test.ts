import { expect } from 'chai';
import { hostGlobs } from './host-globs.js';

const cases: readonly (readonly [globs: readonly string[], label: string, matches: boolean])[] = [
  [['web-1'], 'web-1', true],
  [['web-1'], 'web-10', false],
  [['web-*'], 'web-10', true],
  [['web-*', 'db-?'], 'db-1', true],
  [['{web,db}-[12]'], 'db-2', true],
  [['*'], '.hidden', true],
  [['*'], 'eu/web-1', false],
  [['**'], 'eu/web-1', true],
  [['!db-*'], 'web-1', true],
  [['!db-*'], 'db-1', false],
  [['web-*', '!web-3'], 'web-3', false],
  [['web-*', '!web-3'], 'db-1', false],
];

describe('globs on labels', () => {
  for (const [globs, label, matches] of cases) {
    it(`${globs.join(' and ')} ${matches ? 'match' : 'do not match'} ${label}`, () =>
      expect(hostGlobs(globs)(label)).to.equal(matches));
  }
  for (const glob of ['', 'web-[1', 'web-{1,2', 'x'.repeat(501)]) {
    it(`refuses "${glob.slice(0, 10)}"`, () => expect(() => hostGlobs([glob])).to.throw());
  }
});

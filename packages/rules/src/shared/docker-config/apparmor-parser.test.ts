import { expect } from 'chai';
import { withoutApparmorParser } from './apparmor-parser.js';

describe('dockerd without apparmor_parser', () => {
  const rows = [
    ['20.10.24', '20.10.24', 'unconfined'],
    ['20.10.24', '20.10.24+dfsg1', 'refuses'],
    ['20.10.5', '20.10.5+dfsg1', 'unclear'],
    ['23.0.1', '23.0.1', 'refuses'],
    ['23.0.2', '23.0.2', 'unconfined'],
    ['26.1.5', '26.1.5+dfsg1', 'unconfined'],
    ['29.7.2', null, 'unconfined'],
  ] as const;
  for (const [version, build, wanted] of rows)
    it(`${build ?? version} is ${wanted}`, () => expect(withoutApparmorParser(version, build)).to.equal(wanted));
});

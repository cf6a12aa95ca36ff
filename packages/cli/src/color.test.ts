import { expect } from 'chai';
import { wantsColor } from './color.js';

describe('wantsColor', () => {
  const cases: readonly (readonly [
    name: string,
    flag: boolean | undefined,
    variables: Record<string, string>,
    terminal: boolean,
    wanted: boolean,
  ])[] = [
    ['a terminal', undefined, {}, true, true],
    ['no terminal', undefined, {}, false, false],
    ['a terminal that cannot', undefined, { TERM: 'dumb' }, true, false],
    ['NO_COLOR, whatever it says', undefined, { NO_COLOR: '0' }, true, false],
    ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
    ['an empty FORCE_COLOR', undefined, { FORCE_COLOR: '' }, false, false],
    ['NO_COLOR and FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--color over NO_COLOR', true, { NO_COLOR: '1' }, false, true],
    ['--no-color over FORCE_COLOR', false, { FORCE_COLOR: '1' }, true, false],
  ];
  for (const [name, flag, variables, terminal, wanted] of cases) {
    it(`${name}: ${wanted ? 'colour' : 'none'}`, () => expect(wantsColor(flag, variables, terminal)).to.equal(wanted));
  }
});

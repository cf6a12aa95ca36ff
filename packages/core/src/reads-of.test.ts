import { expect } from 'chai';
import { defineFact, maybe } from './fact.js';
import type { Reads } from './reads.js';
import { readsOf } from './reads-of.js';

const fact = (id: string, reads: Reads | undefined, needs = {}) =>
  defineFact({ id, summary: '', ...(reads && { reads }), needs, collect: async () => null });

describe('what several facts read', () => {
  it('is what each and all that they need declare, once and in order', () => {
    const far = fact('a/far', { files: ['/etc/b', { path: '/etc/c', maxBytes: 9 }], stats: ['/etc/a', '/etc/b'] });
    const near = fact('a/near', { also: [{ stats: ['/etc/d'] }] }, { far });
    const one = fact(
      'a/one',
      {
        files: ['/etc/a', { path: '/etc/c', maxBytes: 10 }],
        lists: [{ path: '/b', limit: 1 }, '/a'],
        commands: [
          ['uname', '-r'],
          ['uname', '-m'],
        ],
        trials: ['overlay-mount {configured}'],
      },
      { near: maybe(near) },
    );
    const two = fact('a/two', {
      lists: ['/b'],
      commands: [['uname', '-r']],
      filesystems: ['/'],
      sockets: ['/s /info'],
    });
    expect(readsOf([one, two, one])).to.deep.equal({
      files: [
        { path: '/etc/a', maxBytes: 4 * 1024 * 1024 },
        { path: '/etc/b', maxBytes: 4 * 1024 * 1024 },
        { path: '/etc/c', maxBytes: 10 },
      ],
      lists: [
        { path: '/a', limit: Infinity },
        { path: '/b', limit: Infinity },
      ],
      stats: ['/etc/d'],
      filesystems: ['/'],
      commands: [
        ['uname', '-m'],
        ['uname', '-r'],
      ],
      sockets: ['/s /info'],
      trials: ['overlay-mount {configured}'],
    });
  });
  it('is seldom asked where no fact asks it often', () => {
    const large = fact('a/large', { files: [{ path: '/proc/a', maxBytes: 9, seldom: true }] });
    const small = fact('a/small', { files: [{ path: '/proc/a', maxBytes: 5 }] });
    expect(readsOf([large]).files).to.deep.equal([{ path: '/proc/a', maxBytes: 9, seldom: true }]);
    expect(readsOf([large, small]).files).to.deep.equal([{ path: '/proc/a', maxBytes: 9 }]);
    expect(readsOf([small, large]).files).to.deep.equal([{ path: '/proc/a', maxBytes: 9 }]);
  });
  it('is nothing where nothing is declared', () => {
    expect(readsOf([fact('a/derived', undefined)])).to.deep.equal({
      files: [],
      lists: [],
      stats: [],
      filesystems: [],
      commands: [],
      sockets: [],
      trials: [],
    });
  });
});

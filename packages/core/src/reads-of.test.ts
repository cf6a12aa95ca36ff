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
        censuses: [],
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
      censuses: [],
    });
  });
  it('leaves out what is asked of few hosts only, unless told otherwise', () => {
    const large = fact('a/large', { files: ['/etc/a'], seldom: { files: [{ path: '/proc/a', maxBytes: 9 }] } });
    const small = fact('a/small', { also: [{ seldom: { stats: ['/b'] } }] });
    expect(readsOf([large, small]).files.map(({ path }) => path)).to.deep.equal(['/etc/a']);
    expect(readsOf([large, small]).stats).to.deep.equal([]);
    expect(readsOf([large, small], { seldom: true }).files.map(({ path }) => path)).to.deep.equal([
      '/etc/a',
      '/proc/a',
    ]);
    expect(readsOf([large, small], { seldom: true }).stats).to.deep.equal(['/b']);
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
      censuses: [],
    });
  });
});

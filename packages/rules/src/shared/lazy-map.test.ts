import { expect } from 'chai';
import { LazyMap, type EntryFormat } from './lazy-map.js';

describe('LazyMap', () => {
  const asked: string[][] = [];
  let parsed = 0;
  const entries = (text: string): Map<string, string> =>
    new Map(text.split(' ').map(word => [word.slice(0, 1), word.slice(1)]));
  const format: EntryFormat = {
    all: text => (parsed++, entries(text)),
    some: (text, names) => {
      asked.push([...names]);
      return new Map([...entries(text)].filter(([name]) => names.includes(name)));
    },
  };
  const make = (): LazyMap => {
    asked.length = parsed = 0;
    return new LazyMap('a1 b2 c3', format);
  };

  it('looks up what is asked for, and nothing twice', () => {
    const map = make();
    map.expect(['a', 'x']);
    expect([map.get('a'), map.get('x'), map.has('b'), map.has('b')]).to.deep.equal(['1', undefined, true, true]);
    expect(asked).to.deep.equal([['a', 'x'], ['b']]);
    expect(parsed).to.equal(0);
  });

  it('takes all of them in when asked for one after another', () => {
    const map = make();
    const found = [...'abcdefghijklmno'].map(name => map.get(name)).filter(value => value !== undefined);
    expect(found).to.deep.equal(['1', '2', '3']);
    expect([asked.length, parsed]).to.deep.equal([10, 1]);
  });

  it('is a whole map to who wants one', () => {
    const map = make();
    expect(map.size).to.equal(3);
    expect(map).to.deep.equal(new Map(Object.entries({ a: '1', b: '2', c: '3' })));
    expect([...map.keys()].join('') + [...map.values()].join('')).to.equal('abc123');
    expect([...make().entries(), ...new Map(make())]).to.have.length(6);
    expect(map.get('c')).to.equal('3');
  });
});

import { expect } from 'chai';
import { compareValues } from './compare-values.js';

describe('compareValues', () => {
  const samples = (): readonly unknown[] => [
    null,
    undefined,
    0,
    -0,
    NaN,
    'a',
    '0',
    1n,
    [],
    [undefined],
    ['a', ['b']],
    {},
    { a: undefined },
    { a: 1, b: 2 },
    { b: 2, a: 1 },
    Object.assign(Object.create(null) as object, { a: 1, b: 2 }),
    new Map([['a', [1]]]),
    new Map([['a', [2]]]),
    new Map<unknown, unknown>([
      ['a', { x: 1 }],
      ['b', null],
    ]),
    new Set(['a']),
    new Set(['a', 'b']),
    Uint8Array.of(1, 2),
    Uint8Array.of(1, 3),
  ];

  it('finds equal what nobody can tell apart, and nothing else', () => {
    const [some, others] = [samples(), samples()];
    for (const [at, one] of some.entries())
      for (const [index, other] of others.entries())
        expect(compareValues(one, other), `${at} and ${index}`).to.deep.equal({ equal: at === index, isPlain: true });
  });

  it('lets nothing be equal that may hide something', () => {
    class Hidden {
      readonly own = 1;
    }
    let deep: unknown = 'x';
    for (let depth = 0; depth < 60; depth++) deep = [deep];
    const hiding = [
      () => 1,
      Symbol('x'),
      new Hidden(),
      { a: new Date(0) },
      new Map([['a', () => 1]]),
      { [Symbol('x')]: 1 },
      deep,
    ];
    for (const value of hiding)
      expect(compareValues([value], [undefined])).to.deep.equal({ equal: false, isPlain: false });
  });

  it('looks at all of the first, also where the other is another thing', () => {
    const looked: string[] = [];
    const value = {
      get a() {
        looked.push('a');
        return 1;
      },
      get b() {
        looked.push('b');
        return { c: 1 };
      },
    };
    compareValues([0, value], [1, 'x']);
    compareValues([0, value], undefined);
    expect(looked).to.deep.equal(['a', 'b', 'a', 'b']);
  });
});

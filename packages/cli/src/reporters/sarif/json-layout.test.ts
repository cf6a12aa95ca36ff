import { expect } from 'chai';
import { JsonLayout } from './json-layout.js';

const whole = { a: [{ b: 'ä ]\n}', c: [] }, 'd'], e: {} };

describe('JSON of parts', () => {
  for (const space of ['', '  '] as const)
    it(`is that of the whole, indented by '${space}'`, () => {
      const layout = new JsonLayout(space);
      const texts = (depth: number): readonly string[] => whole.a.map(one => layout.value(one, depth));
      const text = layout.object({ a: layout.list(texts(2), 1), e: layout.value(whole.e, 1) }, 0);
      expect(text).to.equal(JSON.stringify(whole, null, space));
      const deeper = layout.list([layout.object({ a: layout.list(texts(3), 2), e: layout.object({}, 2) }, 1)], 0);
      expect(deeper).to.equal(JSON.stringify([whole], null, space));
      expect(layout.value(whole, 0)).to.equal(text);
    });
});

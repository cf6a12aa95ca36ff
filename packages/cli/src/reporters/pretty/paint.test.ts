import { Chalk } from 'chalk';
import { expect } from 'chai';
import { styles } from './paint.js';

interface Codes {
  readonly open: string;
  readonly close: string;
}

describe('the styles of the bundle', () => {
  it('are those in use, as chalk has them', async () => {
    const tool = new URL('../../../../../tools/lean-dependencies.js', import.meta.url).href;
    const { fewStyles } = (await import(tool)) as { readonly fewStyles: string };
    const { default: bundled } = (await import(`data:text/javascript,${encodeURIComponent(fewStyles)}`)) as {
      readonly default: Readonly<Record<string, Codes>>;
    };
    expect(Object.keys(bundled)).to.deep.equal([...styles]);
    const chalk = new Chalk({ level: 1 });
    for (const name of styles) {
      const { open, close } = bundled[name] as Codes;
      expect(`${open}x${close}`, name).to.equal(chalk[name]('x'));
    }
  });
});

import { expect } from 'chai';
import { indexPlugins } from './plugin-index.js';
import type { Plugin } from './plugin.js';

const rule = (id: string) => ({ id, check: () => [] }) as never;
const fault = (...plugins: unknown[]): string => {
  try {
    indexPlugins(plugins as Plugin[]);
  } catch (error) {
    return String((error as Error).message);
  }
  return 'none';
};

describe('indexPlugins', () => {
  it('gathers what plugins bring', () => {
    const index = indexPlugins([
      { name: 'a', version: '1.0.0', rules: [rule('a/x')], reporters: { a: { summary: '', format: () => '' } } },
      { name: 'b', version: '1.0.0', rules: [rule('b/x')], presets: { b: { summary: '', rules: {} } } },
    ]);
    expect([...index.rules.keys()]).to.deep.equal(['a/x', 'b/x']);
    expect([...index.presets.keys(), ...index.reporters.keys()]).to.deep.equal(['b', 'a']);
  });

  it('lets no two plugins claim one id, and names both', () => {
    const a = { name: 'a', version: '1.0.0', rules: [rule('x/y')] };
    expect(fault(a, { ...a, name: 'b' })).to.equal(
      'rule "x/y" is brought by both "a" and "b"; remove one of the plugins',
    );
  });

  it('lets a rule and a fact share an id', () => {
    expect(fault({ name: 'a', version: '1.0.0', rules: [rule('x/y')], facts: [{ id: 'x/y' }] })).to.equal('none');
  });

  it('says what a plugin is when it is given something else', () => {
    for (const strange of [null, 'hostlint-plugin-acme', {}, { default: {} }, { name: 'a' }]) {
      expect(fault(strange), JSON.stringify(strange)).to.match(/^a plugin must be an object with "name" and "version"/);
    }
    expect(fault({ name: 'a', version: '1', rules: [{ id: 'a/b' }] })).to.contain(
      'plugin "a" has a rule without "id" or "check"',
    );
  });
});

import { expect } from 'chai';
import { readFlatYaml } from './flat-yaml.js';
import { booleanOf, firstGiven, mapOf, settingIn, textOf } from './kubelet-setting.js';

const file = (text: string) => ({ path: '/c', document: readFlatYaml(text) ?? new Map() });

describe('settingIn', () => {
  it('gives the value and its line', () => {
    expect(settingIn(file('a: 1\nfailSwapOn: false'), 'failSwapOn', booleanOf)).to.deep.equal({
      state: 'given',
      value: false,
      evidence: { path: '/c', line: 2, text: 'failSwapOn: false' },
    });
  });
  it('looks below a key', () => {
    const text = 'memorySwap:\n  swapBehavior: LimitedSwap';
    expect(settingIn(file(text), 'memorySwap.swapBehavior', textOf)).to.include({ value: 'LimitedSwap' });
    expect(settingIn(file('memorySwap: {}'), 'memorySwap.swapBehavior', textOf)).to.include({ state: 'default' });
    expect(settingIn(file('memorySwap: x'), 'memorySwap.swapBehavior', textOf)).to.include({ state: 'unclear' });
  });
  it('takes no value for no setting', () => {
    expect(settingIn(file('failSwapOn:'), 'failSwapOn', booleanOf)).to.include({ state: 'default' });
    expect(settingIn(file(''), 'failSwapOn', booleanOf)).to.include({ state: 'default' });
  });
  it('takes a quoted boolean for none', () => {
    expect(settingIn(file('failSwapOn: "false"'), 'failSwapOn', booleanOf)).to.include({ state: 'unclear' });
  });
  it('knows the words of YAML 1.1', () => {
    expect(settingIn(file('failSwapOn: off'), 'failSwapOn', booleanOf)).to.include({ value: false });
  });
  it('reads thresholds', () => {
    const text = 'evictionHard:\n  nodefs.available: "5%"\n  memory.available: 100Mi';
    const found = settingIn(file(text), 'evictionHard', mapOf);
    expect(found.state === 'given' && [...found.value]).to.deep.equal([
      ['nodefs.available', '5%'],
      ['memory.available', '100Mi'],
    ]);
  });
});

describe('firstGiven', () => {
  it('passes over what gives nothing', () => {
    const given = { state: 'given', value: 1, evidence: { path: '/a' } } as const;
    expect(firstGiven<number>([{ state: 'default' }, given])).to.equal(given);
    expect(firstGiven([])).to.deep.equal({ state: 'default' });
  });
});

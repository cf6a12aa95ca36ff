import { expect } from 'chai';
import { booleanFlag, flagSetting, parseKubeletFlags, thresholdFlag } from './kubelet-flags.js';

const evidence = { path: '/unit', line: 1, text: 'ExecStart=…' };
const flags = (text: string) => parseKubeletFlags(text.split(' ').map(word => ({ text: word, evidence })));
const texts = (text: string) => Object.fromEntries([...flags(text)].map(([name, word]) => [name, word.text]));

describe('parseKubeletFlags', () => {
  it('reads values after = and after a space', () => {
    expect(texts('--config=/a --root-dir /b --v=2')).to.deep.equal({ config: '/a', 'root-dir': '/b', v: '2' });
  });
  it('takes _ for -', () => expect(texts('--fail_swap_on=false')).to.deep.equal({ 'fail-swap-on': 'false' }));
  it('gives a boolean no word', () => expect(texts('--fail-swap-on false')).to.deep.equal({ 'fail-swap-on': '' }));
  it('lets the last one count', () => expect(texts('--config=/a --config=/b')).to.deep.equal({ config: '/b' }));
  it('ends at --', () => expect(texts('-- --config=/a')).to.deep.equal({}));
});

describe('flagSetting', () => {
  it('tells what makes no sense', () => {
    expect(flagSetting(flags('--fail-swap-on=maybe'), 'fail-swap-on', booleanFlag)).to.deep.equal({
      state: 'unclear',
      why: '--fail-swap-on=maybe makes no sense',
      evidence,
    });
  });
  it('reads booleans as Go does', () => {
    expect(['', 'T', '0', 'no'].map(booleanFlag)).to.deep.equal([true, true, false, undefined]);
  });
  it('reads thresholds', () => {
    expect([...(thresholdFlag('nodefs.available<5%,imagefs.available<1Gi') ?? [])]).to.deep.equal([
      ['nodefs.available', '5%'],
      ['imagefs.available', '1Gi'],
    ]);
    expect(thresholdFlag('nodefs.available')).to.equal(undefined);
  });
});

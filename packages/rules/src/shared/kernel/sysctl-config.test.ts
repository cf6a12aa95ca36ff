import { expect } from 'chai';
import fc from 'fast-check';
import { lastOfEachKey, matchesSysctl, parseSysctlFile, predictSysctl, sysctlKeyPath } from './sysctl-config.js';

const path = '/etc/sysctl.d/x.conf';
const read = (text: string) => parseSysctlFile(path, text).map(({ key, value, line }) => [key, value, line]);
const predict = (text: string, ...keys: readonly string[]) => predictSysctl(parseSysctlFile(path, text), keys)?.value;

describe('parseSysctlFile', () => {
  it('reads assignments, however they are spelt', () =>
    expect(
      read('# c\n; c\n\nnet.ipv4.ip_forward = 1\n-kernel/x=2\n  net/ipv4/conf/eth0.7/forwarding=0\r\nnothing\n'),
    ).to.deep.equal([
      ['net/ipv4/ip_forward', '1', 4],
      ['kernel/x', '2', 5],
      ['net/ipv4/conf/eth0.7/forwarding', '0', 6],
    ]));
  it('reads what is taken out of patterns', () =>
    expect(read('-net.ipv4.conf.all.rp_filter\n')).to.deep.equal([['net/ipv4/conf/all/rp_filter', null, 1]]));
  it('keeps further = in the value', () => expect(read('kernel.core_pattern=|/x a=b')[0]?.[1]).to.equal('|/x a=b'));
  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void predict(text, 'net/ipv4/ip_forward')));
  });
});

describe('lastOfEachKey', () => {
  const kept = (text: string) => lastOfEachKey(parseSysctlFile(path, text)).map(({ text: line }) => line);
  it('keeps the last, where its value came up', () =>
    expect(kept('a.b=1\nc.d=1\na.b=1\nc.d=2\n')).to.deep.equal(['a.b=1', 'c.d=2']));
  it('lets a key be taken away', () => expect(kept('a.b=1\n-a.b\n')).to.deep.equal(['-a.b']));
});

describe('sysctlKeyPath', () => {
  for (const [name, key] of [
    ['net.ipv4.conf.enp3s0/200.forwarding', 'net/ipv4/conf/enp3s0.200/forwarding'],
    ['net/ipv4/conf/enp3s0.200/forwarding', 'net/ipv4/conf/enp3s0.200/forwarding'],
    ['kernel', 'kernel'],
  ] as const)
    it(`makes ${key} of ${name}`, () => expect(sysctlKeyPath(name)).to.equal(key));
});

describe('matchesSysctl', () => {
  it('stays between slashes', () =>
    expect([
      matchesSysctl('net/ipv4/conf/*/rp_filter', 'net/ipv4/conf/all/rp_filter'),
      matchesSysctl('net/*/rp_filter', 'net/ipv4/conf/all/rp_filter'),
    ]).to.deep.equal([true, false]));
  it('knows ? and brackets', () =>
    expect(['eth0', 'eth5', 'ethx'].map(name => matchesSysctl('net/eth[0-3]', `net/${name}`))).to.deep.equal([
      true,
      false,
      false,
    ]));
  it('takes no dot for any character', () => expect(matchesSysctl('a.b*', 'axb')).to.equal(false));
  it('takes any pattern', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), fc.string(), (a, b) => void matchesSysctl(`*${a}`, b)));
  });
});

describe('predictSysctl', () => {
  it('takes the last', () => expect(predict('a.b=1\na.b=0\n', 'a/b')).to.equal('0'));
  it('knows several names of one thing', () =>
    expect(
      predict(
        'net.ipv4.ip_forward=1\nnet.ipv4.conf.all.forwarding=0\n',
        'net/ipv4/ip_forward',
        'net/ipv4/conf/all/forwarding',
      ),
    ).to.equal('0'));
  it('lets a pattern say it', () =>
    expect(predict('net.ipv4.conf.*.rp_filter=1\n', 'net/ipv4/conf/all/rp_filter')).to.equal('1'));
  it('leaves a name that stands somewhere out of patterns, wherever that is', () =>
    expect(
      predict('net.ipv4.conf.all.rp_filter=2\nnet.ipv4.conf.*.rp_filter=1\n', 'net/ipv4/conf/all/rp_filter'),
    ).to.equal('2'));
  it('leaves a name that is taken out alone', () =>
    expect(
      predict('-net.ipv4.conf.all.rp_filter\nnet.ipv4.conf.*.rp_filter=1\n', 'net/ipv4/conf/all/rp_filter'),
    ).to.equal(undefined));
});

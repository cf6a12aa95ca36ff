import { expect } from 'chai';
import { isOptionName, kernelOptions, linesRead, modulesSought, optionNames, optionsAsked } from './table.js';

describe('the table of kernel options', () => {
  it('has what check-config.sh and kubeadm ask for', () => {
    expect(
      [optionsAsked('required'), optionsAsked('optional'), optionsAsked('kubernetes')].map(({ length }) => length),
    ).to.deep.equal([38, 65, 11]);
  });
  it('names only options that it has, where one does the work of others', () => {
    const named = Object.values(kernelOptions).flatMap(({ or = [] }) => or.flatMap(({ options }) => options));
    expect(named.filter(name => !isOptionName(name))).to.deep.equal([]);
  });
  it('writes spans of versions that can be read', () => {
    const spans = Object.values(kernelOptions).flatMap(({ versions }) => versions?.split(' ') ?? []);
    expect(spans.filter(span => !/^(?:\d+\.\d+)?-(?:\d+\.\d+)?$/.test(span) || span === '-')).to.deep.equal([]);
  });
  it('says of what is asked for what is lost without it, so that a sentence comes of it', () => {
    const asked = optionNames.filter(
      name => kernelOptions[name].required ?? kernelOptions[name].optional ?? kernelOptions[name].kubernetes,
    );
    expect(asked.filter(name => !/^[a-zA-Z].*[^.]$/.test(kernelOptions[name].lack))).to.deep.equal([]);
  });
  it('names modules as the kernel does', () => {
    expect(modulesSought().filter(name => !/^\w+$/.test(name))).to.deep.equal([]);
  });
  it('reads the lines of all options, and of what they depend on', () => {
    expect(linesRead()).to.include.members([
      'CONFIG_VETH',
      'CONFIG_SYSVIPC',
      'CONFIG_IP_NF_IPTABLES_LEGACY',
      'CONFIG_PSI_DEFAULT_DISABLED',
      'CONFIG_SMP',
      'CONFIG_OVERLAY_FS_DEBUG',
    ]);
    expect(linesRead().filter(line => !/^CONFIG_\w+$/.test(line))).to.deep.equal([]);
  });
});

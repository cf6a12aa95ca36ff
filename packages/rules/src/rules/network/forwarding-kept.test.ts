import { known, testRule, unknown } from '@hostlint/core/testing';
import type { SysctlFiles } from '../../facts/kernel/sysctl-files.js';
import { parseSysctlFile } from '../../shared/kernel/sysctl-config.js';
import { forwardingKept } from './forwarding-kept.js';
import { debian, sysctls } from './network-samples.test.js';

const four = 'net.ipv4.ip_forward';
const six = 'net.ipv6.conf.all.forwarding';
const cis = '/etc/sysctl.d/60-cis.conf';
const conf = '/etc/sysctl.conf';
function files(texts: Readonly<Record<string, string>>, unread: SysctlFiles['unread'] = []): SysctlFiles {
  const read = (path: string): SysctlFiles['boot'] => parseSysctlFile(path, texts[path] ?? '');
  const boot = Object.keys(texts).flatMap(path => (path === conf ? [] : read(path)));
  return { boot, system: [...boot, ...read(conf)], unread };
}
const now = (ipv6: string | undefined) => known(sysctls({ [four]: '1', [six]: ipv6 }));
const host = { sysctls: now('0'), os: debian };

testRule(forwardingKept, {
  pass: [
    { name: 'nothing is said about it', subject: four, facts: { ...host, files: files({}) } },
    { name: 'it is turned on', subject: four, facts: { ...host, files: files({ [cis]: `${four} = 1\n` }) } },
    {
      name: 'a later file turns it on',
      subject: four,
      facts: { ...host, files: files({ [cis]: `${four}=0`, '/etc/sysctl.d/99-x.conf': `${four}=1` }) },
    },
    {
      name: 'IPv6 is on, and stays so',
      subject: six,
      facts: { ...host, sysctls: now('1'), files: files({ [cis]: `${six}=1` }) },
    },
  ],
  fail: [
    {
      name: 'a hardening guide turned it off',
      facts: { ...host, files: files({ [cis]: `# 3.1.1\n${four} = 0\n` }) },
      subject: four,
      message: 'atBoot',
      says: '/etc/sysctl.d/60-cis.conf:2 sets net.ipv4.ip_forward to 0',
      severity: 'warning',
      command: `sed -i '2s/=.*/= 1/' ${cis}`,
      evidence: [{ path: cis, line: 2, text: `${four} = 0` }],
    },
    {
      name: 'by its other name, and by a pattern',
      facts: { ...host, files: files({ [cis]: `${four}=1\nnet.ipv4.conf.*.forwarding=0\n` }) },
      subject: four,
      message: 'atBoot',
      says: 'sets net.ipv4.conf.*.forwarding to 0',
    },
    {
      name: '/etc/sysctl.conf, which systemd does not read',
      facts: { ...host, files: files({ [conf]: `${four}=0` }) },
      subject: four,
      message: 'onDemand',
    },
    {
      name: 'a file of a package',
      facts: { ...host, files: files({ '/usr/lib/sysctl.d/50-x.conf': `${four}=0` }) },
      subject: four,
      message: 'atBoot',
      command: '/etc/sysctl.d/99-net.ipv4.ip_forward.conf',
    },
    {
      name: 'IPv6 is on now, and would be off',
      facts: { ...host, sysctls: now('1'), files: files({ [cis]: `${six}=0` }) },
      subject: six,
      message: 'atBoot',
    },
  ],
  notApplicable: [
    { name: 'IPv6 is off', subject: six, facts: { ...host, files: files({ [cis]: `${six}=0` }) } },
    { name: 'IPv6 of an image', subject: six, facts: { ...host, sysctls: unknown('not-running'), files: files({}) } },
  ],
  unknown: [
    {
      name: 'a file may not be read',
      subject: four,
      facts: { ...host, files: files({ [cis]: `${four}=0` }, [{ path: '/etc/sysctl.d/70-x.conf', reason: 'denied' }]) },
    },
    {
      name: 'whether IPv6 is on may not be read',
      subject: six,
      facts: { ...host, sysctls: now(undefined), files: files({}) },
    },
  ],
});

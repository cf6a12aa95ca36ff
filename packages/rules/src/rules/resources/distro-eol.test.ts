import { known, testRule, unknown } from '@hostlint/core/testing';
import { distributionOf } from '../../shared/distribution.js';
import { parseOsRelease } from '../../shared/os-release.js';
import { inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { distroEol } from './distro-eol.js';

const on = (text: string, day = '2026-11-24T12:00:00Z', container = realHost) => ({
  os: known(distributionOf(parseOsRelease(text), false), [{ path: '/etc/os-release' }]),
  clock: { unixSeconds: Date.parse(day) / 1000 },
  container,
});

const bullseye = 'ID=debian\nVERSION_ID="11"\nPRETTY_NAME="Debian GNU/Linux 11 (bullseye)"';
const focal = 'ID=ubuntu\nVERSION_ID="20.04"\nPRETTY_NAME="Ubuntu 20.04.6 LTS"';

testRule(distroEol, {
  pass: [
    { name: 'Debian 12, which has long-term support', facts: on('ID=debian\nVERSION_ID="12"') },
    { name: 'Debian 11 on its last day', facts: on(bullseye, '2026-08-31T23:00:00Z') },
    { name: 'Ubuntu 20.04 while it was supported', facts: on(focal, '2025-05-01T00:00:00Z') },
    {
      name: 'CentOS Stream 9, which is not CentOS 8',
      facts: on('ID="centos"\nVERSION_ID="9"\nPRETTY_NAME="CentOS Stream 9"'),
    },
  ],
  fail: [
    {
      name: 'Debian 11 two days later',
      facts: on(bullseye, '2026-09-02T00:00:00Z'),
      message: 'ended',
      says: 'Debian GNU/Linux 11 (bullseye) got its last updates on 2026-08-31',
      severity: 'warning',
      evidence: [{ path: '/etc/os-release' }],
    },
    {
      name: 'Ubuntu 20.04, which has Ubuntu Pro',
      facts: on(focal),
      message: 'planOnly',
      says: 'Standard support of Ubuntu 20.04.6 LTS ended on 2025-05-29; updates come with Ubuntu Pro only, until 2030-04-23.',
      command: 'do-release-upgrade',
    },
    {
      name: 'Ubuntu 14.04, beyond Ubuntu Pro as well',
      facts: on('ID=ubuntu\nVERSION_ID="14.04"'),
      message: 'ended',
      data: { name: 'ubuntu 14.04', end: '2024-04-25' },
    },
    { name: 'Amazon Linux 2', facts: on('ID="amzn"\nVERSION_ID="2"'), message: 'ended', data: { end: '2026-06-30' } },
    {
      name: 'RHEL 7',
      facts: on('ID="rhel"\nVERSION_ID="7.9"'),
      message: 'planOnly',
      command: 'leapp preupgrade',
    },
    { name: 'CentOS 7', facts: on('ID="centos"\nVERSION_ID="7"'), message: 'ended', data: { end: '2024-06-30' } },
  ],
  notApplicable: [
    { name: 'Arch, which rolls', facts: on('ID=arch\nPRETTY_NAME="Arch Linux"') },
    { name: 'Debian unstable', facts: on('ID=debian\nPRETTY_NAME="Debian GNU/Linux sid"') },
    { name: 'Bottlerocket, of which there are no dates here', facts: on('ID=bottlerocket\nVERSION_ID=1.40.0') },
    { name: 'a host that names no distribution', facts: on('') },
    { name: 'a container of an old image', facts: on(bullseye, '2026-11-24T00:00:00Z', inDocker) },
  ],
  unknown: [
    { name: 'a release newer than this table', facts: on('ID=fedora\nVERSION_ID=47') },
    { name: 'an os-release that may not be read', facts: { ...on(''), os: unknown() } },
  ],
});

import { known, testRule, unknown } from '@hostlint/core/testing';
import type { Userland } from '../../facts/machine/userland.js';
import { distributionOf } from '../../shared/distribution.js';
import { newestEngine } from '../../shared/docker-options/engine-version.js';
import { parseOsRelease } from '../../shared/os-release.js';
import { arch } from './arch.js';

const engine = { installed: false, version: newestEngine, judgedFor: 'newest' as const, found: null, binary: null };
const on = (id: string, machine: string, bits: 32 | 64 = 64) => ({
  os: distributionOf(parseOsRelease(`ID=${id}\nVERSION_ID=12`), false),
  arch: machine,
  userland: known<Userland | null>({ path: '/sbin/init', bits, machine: null }),
  engine,
});

testRule(arch, {
  pass: [
    { name: 'Debian on amd64', facts: on('debian', 'x86_64') },
    { name: 'Ubuntu on s390x', facts: on('ubuntu', 's390x') },
    { name: 'Raspberry Pi OS of 32 bits below a 64-bit kernel', facts: on('raspbian', 'aarch64', 32) },
    { name: 'Debian on arm64, whatever its programs', facts: { ...on('debian', 'aarch64'), userland: unknown() } },
  ],
  fail: [
    {
      name: 'Debian on riscv64, which has a docker.io of its own',
      facts: on('debian', 'riscv64'),
      message: 'none',
      says: 'Docker has no packages for riscv64 on debian 12',
      severity: 'info',
      command: 'apt-get install docker.io',
    },
    { name: 'SLES on amd64', facts: on('sles', 'x86_64'), message: 'none', command: 'zypper install docker' },
    {
      name: 'an i386 Debian below an amd64 kernel',
      facts: on('debian', 'x86_64', 32),
      message: 'none',
      data: { arch: '386' },
    },
  ],
  notApplicable: [
    { name: 'an engine is there', facts: { ...on('debian', 'riscv64'), engine: { ...engine, installed: true } } },
    { name: 'Alpine, which makes its own packages', facts: on('alpine', 'x86_64') },
  ],
  unknown: [{ name: 'programs that may not be read', facts: { ...on('debian', 'x86_64'), userland: unknown() } }],
});

import { known, unknown } from '@hostlint/core/testing';
import type { FactResult } from '@hostlint/core';
import type { MachineContainer } from '../../facts/machine/container.js';
import type { OverlaySupport } from '../../facts/kernel/overlay-support.js';
import type { ModulePolicy } from '../../facts/kernel/module-policy.js';
import { distributionOf, type Distribution } from '../../shared/distribution.js';
import { parseKernelRelease, type KernelRelease } from '../../shared/kernel/kernel-version.js';
import { parseModprobeFile } from '../../shared/kernel/modprobe-config.js';
import { parseOsRelease } from '../../shared/os-release.js';

// Values of facts about kernels, for the tests of rules.

export function kernel(raw: string): KernelRelease {
  const release = parseKernelRelease(raw);
  if (!release) throw new Error(raw);
  return release;
}

export const os = (id: string, versionId = ''): FactResult<Distribution> =>
  known(distributionOf(parseOsRelease(`ID=${id}\nVERSION_ID=${versionId}`), false));
export const debian = os('debian', '12');
export const noOs = unknown('denied');

export const realHost: MachineContainer = { kind: null, why: 'this is the first PID namespace' };
export const inDocker: MachineContainer = { kind: 'docker', why: '/.dockerenv exists' };
export const inGvisor: MachineContainer = { kind: 'gvisor', why: 'the kernel calls itself 4.19.0-gvisor' };

export const support = (change: Partial<OverlaySupport> = {}): OverlaySupport => ({
  state: 'registered',
  usable: true,
  multipleLower: true,
  builtIn: false,
  absence: null,
  why: 'overlay is registered with the kernel',
  evidence: [{ path: '/proc/filesystems', line: 26, text: 'nodev\toverlay' }],
  ...change,
});

export const absent = (absence: OverlaySupport['absence'], why: string): OverlaySupport =>
  support({ state: 'absent', usable: false, absence, why, evidence: [{ path: '/proc/filesystems' }] });

export const policy = (
  text = '',
  change: Partial<ModulePolicy> = {},
  path = '/etc/modprobe.d/cis.conf',
): ModulePolicy => ({
  directives: parseModprobeFile(path, text),
  refused: [],
  unread: [],
  modulesDisabled: false,
  autoloader: { path: '/sbin/modprobe', exists: true },
  ...change,
});

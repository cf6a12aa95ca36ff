import { defineHostDescription, maybe } from '@hostlint/core';
import { kernelRelease } from './facts/kernel/release.js';
import { machineArch } from './facts/machine/arch.js';
import { machineContainer, type ContainerKind } from './facts/machine/container.js';
import { kernelFiles, type KernelFiles } from './facts/machine/kernel-files.js';
import { osRelease } from './facts/os/release.js';

interface Limit {
  readonly reason: string;
  readonly text: string;
}

/** What a report says of the host in one line, and what stands between it and what is judged. */
export const hostDescription = defineHostDescription({
  needs: {
    release: maybe(kernelRelease),
    os: maybe(osRelease),
    arch: maybe(machineArch),
    container: maybe(machineContainer),
    kernelFiles: maybe(kernelFiles),
  },
  describe: ({ release, os, arch, container, kernelFiles: files }) => ({
    kernel: release.known ? release.value.raw : null,
    os: os.known ? [os.value.id, os.value.versionId].filter(word => word !== null).join(' ') : null,
    arch: arch.known ? arch.value : null,
    limits: [
      ...(container.known ? containerLimits(container.value) : []),
      ...(files.known ? missing(files.value) : []),
    ],
  }),
});

function containerLimits({
  kind,
  why,
}: {
  readonly kind: ContainerKind | null;
  readonly why: string;
}): readonly Limit[] {
  if (kind === null) return [];
  if (kind === 'gvisor')
    return [
      {
        reason: 'gvisor',
        text: `This is gVisor (${why}): what looks like a kernel is a program, and its files tell of no real one.`,
      },
    ];
  if (kind === 'wsl2')
    return [
      {
        reason: 'wsl2',
        text: `This is WSL2 (${why}): Windows brings the kernel; no package of this distribution changes it.`,
      },
    ];
  const name = kind === 'other' ? 'a container or a namespace like one' : `a container of ${kind}`;
  return [
    {
      reason: 'container',
      text: `This is ${name} (${why}): the kernel and its modules are the host's, and files of the host are not seen. Judge the host itself for the whole.`,
    },
  ];
}

function missing({ proc, sys }: KernelFiles): readonly Limit[] {
  const absent = [...(proc ? [] : ['/proc']), ...(sys ? [] : ['/sys'])];
  if (absent.length === 0) return [];
  const cures = absent.map(path => `mount -t ${path === '/proc' ? 'proc proc' : 'sysfs sysfs'} ${path}`);
  return [
    {
      reason: 'no-kernel-files',
      text: `There is no ${absent.join(' and no ')} here: what the running kernel says of itself there is not known. To have it: ${cures.join('; ')}`,
    },
  ];
}

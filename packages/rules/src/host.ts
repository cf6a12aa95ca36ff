import { defineHostDescription, maybe } from '@hostlint/core';
import { kernelRelease } from './facts/kernel/release.js';
import { machineArch } from './facts/machine/arch.js';
import { osRelease } from './facts/os/release.js';

/** What a report says of the host in one line. */
export const hostDescription = defineHostDescription({
  needs: { release: maybe(kernelRelease), os: maybe(osRelease), arch: maybe(machineArch) },
  describe: ({ release, os, arch }) => ({
    kernel: release.known ? release.value.raw : null,
    os: os.known ? [os.value.id, os.value.versionId].filter(word => word !== null).join(' ') : null,
    arch: arch.known ? arch.value : null,
  }),
});

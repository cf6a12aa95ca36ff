import { defineRule } from '@hostlint/core';
import { machineArch } from '../../facts/machine/arch.js';
import { machineContainer } from '../../facts/machine/container.js';
import { machineUserland } from '../../facts/machine/userland.js';

// Kernels of 64 bits that run programs of 32.
const wideKernels = ['x86_64', 'aarch64', 'ppc64', 'ppc64le', 's390x', 'mips64', 'riscv64'];

export const userlandArch = defineRule({
  id: 'resources/userland-arch',
  meta: {
    title: 'The programs of the host are built for as many bits as its kernel.',
    why: 'An engine pulls and runs images for what it was itself built for: below a 32-bit engine an image for the 64-bit processor alone does not start, and no process has more than 4 GiB.',
    fix: 'Install the 64-bit edition of the distribution.',
    severity: 'warning',
    sources: [
      'containerd/platforms defaults_unix.go DefaultSpec: the architecture is that of the engine’s own build',
      'docs.docker.com engine/install/raspberry-pi-os: the 32-bit edition has packages of its own',
    ],
  },
  needs: { userland: machineUserland, arch: machineArch, container: machineContainer },
  messages: {
    narrow:
      'The kernel is {arch}, and the programs of this host are built for 32 bits ({program}): engines pull and run 32-bit images only.',
  },
  check({ facts: { userland, arch, container }, pass, fail, notApplicable }) {
    if (container.kind !== null && container.kind !== 'wsl2')
      return notApplicable(`the programs seen here are those of an image (${container.why})`);
    if (userland === null) return notApplicable('there is no program to look at');
    if (userland.bits === 64 || !wideKernels.includes(arch)) return pass();
    const evidence = [{ path: userland.path }, { path: 'uname -m', text: arch }];
    return fail('narrow', { arch, program: userland.path }, { evidence });
  },
});

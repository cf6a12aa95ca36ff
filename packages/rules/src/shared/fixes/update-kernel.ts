import type { Fix } from '@hostlint/core';
import { fix, type KnownOrNot } from './by-distribution.js';
import { newKernel } from './new-kernel.js';

/** The newest build of the kernel that the host has: the same flavour and line, with the fixes since. */
export function updateKernel(os: KnownOrNot): Fix {
  if (!os.known || os.value.family !== 'debian' || os.value.immutable) return newKernel(os);
  // A kernel with a new ABI is a new package, which a plain upgrade keeps back.
  return fix(
    'Install the updates of this release and boot the kernel among them.',
    'apt-get update',
    'apt-get upgrade --with-new-pkgs',
    'reboot',
  );
}

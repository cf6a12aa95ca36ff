import type { KernelArgument } from '../kernel/kernel-cmdline.js';

/**
 * What cgroup_disable= on the kernel's command line switches off: the controller by the name of version 2, and the argument. A later
 * cgroup_enable=, which Raspberry Pi OS and old kernels of Debian know, takes it back.
 * Source: linux kernel/cgroup/cgroup.c cgroup_disable; raspberrypi/linux rpi-6.6.y cgroup_enable.
 */
export function disabledControllers(cmdline: readonly KernelArgument[]): ReadonlyMap<string, string> {
  const off = new Map<string, string>();
  for (const { name, value } of cmdline) {
    if (name !== 'cgroup_disable' && name !== 'cgroup_enable') continue;
    for (const word of (value ?? '').split(',')) {
      const controller = word === 'blkio' ? 'io' : word;
      if (name === 'cgroup_disable') off.set(controller, `${name}=${value}`);
      else off.delete(controller);
    }
  }
  return off;
}

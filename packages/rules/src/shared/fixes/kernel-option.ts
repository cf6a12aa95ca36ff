import type { Fix } from '@hostlint/core';
import { kernelOptions, type OptionName } from '../kernel/options/table.js';
import type { OptionVerdict } from '../kernel/options/judge-option.js';
import { isKernelAtLeast, type KernelRelease } from '../kernel/kernel-version.js';
import { fix, type KnownOrNot } from './by-distribution.js';
import { unifiedControlGroups } from './control-groups.js';
import { extraModules } from './extra-modules.js';
import { kernelArgument } from './kernel-argument.js';
import { newKernel } from './new-kernel.js';
import { nftVariant } from './nft-variant.js';
import { reboot } from './reboot.js';

/** Brings an option that the kernel lacks, or its module. */
export function kernelOption(
  os: KnownOrNot,
  release: KernelRelease,
  name: OptionName,
  { fault }: Pick<OptionVerdict, 'fault'>,
): Fix {
  const { boot, by, cgroup } = kernelOptions[name];
  if (fault === 'not-installed') return extraModules(os, release);
  if (fault === 'tree-gone') return modulesBack(os);
  if (fault === 'legacy-iptables') return nftVariant(os);
  if (boot && fault === 'off-at-boot') return kernelArgument(os, `${boot.argument}=1`);
  // The freezer, the last thing that containers miss in v2, came with 5.2.
  if (cgroup === 'v1' && isKernelAtLeast(release, 5, 2)) return unifiedControlGroups(os, null);
  const { commands } = newKernel(os);
  const set = `CONFIG_${by ?? name}`;
  return fix(
    `Boot a kernel that has CONFIG_${name}, such as the general one of the distribution. A kernel of your own is to be built anew with ${set}.`,
    ...commands,
  );
}

/** Where the whole tree of the running kernel's modules is gone, an upgrade has taken it away as a rule. */
export const modulesBack = (os: KnownOrNot): Fix =>
  reboot(
    os,
    'Reboot into the kernel whose modules are installed; if none are, install the kernel’s package anew first.',
  );

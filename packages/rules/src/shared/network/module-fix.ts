import type { Fix } from '@hostlint/core';
import { fix, inTurn, type KnownOrNot } from '../fixes/by-distribution.js';
import { dropDirective } from '../fixes/drop-directive.js';
import { extraModules } from '../fixes/extra-modules.js';
import { withoutKernelArgument } from '../fixes/kernel-argument.js';
import { loadModule } from '../fixes/load-module.js';
import { newKernel } from '../fixes/new-kernel.js';
import { reboot } from '../fixes/reboot.js';
import type { KernelRelease } from '../kernel/kernel-version.js';
import { isKernelArgument } from '../kernel/modprobe-config.js';
import type { ModuleStanding } from './module-standing.js';

/** How a host gets a part of the kernel that it has not. */
export function moduleFix(
  { name, absence, directive }: ModuleStanding,
  os: KnownOrNot,
  release: KernelRelease | null,
): Fix {
  if (absence === 'not-installed') return extraModules(os, release);
  if (absence === 'tree-missing') return reboot(os, 'Reboot into the kernel whose modules are installed.');
  if (absence === 'not-here')
    return fix('Run the engine in the first network namespace of its host, or on a newer kernel.');
  if (absence !== null) return newKernel(os);
  if (directive && isKernelArgument(directive)) return withoutKernelArgument(os, directive.text);
  const load = loadModule(os, name);
  if (!directive || directive.line === null) return load;
  const { path, line, text } = directive;
  return inTurn(dropDirective({ path, line, text }), load);
}

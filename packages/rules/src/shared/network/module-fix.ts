import type { Fix } from '@hostlint/core';
import { andThen, fix, type KnownOrNot } from '../fixes/by-distribution.js';
import { extraModules } from '../fixes/extra-modules.js';
import { withoutKernelArgument } from '../fixes/kernel-argument.js';
import { loadModule } from '../fixes/load-module.js';
import { newKernel } from '../fixes/new-kernel.js';
import { reboot } from '../fixes/reboot.js';
import { shellWord } from '../fixes/shell-word.js';
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
  const { path, line } = directive;
  // A package's own file comes back with its next version; a file of the same name in /etc is read in its place.
  const own = /^\/(?:usr\/)?lib\//.test(path) ? `/etc/modprobe.d/${path.slice(path.lastIndexOf('/') + 1)}` : path;
  const copy = own === path ? [] : [`cp ${shellWord(path)} ${shellWord(own)}`];
  const edit = fix(`Take line ${line} of ${path} out.`, ...copy, `sed -i '${line}s/^/# /' ${shellWord(own)}`);
  return andThen(edit, load.summary, ...load.commands);
}

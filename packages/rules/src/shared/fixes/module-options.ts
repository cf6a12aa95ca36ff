import type { Fix } from '@hostlint/core';
import { fix, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';
import { kernelArgument } from './kernel-argument.js';

/** Sets parameters of a module (`['metacopy=off']`) for the next time that it is loaded; of one built into the kernel, for the next boot. */
export function moduleOptions(
  os: KnownOrNot,
  module: string,
  options: readonly [string, ...string[]],
  builtIn: boolean,
): Fix {
  const [first, ...others] = options;
  const asArgument = kernelArgument(os, `${module}.${first}`, ...others.map(option => `${module}.${option}`));
  if (builtIn) return asArgument;
  const words = options.join(' ');
  const summary = `Set ${words} for the module ${module}; it counts when the module is loaded anew, at the latest after a reboot.`;
  const path = `/etc/modprobe.d/${module}.conf`;
  // A line for each, and lines that are there stay: of two that set the same the later one counts.
  const lines = options.map(option => {
    const line = `options ${module} ${option}`;
    return { kind: 'write-line', path, line, replaces: line.slice(0, line.lastIndexOf('=') + 1) } as const;
  });
  const file = withSteps(fix(summary, `echo 'options ${module} ${words}' >> ${path}`, 'reboot'), ...lines, {
    kind: 'reboot',
  });
  return wayFor<Fix>(os, {
    bottlerocket: asArgument,
    talos: asArgument,
    nixos: fix(
      `${summary} Put boot.extraModprobeConfig = "options ${module} ${words}"; into the configuration of NixOS.`,
      'nixos-rebuild boot',
      'reboot',
    ),
    'ubuntu-core': asArgument,
    'container-optimized-os': asArgument,
    other: file,
  });
}

import type { Fix } from '@hostlint/core';
import { fix, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';
import { shellWord } from './shell-word.js';

/** Sets a sysctl now and at every boot. */
export function setSysctl(os: KnownOrNot, key: string, value: string): Fix {
  const summary = `Set ${key} to ${value}, now and at every boot.`;
  // A file for each key, so that the fix of one rule does not undo that of another.
  // A device with a dot in its name stands in a key with a slash in its place.
  const path = `/etc/sysctl.d/99-${key.replaceAll('/', '_')}.conf`;
  const write = `echo ${shellWord(`${key} = ${value}`)} > ${path}`;
  const steps = [
    { kind: 'write-file', path, text: `${key} = ${value}\n` },
    { kind: 'set-sysctl', key, value },
  ] as const;
  const file = withSteps(fix(summary, write, 'sysctl --system'), ...steps);
  return wayFor<Fix>(os, {
    alpine: withSteps(fix(summary, write, `sysctl -p ${path}`), ...steps),
    'rpm-ostree': file,
    'transactional-update': file,
    flatcar: file,
    bottlerocket: fix(
      summary,
      `apiclient set --json ${shellWord(JSON.stringify({ kernel: { sysctl: { [key]: value } } }))}`,
    ),
    talos: fix(
      `${summary} Talos takes it from the machine configuration; run this on your workstation.`,
      `talosctl patch machineconfig --nodes NODE --patch ${shellWord(JSON.stringify({ machine: { sysctls: { [key]: value } } }))}`,
    ),
    nixos: fix(
      `${summary} Put boot.kernel.sysctl."${key}" = ${JSON.stringify(value)}; into the configuration of NixOS.`,
      'nixos-rebuild switch',
    ),
    other: file,
  });
}

import type { Fix } from '@hostlint/core';
import { fix, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';

/** Loads a module now and at every boot. */
export function loadModule(os: KnownOrNot, module: string): Fix {
  const now = `modprobe ${module}`;
  const summary = `Load ${module} now and at every boot.`;
  const path = `/etc/modules-load.d/${module}.conf`;
  const load = { kind: 'load-module', module } as const;
  const systemd = withSteps(
    fix(summary, now, `echo ${module} > ${path}`),
    { kind: 'write-file', path, text: `${module}\n` },
    load,
  );
  return wayFor<Fix>(os, {
    alpine: withSteps(
      fix(summary, now, `echo ${module} >> /etc/modules`),
      { kind: 'write-line', path: '/etc/modules', line: module },
      load,
    ),
    'rpm-ostree': systemd,
    'transactional-update': systemd,
    flatcar: systemd,
    bottlerocket: fix(
      summary,
      `apiclient set settings.kernel.modules.${module}.allowed=true`,
      `apiclient set settings.kernel.modules.${module}.autoload=true`,
    ),
    talos: fix(
      `${summary} Talos takes it from the machine configuration; run this on your workstation.`,
      `talosctl patch machineconfig --nodes NODE --patch '{"machine":{"kernel":{"modules":[{"name":"${module}"}]}}}'`,
    ),
    nixos: fix(
      `${summary} Put boot.kernelModules = [ "${module}" ]; into the configuration of NixOS.`,
      now,
      'nixos-rebuild switch',
    ),
    'container-optimized-os': fix(`Load ${module} in the start-up script of the instance.`, now),
    other: systemd,
  });
}

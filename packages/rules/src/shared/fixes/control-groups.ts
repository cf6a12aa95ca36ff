import type { Fix } from '@hostlint/core';
import { fix, wayFor, type KnownOrNot } from './by-distribution.js';
import { installPackage } from './install-package.js';
import { kernelArgument } from './kernel-argument.js';
import { reboot } from './reboot.js';

const top = '/sys/fs/cgroup';

/** Mounts control groups at boot on a host where nothing does. systemd does it itself, before anything else. */
export function mountControlGroups(os: KnownOrNot, systemd: boolean | null): Fix {
  const summary = 'Mount control groups, now and at every boot.';
  if (systemd) return reboot(os, `Something unmounted what systemd had mounted at ${top}; a reboot brings it back.`);
  const byHand = fix(`${summary} The init system must do the same at boot.`, `mount -t cgroup2 cgroup2 ${top}`);
  return wayFor<Fix>(os, {
    alpine: fix(summary, 'rc-update add cgroups boot', 'rc-service cgroups start'),
    debian: {
      ...installPackage(os, { debian: 'cgroupfs-mount', other: 'cgroupfs-mount' }),
      summary: `${summary} The package does it on hosts without systemd.`,
    },
    other: byHand,
  });
}

/** Mounts one more controller of version 1, until the next boot. */
export const mountController = (controller: string): Fix =>
  fix(
    `Mount the ${controller} controller, and have the init system do it at boot.`,
    `mkdir -p ${top}/${controller}`,
    `mount -t cgroup -o ${controller} cgroup ${top}/${controller}`,
  );

/** Boots the host with version 2 of control groups alone. */
export function unifiedControlGroups(os: KnownOrNot, systemd: boolean | null): Fix {
  const summary = 'Boot with version 2 of control groups alone.';
  if (systemd === false)
    return wayFor<Fix>(os, {
      alpine: fix(
        summary,
        `sed -i 's/^#\\? *rc_cgroup_mode=.*/rc_cgroup_mode="unified"/' /etc/rc.conf`,
        'rc-update add cgroups boot',
        'reboot',
      ),
      other: fix(`${summary} The init system must mount cgroup2 at ${top} in place of what it mounts there.`),
    });
  const argument = kernelArgument(os, 'systemd.unified_cgroup_hierarchy=1');
  return { ...argument, summary: `${summary} ${argument.summary}` };
}

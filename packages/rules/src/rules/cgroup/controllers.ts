import { defineRule, maybe, type Evidence, type Fix } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupKernelControllers } from '../../facts/cgroup/kernel-controllers.js';
import { kernelCmdline, type KernelArgument } from '../../facts/kernel/cmdline.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { disabledControllers } from '../../shared/cgroup/disabled-controllers.js';
import { fix, type KnownOrNot } from '../../shared/fixes/by-distribution.js';
import { mountController, unifiedControlGroups } from '../../shared/fixes/control-groups.js';
import { kernelArgument, withoutKernelArgument } from '../../shared/fixes/kernel-argument.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { argumentEvidence } from '../../shared/kernel/kernel-cmdline.js';
import { isInsideContainer } from '../../shared/machine/inside-container.js';

/** What engines use, and what goes wrong without it. Version 1 calls io blkio. */
const wanted = {
  memory: { loses: 'limits on memory are not enforced', severity: 'warning' },
  cpu: { loses: 'shares and quotas of CPU time are not enforced', severity: 'warning' },
  pids: { loses: 'limits on the number of processes are not enforced', severity: 'warning' },
  cpuset: { loses: 'containers cannot be bound to CPUs', severity: 'info' },
  io: { loses: 'limits on block devices are not enforced', severity: 'info' },
} as const;

export const controllers = defineRule({
  id: 'cgroup/controllers',
  meta: {
    title: 'The controllers that limit containers are there.',
    why: 'Engines start containers without them and drop the limits that were asked for, most often with no more than a line in a log; the kubelet wants all but io. Raspberry Pi OS boots with cgroup_disable=memory unless told otherwise.',
    fix: 'Take cgroup_disable= off the kernel’s command line, mount what is not mounted, or boot with version 2 of control groups.',
    severity: 'warning',
    sources: [
      'moby v20.10.24 and v29.7.2 pkg/sysinfo/{sysinfo_linux,cgroup2_linux}.go, daemon/info_unix.go',
      'linux v6.12 Documentation/admin-guide/kernel-parameters.txt cgroup_disable=',
      'measured: dockerd 20.10.24 with each of them unmounted',
    ],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    container: machineContainer,
    built: maybe(cgroupKernelControllers),
    cmdline: maybe(kernelCmdline),
    os: maybe(osRelease),
  },
  messages: {
    switchedOff: '{text} switches the {name} controller off: {loses}.',
    switchedOffByDefault: 'This kernel has the {name} controller switched off: {loses}.',
    notBuilt: 'This kernel has no {name} controller for version 1 of control groups: {loses}.',
    elsewhere: 'The {name} controller is bound to {place}, where engines do not look for it: {loses}.',
    missing: 'The {name} controller is not there: {loses}.',
  },
  check({ facts: { hierarchy, container, built, cmdline, os }, pass, fail, notApplicable, unknown }) {
    const { version, evidence } = hierarchy;
    if (version === 'none') return notApplicable('no control groups are mounted at all, as cgroup/mounted says');
    const words = cmdline.known ? cmdline.value : [];
    const off = disabledControllers(words);
    const kernel = built.known ? built.value : null;
    return Object.entries(wanted).map(([subject, { loses, severity }]) => {
      const name = subject === 'io' && version !== 'v2' ? 'blkio' : subject;
      if (hierarchy.controllers.has(name)) return pass({ subject, evidence });
      if (isInsideContainer(container))
        return unknown(`this container (${container.why}) is given no ${name} controller; the host may have it`, {
          subject,
          cure: 'Judge the host itself.',
        });
      const details = (fix: Fix, evidence: readonly Evidence[]) => ({ subject, severity, fix, evidence });
      const text = off.get(subject);
      if (text !== undefined) {
        const argument = words.findLast(({ name, value }) => `${name}=${value}` === text);
        const line = argument ? argumentEvidence(argument) : { path: '/proc/cmdline', line: 1, text };
        return fail('switchedOff', { text, name, loses }, details(switchOn(os, words, subject, text), [line]));
      }
      const entry = kernel?.get(subject === 'io' ? 'blkio' : subject);
      const listed = [{ path: '/proc/cgroups' }, ...evidence];
      if (entry?.enabled === false)
        return fail(
          'switchedOffByDefault',
          { name, loses },
          details(kernelArgument(os, `cgroup_enable=${subject}`), listed),
        );
      if (hierarchy.unifiedControllers.has(subject))
        return fail(
          'elsewhere',
          { name, loses, place: 'the cgroup2 at /sys/fs/cgroup/unified' },
          details(unifiedControlGroups(os, null), evidence),
        );
      if (version === 'v2' && entry && entry.hierarchy > 0)
        return fail(
          'elsewhere',
          { name, loses, place: 'a mount of version 1' },
          details(fix(`Unmount the version 1 of ${name}: \`grep cgroup /proc/mounts\` shows where it is.`), listed),
        );
      if (version !== 'v2' && kernel && !entry)
        return fail('notBuilt', { name, loses }, details(unifiedControlGroups(os, null), listed));
      if (version === 'v2') return fail('missing', { name, loses }, details(newKernel(os), evidence));
      return fail('missing', { name, loses }, details(mountController(name), evidence));
    });
  },
});

/** The firmware of a Raspberry Pi puts the argument in front of those of cmdline.txt, so it can only be answered. */
function switchOn(os: KnownOrNot, cmdline: readonly KernelArgument[], subject: string, text: string): Fix {
  if (!cmdline.some(({ name }) => name.startsWith('vc_mem.'))) return withoutKernelArgument(os, text);
  return fix(
    `Answer what the firmware of the Raspberry Pi adds: append cgroup_enable=${subject} to its cmdline.txt (before Debian 12 that is /boot/cmdline.txt).`,
    `sed -i '1s/$/ cgroup_enable=${subject}/' /boot/firmware/cmdline.txt`,
    'reboot',
  );
}

import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupInterface } from '../../facts/cgroup/interface.js';
import { kernelCmdline } from '../../facts/kernel/cmdline.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { kernelArgument, withoutKernelArgument } from '../../shared/fixes/kernel-argument.js';
import { argumentEvidence } from '../../shared/kernel/kernel-cmdline.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';

export const swapAccounting = defineRule({
  id: 'cgroup/swap-accounting',
  meta: {
    title: 'Control groups account for swap.',
    why: 'Otherwise a limit on memory and swap together is dropped ("No swap limit support"), and a container that reaches its limit of memory goes on in swap.',
    fix: 'Boot with swapaccount=1, and without swapaccount=0.',
    severity: 'warning',
    sources: [
      'moby v20.10.24 and v29.7.2 pkg/sysinfo/{sysinfo_linux,cgroup2_linux}.go, daemon/info_unix.go',
      'linux v5.8 mm/memcontrol.c swapaccount=; linux v6.1 init/Kconfig (MEMCG_SWAP is gone)',
    ],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    files: cgroupInterface,
    release: kernelRelease,
    cmdline: maybe(kernelCmdline),
    os: maybe(osRelease),
  },
  messages: {
    switchedOff: '{text} on the kernel’s command line keeps control groups from accounting for swap.',
    off: 'The control groups of Linux {release} do not account for swap: limits on it have no effect.',
  },
  check({ facts: { hierarchy, files, release, cmdline, os }, pass, fail, notApplicable, unknown }) {
    if (!hierarchy.controllers.has('memory'))
      return notApplicable('there is no memory controller, as cgroup/controllers says');
    const { swapLimit, evidence } = files;
    if (swapLimit) return pass({ evidence });
    if (swapLimit === null)
      return unknown('there is no group below the root whose files would tell', {
        cure: 'Run hostlint in a session or service of systemd, or while a container runs.',
      });
    if (isKernelAtLeast(release, 6, 1))
      return notApplicable('this kernel has no swap: since Linux 6.1 all that have account for it');
    const argument = cmdline.known ? cmdline.value.findLast(({ name }) => name === 'swapaccount') : undefined;
    if (argument?.value === '0') {
      const text = 'swapaccount=0';
      return fail(
        'switchedOff',
        { text },
        { evidence: [argumentEvidence(argument)], fix: withoutKernelArgument(os, text) },
      );
    }
    return fail(
      'off',
      { release: release.raw },
      { evidence, fix: kernelArgument(os, 'cgroup_enable=memory', 'swapaccount=1') },
    );
  },
});

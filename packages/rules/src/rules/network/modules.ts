import { defineRule, maybe } from '@hostlint/core';
import { kernelRelease } from '../../facts/kernel/release.js';
import { networkModules } from '../../facts/network/modules.js';
import { osRelease } from '../../facts/os/release.js';
import { moduleFix } from '../../shared/network/module-fix.js';
import { lookAtHostAsRoot } from '../../shared/cures.js';

export const modules = defineRule({
  id: 'network/modules',
  meta: {
    title: 'The kernel has what networks of containers are made of.',
    why: 'A container is connected by a pair of veth devices, most often to a bridge. Slim kernels come without, and hardening guides block them.',
    fix: 'Install the modules of the kernel, take the line out that blocks them, or reboot after an upgrade of the kernel.',
    severity: 'error',
    presets: ['containerd', 'podman', 'kubernetes'],
    sources: [
      'containers/netavark v2.1.0 src/network/bridge.rs',
      'linux net/core/rtnetlink.c rtnl_newlink: request_module("rtnl-link-%s")',
      'kmod 34.2 modprobe.d(5)',
    ],
  },
  needs: { modules: networkModules, release: maybe(kernelRelease), os: maybe(osRelease) },
  messages: {
    absent: 'There is no {module}: {why}. {loss}.',
    blocked: '{module} cannot be loaded: {why}. {loss}.',
  },
  check({ facts: { modules, release, os }, pass, fail, unknown }) {
    return modules.map(standing => {
      const { name, state, why, evidence, essential } = standing;
      const details = { subject: name, evidence };
      if (state === 'there') return pass(details);
      if (state === 'unclear') return unknown(why, { ...details, cure: lookAtHostAsRoot });
      const fix = moduleFix(standing, os, release.known ? release.value : null);
      const loss = essential ? 'No container can be connected' : 'Networks that are a bridge cannot be made';
      const severity = essential ? {} : ({ severity: 'warning' } as const);
      return fail(state, { module: name, why, loss }, { ...details, fix, ...severity });
    });
  },
});

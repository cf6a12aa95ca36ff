import { defineRule, maybe } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { moduleTrees } from '../../facts/kernel/module-trees.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { reboot } from '../../shared/fixes/reboot.js';

export const rebootPending = defineRule({
  id: 'kernel/reboot-pending',
  meta: {
    title: 'The running kernel’s modules are still installed.',
    why: 'An upgrade that takes the modules of the running kernel away leaves it unable to load overlay, br_netfilter and others.',
    fix: 'Reboot into the kernel that is installed.',
    severity: 'warning',
    sources: ['kmod 34.2 modprobe(8): modules are looked for in /lib/modules/`uname -r`'],
  },
  needs: { release: kernelRelease, trees: moduleTrees, container: machineContainer, os: maybe(osRelease) },
  messages: {
    gone: 'The modules of the running kernel {release} are gone, while those of {others} are there: nothing can be loaded until a reboot.',
  },
  check({ facts: { release, trees, container, os }, pass, fail, notApplicable }) {
    if (container.kind !== null) return notApplicable(`the kernel belongs to another host (${container.why})`);
    if (trees.own === 'present') return pass({ evidence: [{ path: trees.path }] });
    if (trees.own === 'unused') return notApplicable('this kernel loads no modules');
    if (trees.others.length === 0) return notApplicable('no kernel has modules on this host');
    const others = trees.others.slice(0, 3).join(', ');
    const details = { evidence: [{ path: trees.path }], fix: reboot(os, 'Reboot into the kernel that is installed.') };
    return fail('gone', { release: release.raw, others }, details);
  },
});

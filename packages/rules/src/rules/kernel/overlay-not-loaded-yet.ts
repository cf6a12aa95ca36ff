import { defineRule, maybe } from '@hostlint/core';
import { modulesLoad } from '../../facts/kernel/modules-load.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { osRelease } from '../../facts/os/release.js';
import { loadModule } from '../../shared/fixes/load-module.js';

export const overlayNotLoadedYet = defineRule({
  id: 'kernel/overlay-not-loaded-yet',
  meta: {
    title: 'overlay is loaded, or will be at boot.',
    why: 'The first mount loads it as well, but only while modules may be loaded: hosts that forbid that late in the boot need it before.',
    fix: 'Name overlay in modules-load.d.',
    severity: 'info',
    sources: ['containerd containerd.service: ExecStartPre=-/sbin/modprobe overlay', 'systemd modules-load.d(5)'],
  },
  needs: { support: overlaySupport, atBoot: modulesLoad, os: maybe(osRelease) },
  messages: { onDemand: 'overlay is not loaded; the first mount will load it.' },
  check({ facts: { support, atBoot, os }, pass, fail, notApplicable }) {
    const { state, evidence, why } = support;
    if (state === 'registered' || state === 'built-in') return pass({ evidence });
    if (state !== 'loadable') return notApplicable(why, { evidence });
    if (atBoot.has('overlay')) return pass({ evidence });
    return fail('onDemand', {}, { evidence, fix: loadModule(os, 'overlay') });
  },
});

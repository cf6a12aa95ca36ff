import { defineRule, maybe } from '@hostlint/core';
import { overlayParameters } from '../../facts/kernel/overlay-parameters.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const indexOn = defineRule({
  id: 'kernel/index-on',
  meta: {
    title: 'overlayfs keeps no index by default.',
    why: 'Docker and containerd switch it off for their own mounts; one made by hand that reuses an upper directory with other lower ones fails with ESTALE.',
    fix: 'Set index=off for the overlay module.',
    severity: 'info',
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/overlay.go Init',
      'linux Documentation/filesystems/overlayfs.rst, Sharing and copying layers',
    ],
  },
  needs: { parameters: maybe(overlayParameters), support: maybe(overlaySupport), os: maybe(osRelease) },
  messages: { on: 'overlay index is on by default.' },
  check({ facts: { parameters, support, os }, pass, fail, notApplicable, unknown }) {
    if (support.known && !support.value.usable) return notApplicable('there is no overlay to be had');
    if (!parameters.known) return unknown(parameters.detail);
    const parameter = parameters.value.index;
    if (!parameter) return notApplicable("this kernel's overlayfs has no index");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    const builtIn = support.known && support.value.builtIn === true;
    return fail('on', {}, { evidence, fix: overlayDefaultOff(os, ['index'], builtIn, parameter.from === 'running') });
  },
});

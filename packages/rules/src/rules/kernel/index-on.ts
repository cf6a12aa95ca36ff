import { defineRule, maybe } from '@hostlint/core';
import { overlayDefaults } from '../../facts/kernel/overlay-defaults.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const indexOn = defineRule({
  id: 'kernel/index-on',
  meta: {
    title: 'overlayfs keeps no index by default.',
    why: 'Docker and containerd switch it off for their own mounts, podman does not. A mount that uses an upper directory again with other lower ones then fails with ESTALE.',
    fix: 'Set index=off for the overlay module.',
    severity: 'info',
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/overlay.go Init',
      'containerd plugins/snapshots/overlay/overlay.go NewSnapshotter; containers/storage drivers/overlay/overlay.go',
      'linux Documentation/filesystems/overlayfs.rst, Sharing and copying layers',
    ],
  },
  needs: { defaults: overlayDefaults, os: maybe(osRelease) },
  messages: { on: 'overlay index is on by default.' },
  check({ facts: { defaults, os }, pass, fail, notApplicable }) {
    if (!defaults) return notApplicable('there is no overlay to be had');
    const parameter = defaults.parameters.index;
    if (!parameter) return notApplicable("this kernel's overlayfs has no index");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    return fail(
      'on',
      {},
      { evidence, fix: overlayDefaultOff(os, ['index'], defaults.builtIn === true, parameter.from === 'running') },
    );
  },
});

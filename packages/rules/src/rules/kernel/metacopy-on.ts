import { defineRule, maybe } from '@hostlint/core';
import { overlayDefaults } from '../../facts/kernel/overlay-defaults.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const metacopyOn = defineRule({
  id: 'kernel/metacopy-on',
  meta: {
    title: 'overlayfs does not copy metadata up alone.',
    why: 'With metacopy a layer may hold metadata without its file: layers cannot be moved, those of strangers are a danger, and Docker and podman compare layers file by file (Native Overlay Diff: false).',
    fix: 'Set metacopy=off for the overlay module.',
    severity: 'info',
    // A mount in a user namespace, with its attributes of users, has it off.
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/check.go usingMetacopy',
      'linux Documentation/filesystems/overlayfs.rst, Metadata only copy up',
    ],
  },
  needs: { defaults: overlayDefaults, os: maybe(osRelease) },
  messages: {
    on: 'overlay metacopy is on: do not use layers that you do not trust. Docker and podman will not use native diffs.',
  },
  check({ facts: { defaults, os }, pass, fail, notApplicable }) {
    if (!defaults) return notApplicable('there is no overlay to be had');
    const parameter = defaults.parameters.metacopy;
    if (!parameter) return notApplicable("this kernel's overlayfs has no metacopy");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    return fail(
      'on',
      {},
      { evidence, fix: overlayDefaultOff(os, ['metacopy'], defaults.builtIn === true, parameter.from === 'running') },
    );
  },
});

import { defineRule, maybe } from '@hostlint/core';
import { overlayDefaults } from '../../facts/kernel/overlay-defaults.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const redirectDirOn = defineRule({
  id: 'kernel/redirect-dir-on',
  meta: {
    title: 'overlayfs does not rename directories by redirect.',
    why: 'With redirect_dir a layer holds redirects that only overlayfs understands: Docker and podman then compare layers file by file (Native Overlay Diff: false), which makes builds slow.',
    fix: 'Set redirect_dir=off for the overlay module.',
    severity: 'warning',
    presets: ['docker', 'podman'],
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/check.go doesSupportNativeDiff',
      'containers/storage drivers/overlay/check.go doesSupportNativeDiff',
      'linux Documentation/filesystems/overlayfs.rst, renaming directories',
    ],
  },
  needs: { defaults: overlayDefaults, os: maybe(osRelease) },
  messages: { on: 'overlay redirect_dir is on: Docker and podman will not use native diffs.' },
  check({ facts: { defaults, os }, pass, fail, notApplicable }) {
    if (!defaults) return notApplicable('there is no overlay to be had');
    const parameter = defaults.parameters.redirectDir;
    if (!parameter) return notApplicable("this kernel's overlayfs has no redirect_dir");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    return fail(
      'on',
      {},
      {
        evidence,
        fix: overlayDefaultOff(
          os,
          ['redirect_dir', 'metacopy'],
          defaults.builtIn === true,
          parameter.from === 'running',
        ),
      },
    );
  },
});

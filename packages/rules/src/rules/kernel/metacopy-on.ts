import { defineRule, maybe } from '@hostlint/core';
import { overlayParameters } from '../../facts/kernel/overlay-parameters.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { osRelease } from '../../facts/os/release.js';
import { overlayDefaultOff } from '../../shared/kernel/overlay-default.js';

export const metacopyOn = defineRule({
  id: 'kernel/metacopy-on',
  meta: {
    title: 'overlayfs does not copy metadata up alone.',
    why: 'With metacopy a layer may hold metadata without its file: layers cannot be moved, those of strangers are a danger, and Docker does without native diffs.',
    fix: 'Set metacopy=off for the overlay module.',
    severity: 'info',
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/check.go usingMetacopy',
      'linux Documentation/filesystems/overlayfs.rst, Metadata only copy up',
    ],
  },
  needs: { parameters: maybe(overlayParameters), support: maybe(overlaySupport), os: maybe(osRelease) },
  messages: {
    on: 'overlay metacopy is on: do not use layers that you do not trust; Docker will not use native diffs.',
  },
  check({ facts: { parameters, support, os }, pass, fail, notApplicable, unknown }) {
    if (support.known && !support.value.usable) return notApplicable('there is no overlay to be had');
    if (!parameters.known) return unknown(parameters.detail);
    const parameter = parameters.value.metacopy;
    if (!parameter) return notApplicable("this kernel's overlayfs has no metacopy");
    const evidence = [parameter.evidence];
    if (parameter.value !== true) return pass({ evidence });
    const builtIn = support.known && support.value.builtIn === true;
    return fail(
      'on',
      {},
      { evidence, fix: overlayDefaultOff(os, ['metacopy'], builtIn, parameter.from === 'running') },
    );
  },
});

import { defineRule, maybe } from '@hostlint/core';
import { kernelRelease } from '../../facts/kernel/release.js';

export const releaseUnparsable = defineRule({
  id: 'kernel/release-unparsable',
  meta: {
    title: 'The kernel’s release begins with its version.',
    why: 'What depends on the version of the kernel cannot be judged otherwise; engines read the release the same way.',
    fix: 'Build the kernel with a release that begins with its version, such as 6.12.1-custom.',
    severity: 'warning',
    sources: ['moby v28.5.2 pkg/parsers/kernel/kernel.go ParseRelease'],
  },
  needs: { release: maybe(kernelRelease) },
  messages: { unparsable: 'The version of the kernel cannot be told: {detail}.' },
  check({ facts: { release }, pass, fail, unknown }) {
    if (release.known) return pass();
    if (release.reason === 'malformed') return fail('unparsable', { detail: release.detail });
    return unknown(release.detail);
  },
});

import { defineRule } from '@hostlint/core';
import { configFile } from '../../facts/kernel/config-file.js';
import { kernelRelease } from '../../facts/kernel/release.js';

export const configMismatch = defineRule({
  id: 'kernel/config-mismatch',
  meta: {
    title: 'The kernel configuration that is found belongs to the running kernel.',
    why: 'A source tree on the host may be of any kernel; judging by it would be guessing, so it is not used.',
    fix: 'Put the configuration of the running kernel at /boot/config-RELEASE.',
    severity: 'warning',
    sources: ['moby v28.5.2 contrib/check-config.sh possibleConfigs, which takes any of them'],
  },
  needs: { file: configFile, release: kernelRelease },
  messages: {
    stranger:
      '{path} is not the configuration of {release}: {why}. It is not used, and what this kernel was built with is not judged.',
  },
  check({ facts: { file, release }, pass, fail, notApplicable }) {
    if (!file) return notApplicable('there is no configuration');
    if (file.mismatch === null) return pass({ evidence: [{ path: file.path }] });
    const data = { path: file.path, release: release.raw, why: file.mismatch };
    return fail('stranger', data, { evidence: [{ path: file.path }] });
  },
});

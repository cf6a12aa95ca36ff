import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const userlandProxyMissing = defineRule({
  id: 'docker/userland-proxy-missing',
  meta: {
    title: 'The userland proxy’s program is there when the proxy is on.',
    why: 'Since 25.0 dockerd looks for docker-proxy when it starts, unless the userland proxy is turned off, and exits without it.',
    fix: 'Install the whole engine (docker-ce, docker.io), or turn the proxy off.',
    severity: 'error',
    sources: [
      'moby v25.0.0 daemon/config/config_linux.go validatePlatformConfig; v28.5.2 verifyUserlandProxyConfig, lookupBinPath',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { missing: 'The userland proxy is on, but cannot be used: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'userland-proxy', {
      pass,
      unknown,
      fail: fault => {
        const fix = editFix('Correct the path.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'missing',
          { message: fault.message },
          {
            ...details,
            fix: {
              summary: 'Install docker-proxy with the package of the engine, or set "userland-proxy": false.',
              commands: details.fix.commands,
            },
          },
        );
      },
    });
  },
});

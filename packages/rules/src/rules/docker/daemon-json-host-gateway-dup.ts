import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonHostGatewayDup = defineRule({
  id: 'docker/daemon-json-host-gateway-dup',
  meta: {
    title: 'host-gateway-ip and host-gateway-ips are not both set.',
    why: 'Docker 28.0 replaced "host-gateway-ip" by the list "host-gateway-ips" and takes one of them only.',
    fix: 'Keep the list.',
    severity: 'error',
    sources: ['moby v28.5.2 daemon/config/config.go migratedNamedConfig'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { both: '{message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'host-gateway', {
      pass,
      unknown,
      fail: fault => {
        const fix = editFix('Keep "host-gateway-ips" and remove "host-gateway-ip".', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('both', { message: fault.message }, details);
      },
    });
  },
});

import { defineRule } from '@hostlint/core';
import { firewalld as firewalldFact } from '../../facts/network/firewalld.js';
import { fix } from '../../shared/fixes/by-distribution.js';

export const firewalld = defineRule({
  id: 'network/firewalld',
  meta: {
    title: 'firewalld lets the published ports of containers through.',
    why: 'With StrictForwardPorts firewalld drops what others than itself forward: each published port must then be opened by firewall-cmd, for Docker and for Podman run by root.',
    fix: 'Set StrictForwardPorts to no, or forward each port by firewall-cmd.',
    severity: 'warning',
    presets: ['docker', 'podman'],
    sources: [
      'firewalld v2.3.0 config/firewalld.conf StrictForwardPorts; src/firewall/core/fw.py',
      'containers/netavark v2.1.0 docs/netavark-firewalld.7.md Strict Port Forwarding',
    ],
  },
  needs: { firewalld: firewalldFact },
  messages: { strict: 'firewalld is told to drop what containers publish: StrictForwardPorts is on.' },
  check({ facts: { firewalld }, pass, fail, notApplicable }) {
    const { enabled, strictForwardPorts, evidence } = firewalld;
    if (!enabled) return notApplicable('firewalld does not start with this host');
    if (!strictForwardPorts) return pass({ evidence });
    const way = fix(
      'Let firewalld accept them.',
      "sed -i 's/^ *StrictForwardPorts *=.*/StrictForwardPorts=no/' /etc/firewalld/firewalld.conf",
      'firewall-cmd --reload',
    );
    return fail('strict', {}, { evidence, fix: way });
  },
});

import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { ufw as ufwFact } from '../../facts/network/ufw.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { linesOf } from '../../shared/network/docker-words.js';

export const ufw = defineRule({
  id: 'network/ufw',
  meta: {
    title: 'No firewall is relied on that Docker’s published ports go around.',
    why: 'Docker forwards published ports before ufw’s rules see them. "ufw deny" does not close them: they are open to everybody who reaches this host.',
    fix: 'Publish ports to 127.0.0.1 where only this host needs them, and write rules into the chain DOCKER-USER.',
    severity: 'info',
    presets: ['docker'],
    sources: ['docker/docs content/manuals/engine/network/packet-filtering-firewalls.md "Docker and ufw"'],
  },
  needs: { ufw: ufwFact, config: daemonConfig },
  messages: { bypassed: 'ufw is on, and does not guard ports that Docker publishes.' },
  check({ facts: { ufw, config }, pass, fail, notApplicable }) {
    const { on, evidence } = ufw;
    if (!on) return notApplicable('ufw is not on', { evidence });
    const { iptables } = config.network;
    if (!iptables.value) return pass({ evidence: [...evidence, ...linesOf(iptables)] });
    const way = fix(
      'See what is published, and to whom; "127.0.0.1:8080:80" in place of "8080:80" is for this host alone.',
      "docker ps --format '{{.Names}}: {{.Ports}}'",
      'iptables -nL DOCKER-USER',
    );
    return fail('bypassed', {}, { evidence, fix: way });
  },
});

import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { resolver } from '../../facts/network/resolver.js';
import { changeSetting, linesOf } from '../../shared/network/docker-words.js';

export const resolvConf = defineRule({
  id: 'network/resolv-conf',
  meta: {
    title: 'Containers on Docker’s default network get a nameserver of this host’s.',
    why: 'A nameserver on a loopback address is another one inside of a container, so Docker leaves it out. With none left it gives 8.8.8.8 and 8.8.4.4, which a closed network does not reach and which know no internal names.',
    fix: 'Set "dns" to addresses that containers reach.',
    severity: 'info',
    presets: ['docker'],
    sources: [
      'moby v20.10.24 vendor/github.com/docker/libnetwork/resolvconf/resolvconf.go FilterResolvDNS',
      'moby v28.5.2 libnetwork/internal/resolvconf/resolvconf.go TransformForLegacyNw; sandbox_dns_unix.go updateDNS',
    ],
  },
  needs: { config: daemonConfig, resolver },
  messages: {
    loopback: '{path} names {addresses} alone, which containers cannot use: on the default network they ask 8.8.8.8.',
    none: '{path} names no nameserver: containers on the default network ask 8.8.8.8.',
  },
  check({ facts: { config, resolver }, pass, fail, notApplicable }) {
    const { dns, bridge } = config.network;
    if (bridge.value === 'none') return notApplicable('there is no default network', { evidence: linesOf(bridge) });
    if (dns.value.length > 0) return notApplicable('"dns" is set', { evidence: linesOf(dns) });
    const { path, nameservers } = resolver;
    const evidence = nameservers.length === 0 ? [{ path }] : nameservers.map(server => server.evidence);
    if (nameservers.some(({ loopback }) => !loopback)) return pass({ evidence });
    const fix = changeSetting('Set "dns": ["ADDRESS"] to nameservers that containers reach.', config);
    if (nameservers.length === 0) return fail('none', { path }, { evidence, fix });
    const addresses = nameservers.map(({ address }) => address).join(' and ');
    return fail('loopback', { path, addresses }, { evidence, fix });
  },
});

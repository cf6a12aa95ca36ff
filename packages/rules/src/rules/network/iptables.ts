import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerEngine } from '../../facts/docker/engine.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { firewallPrograms } from '../../facts/network/firewall-programs.js';
import { osRelease } from '../../facts/os/release.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { byNftables, changeSetting, linesOf } from '../../shared/network/docker-words.js';

export const iptables = defineRule({
  id: 'network/iptables',
  meta: {
    title: 'The programs that dockerd writes its firewall rules with are there.',
    why: 'dockerd runs iptables before it makes any network, and exits where it is missing. Without ip6tables there are no networks with IPv6.',
    fix: 'Install iptables, or set "iptables" and "ip6tables" to false and write all rules yourself.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v29.7.2 libnetwork/iptables/iptables.go detectIptables, initCheck; drivers/bridge configure, setupIPChains',
      'moby v27.0.1 libnetwork/drivers/bridge/bridge_linux.go configure: what fails for IPv6 is only logged',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 without iptables, without ip6tables, and with one of both turned off',
    ],
  },
  needs: {
    config: daemonConfig,
    engine: dockerEngine,
    programs: maybe(firewallPrograms),
    sysctls: maybe(kernelSysctls),
    os: maybe(osRelease),
  },
  messages: {
    missing: '{program} is not in dockerd’s PATH: dockerd would exit with "{words}".',
    noIpv6: 'ip6tables is not in dockerd’s PATH: networks with IPv6 cannot be made.',
    half: 'ip6tables is on and iptables is off: before 27.0 dockerd exits with "cannot create new chains, EnableIPTable is disabled".',
  },
  check({ facts: { config, engine, programs, sysctls, os }, pass, fail, notApplicable, unknown }) {
    if (byNftables(config)) return notApplicable('dockerd writes its rules with nftables');
    if (!engine.installed) return notApplicable('Docker is not installed here; its packages bring iptables');
    const { version, network, experimental } = config;
    const { iptables: four, ip6tables: six } = network;
    const later = isSince(version, '27.0');
    // Then rules of IPv6 are written at the start, which the program for IPv4 must be there for as well.
    const defaultIpv6 = later && six.value && network.ipv6.value && network.bridge.value !== 'none';
    const evidence = [{ path: 'PATH' }];
    const missing = { evidence, fix: installPackage(os, packages) };
    const words = isSince(version, '25.0') ? 'iptables not found' : 'Iptables not found';

    const ofIpv4 = (): Outcome => {
      const subject = 'iptables';
      if (!four.value && !defaultIpv6) return notApplicable('iptables is off', { subject, evidence: linesOf(four) });
      if (!programs.known) return unknown(programs.detail, { subject });
      if (programs.value.iptables !== null) return pass({ subject, evidence: [{ path: programs.value.iptables }] });
      return fail('missing', { program: subject, words }, { subject, ...missing });
    };
    const ofIpv6 = (): Outcome => {
      const subject = 'ip6tables';
      if (!six.value) return notApplicable('ip6tables is off', { subject, evidence: linesOf(six) });
      if (!later && !experimental.value) return notApplicable('ip6tables was an experiment until 27.0', { subject });
      if (!later && !four.value) {
        const fix = changeSetting('Turn ip6tables off as well, or both on.', config);
        return fail('half', {}, { subject, evidence: linesOf(six, four), fix });
      }
      const atStart = !later || defaultIpv6 ? {} : { stops: [] };
      if (!programs.known) return unknown(programs.detail, { subject, ...atStart });
      if (programs.value.ip6tables !== null) return pass({ subject, evidence: [{ path: programs.value.ip6tables }] });
      if (!later || defaultIpv6)
        return fail('missing', { program: subject, words: 'ip6tables is missing' }, { subject, ...missing });
      const kernel = sysctls.known ? sysctls.value['net.ipv6.conf.all.forwarding'] : sysctls;
      if (!kernel.known) return unknown(kernel.detail, { subject, stops: [] });
      if (kernel.value === null) return notApplicable('the kernel has no IPv6', { subject });
      return fail('noIpv6', {}, { subject, ...missing, severity: 'warning', stops: [] });
    };
    return [ofIpv4(), ofIpv6()];
  },
});

const packages = {
  debian: 'iptables',
  rhel: 'iptables',
  suse: 'iptables',
  alpine: 'iptables ip6tables',
  arch: 'iptables-nft',
  other: 'iptables',
} as const;

import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { networkDockerModules, type DockerModuleStanding } from '../../facts/network/docker-modules.js';
import { iptables } from '../../facts/network/iptables.js';
import { osRelease } from '../../facts/os/release.js';
import { byNftables } from '../../shared/network/docker-words.js';
import { moduleFix } from '../../shared/network/module-fix.js';
import { lookAtHostAsRoot } from '../../shared/cures.js';

const losses: Readonly<Record<DockerModuleStanding['without'], string>> = {
  start: 'dockerd would exit',
  containers: 'no container gets a network',
  ports: 'no port of a container can be published',
  ipv6: 'networks with IPv6 cannot be made',
  stale: 'connections to containers that are gone are not forgotten',
};

export const dockerModules = defineRule({
  id: 'network/docker-modules',
  meta: {
    title: 'The kernel has what dockerd’s networks and firewall rules are made of.',
    why: 'dockerd makes a bridge and writes rules when it starts, and exits where the kernel lacks what they use. Which modules those are depends on its settings and on the variant of iptables.',
    fix: 'Install the modules of the kernel, take the line out that blocks them, or reboot after an upgrade of the kernel.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v29.7.2 contrib/check-config.sh; libnetwork/drivers/bridge configure, setupIPChains, setupDevice; ns/init_linux.go',
      'moby v28.0.0 libnetwork/drivers/bridge/port_mapping_linux.go: rules in the table raw; setupHashNetIpset, gone in 28.0.1',
      'moby docker-v29.7.2 daemon/libnetwork/drivers/bridge/internal/nftabler/nftabler.go',
      'linux v6.1 net/ipv4/netfilter/Makefile, net/netfilter/Makefile; kmod 34.2 modprobe.d(5)',
    ],
  },
  needs: {
    config: daemonConfig,
    modules: networkDockerModules,
    iptables: maybe(iptables),
    release: maybe(kernelRelease),
    os: maybe(osRelease),
  },
  messages: {
    absent: '{use} need {module}, and {why}: {loss}.',
    blocked: '{use} need {module}, and {why}: {loss}.',
  },
  check({ facts: { config, modules, iptables, release, os }, pass, fail, unknown }) {
    const outcomes = modules.map(standing => {
      const { name, state, why, evidence, without, use } = standing;
      const details = { subject: name, evidence };
      if (state === 'there') return pass(details);
      const stops = without === 'start' ? {} : { stops: [] };
      if (state === 'unclear') return unknown(why, { ...details, ...stops, cure: lookAtHostAsRoot });
      const fix = moduleFix(standing, os, release.known ? release.value : null);
      const severity = without === 'ipv6' || without === 'stale' ? ({ severity: 'warning' } as const) : {};
      return fail(state, { use, module: name, why, loss: losses[without] }, { ...details, fix, ...severity, ...stops });
    });
    const runsIptables = !byNftables(config) && (config.network.iptables.value || config.network.ip6tables.value);
    if (iptables.known || !runsIptables) return outcomes;
    return [
      ...outcomes,
      unknown(`which modules iptables needs cannot be told: ${iptables.detail}`, { subject: 'iptables' }),
    ];
  },
});

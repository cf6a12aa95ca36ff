import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerEngine } from '../../facts/docker/engine.js';
import { swarmState } from '../../facts/docker/swarm-state.js';
import { firewallPrograms } from '../../facts/network/firewall-programs.js';
import { osRelease } from '../../facts/os/release.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { byNftables, changeSetting, linesOf } from '../../shared/network/docker-words.js';
import { lookAsRoot } from '../../shared/cures.js';

export const nftables = defineRule({
  id: 'network/nftables',
  meta: {
    title: 'The firewall backend nftables can be used, where dockerd is told to.',
    why: 'dockerd exits when it finds neither nft nor libnftables, or when it is a node of a swarm, which this backend cannot serve yet.',
    fix: 'Install nftables, or take the setting "firewall-backend" out.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby docker-v29.7.2 daemon/libnetwork/firewall_linux.go selectFirewallBackend; internal/nftables/nft_exec_linux.go, nft_cgo_linux.go',
      'moby docker-v29.7.2 daemon/config/config_linux.go IsSwarmCompatible; daemon/cluster/cluster.go Start; the feature swarm-nftables since 29.6',
      'moby v28.5.2 libnetwork/firewall_linux.go: the variable DOCKER_FIREWALL_BACKEND, without nft ignored',
    ],
  },
  needs: {
    config: daemonConfig,
    engine: dockerEngine,
    programs: maybe(firewallPrograms),
    swarm: maybe(swarmState),
    os: maybe(osRelease),
  },
  messages: {
    missing:
      'dockerd is told to use nftables, and nft is not in its PATH: it would exit with "firewall-backend is set to nftables: failed to find nft tool".',
    ignored: 'DOCKER_FIREWALL_BACKEND=nftables has no effect: nft is not in dockerd’s PATH, so it takes iptables.',
    swarm:
      'This host is a node of a swarm, and dockerd is told to use nftables: it would exit with "--firewall-backend=nftables is incompatible with swarm mode".',
  },
  check({ facts: { config, engine, programs, swarm, os }, pass, fail, notApplicable, unknown }) {
    const { version, network, features } = config;
    if (network.firewall.value !== 'nftables') return notApplicable('dockerd writes its rules with iptables');
    const evidence = linesOf(network.firewall);
    if (!engine.installed) return notApplicable('Docker is not installed here', { evidence });
    if (!programs.known) return unknown(programs.detail, { evidence, ...(byNftables(config) ? {} : { stops: [] }) });
    const { nft, libnftables } = programs.value;
    const install = installPackage(os, {
      debian: 'nftables',
      rhel: 'nftables',
      suse: 'nftables',
      alpine: 'nftables',
      arch: 'nftables',
      other: 'nftables',
    });
    if (!byNftables(config)) {
      if (nft !== null) return pass({ evidence });
      return fail('ignored', {}, { evidence, fix: install, severity: 'warning', stops: [] });
    }
    if (nft === null && libnftables === null) return fail('missing', {}, { evidence, fix: install });
    if (nft === null)
      return unknown(
        `nft is not there, and whether this dockerd uses ${libnftables} in its place depends on its build`,
        {
          evidence,
          cure: 'Install nftables.',
        },
      );
    const serves = !network.iptables.value || (isSince(version, '29.6') && features.value['swarm-nftables'] === true);
    if (serves) return pass({ evidence });
    if (!swarm.known) return unknown(swarm.detail, { evidence, cure: lookAsRoot });
    if (!swarm.value.active) return pass({ evidence });
    return fail('swarm', {}, { evidence, fix: changeSetting('Take "firewall-backend" out.', config) });
  },
});

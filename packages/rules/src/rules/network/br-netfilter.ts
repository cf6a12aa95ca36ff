import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { networkBridgeFilter } from '../../facts/network/bridge-filter.js';
import { osRelease } from '../../facts/os/release.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { linesOf, notRunning } from '../../shared/network/docker-words.js';
import { moduleFix } from '../../shared/network/module-fix.js';
import { lookAtHostAsRoot } from '../../shared/cures.js';

export const brNetfilter = defineRule({
  id: 'network/br-netfilter',
  meta: {
    title: 'The kernel can filter what passes a bridge, where dockerd’s settings need it.',
    why: 'Without br_netfilter containers on one bridge can be neither kept apart (icc off) nor reached without the userland proxy, and dockerd exits.',
    fix: 'Load br_netfilter, or turn icc and the userland proxy on again.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v27.3.1 drivers/bridge/bridge.go createNetwork: needed where icc is off; /.dockerenv excuses its absence until 27.2',
      'moby v27.4.0 to v29.7.2 drivers/bridge/setup_bridgenetfiltering.go: and where the userland proxy is off',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with --icc=false and --userland-proxy=false without /proc/sys/net/bridge',
    ],
  },
  needs: {
    config: daemonConfig,
    filter: maybe(networkBridgeFilter),
    sysctls: maybe(kernelSysctls),
    release: maybe(kernelRelease),
    os: maybe(osRelease),
  },
  messages: {
    missing:
      '{setting} needs br_netfilter, and {why}: dockerd would exit with "cannot restrict inter-container communication".',
    ignored: '{setting} needs br_netfilter, and {why}: dockerd goes on without, and that setting has no effect.',
  },
  check({ facts: { config, filter, sysctls, release, os }, pass, fail, notApplicable, unknown }) {
    const { version, network } = config;
    const { icc, userlandProxy, iptables, bridge, ipForward } = network;
    if (!iptables.value) return notApplicable('iptables is off', { evidence: linesOf(iptables) });
    if (bridge.value === 'none') return notApplicable('there is no default network', { evidence: linesOf(bridge) });
    const proxyCounts = isSince(version, '27.4') && !userlandProxy.value;
    if (icc.value && !proxyCounts) return notApplicable('icc and the userland proxy are on');
    const settings = linesOf(...(icc.value ? [] : [icc]), ...(proxyCounts ? [userlandProxy] : []));
    if (!ipForward.value) {
      const forward = sysctls.known ? sysctls.value['net.ipv4.ip_forward'] : sysctls;
      if (!forward.known)
        return forward.reason === 'not-running'
          ? notApplicable(notRunning)
          : unknown(forward.detail, { evidence: settings });
      if (!forward.value?.startsWith('1'))
        return notApplicable('the host does not forward', { evidence: forward.evidence });
    }
    if (!filter.known) return unknown(filter.detail, { evidence: settings });
    const { state, why, excused } = filter.value;
    const evidence = [...settings, ...filter.value.evidence];
    if (state === 'there') return pass({ evidence });
    const goesOn = network.ignoresBridgeFilter || (excused && !isSince(version, '27.3'));
    const atStart = goesOn ? { stops: [] } : {};
    if (state === 'unclear') return unknown(why, { evidence, cure: lookAtHostAsRoot, ...atStart });
    const data = { setting: icc.value ? 'userland-proxy: false' : 'icc: false', why };
    const fix = moduleFix(filter.value, os, release.known ? release.value : null);
    if (goesOn) return fail('ignored', data, { evidence, fix, severity: 'warning', ...atStart });
    return fail('missing', data, { evidence, fix });
  },
});

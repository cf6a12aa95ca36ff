import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { routerAdvertisements } from '../../facts/network/router-advertisements.js';
import { osRelease } from '../../facts/os/release.js';
import { andThen } from '../../shared/fixes/by-distribution.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { byNftables, changeSetting, linesOf, notRunning } from '../../shared/network/docker-words.js';

const all = 'net.ipv6.conf.all.forwarding';
const standard = 'net.ipv6.conf.default.forwarding';

export const ipv6Forward = defineRule({
  id: 'network/ipv6-forward',
  meta: {
    title: 'The host has IPv6 and forwards it, where Docker’s default network has IPv6.',
    why: 'dockerd exits when the kernel has no IPv6 for its bridge. And a host that begins to forward IPv6 no longer listens to routers, unless it is told to.',
    fix: 'Boot without ipv6.disable=1; set net.ipv6.conf.all.forwarding to 1, and accept_ra of the uplink to 2.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v29.7.2 drivers/bridge setupBridgeIPv6, setupIPv6Forwarding, checkIPv6Forwarding',
      'linux v6.1 net/ipv6/addrconf.c addrconf_fixup_forwarding, ipv6_accept_ra; net/ipv6/route.c rt6_purge_dflt_routers',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with --ipv6 on a kernel without IPv6',
    ],
  },
  needs: {
    config: daemonConfig,
    sysctls: maybe(kernelSysctls),
    advertised: maybe(routerAdvertisements),
    os: maybe(osRelease),
  },
  messages: {
    noIpv6:
      'The default network is to have IPv6, and the kernel has none: dockerd would exit with "Cannot read IPv6 setup for bridge".',
    leftAlone:
      '{key} is {value} and dockerd is told to leave it alone (ip-forward is off): containers reach nothing outside by IPv6.',
    notByNftables:
      '{key} is {value}, and with nftables dockerd does not change it: it would exit with "IPv6 global forwarding is disabled".',
    losesRoute:
      'dockerd turns forwarding of IPv6 on, and then {device} takes no more router advertisements: this host loses its default route of IPv6.',
  },
  check({ facts: { config, sysctls, advertised, os }, pass, fail, notApplicable, unknown }) {
    const { ipv6, bridge, ipForward, firewall } = config.network;
    if (!ipv6.value || bridge.value === 'none') return notApplicable('the default network has no IPv6');
    const settings = linesOf(ipv6);
    for (const key of [all, standard] as const) {
      const sysctl = sysctls.known ? sysctls.value[key] : sysctls;
      if (!sysctl.known && sysctl.reason === 'not-running') return notApplicable(notRunning);
      if (!sysctl.known) return unknown(sysctl.detail, { evidence: settings });
      const { value } = sysctl;
      const fix = andThen(setSysctl(os, all, '1'), 'It sets default.forwarding as well.');
      if (value === null)
        return fail(
          'noIpv6',
          {},
          { evidence: settings, fix: changeSetting('Boot with IPv6, or take "ipv6" out.', config) },
        );
      const evidence = [...settings, ...sysctl.evidence];
      if (value.startsWith('1')) continue;
      if (!ipForward.value)
        return fail('leftAlone', { key, value }, { evidence: [...evidence, ...linesOf(ipForward)], fix, stops: [] });
      if (byNftables(config))
        return fail('notByNftables', { key, value }, { evidence: [...evidence, ...linesOf(firewall)], fix });
      if (key === standard) continue;
      if (!advertised.known) return unknown(advertised.detail, { evidence, stops: [] });
      const loser = advertised.value.find(({ acceptRa }) => acceptRa === '1');
      if (!loser) continue;
      // sysctl.d(5): a dot in a name is written as a slash.
      const place = `net.ipv6.conf.${loser.device.replaceAll('.', '/')}.accept_ra`;
      const details = { evidence: loser.evidence, fix: setSysctl(os, place, '2') };
      return fail('losesRoute', { device: loser.device }, { ...details, severity: 'warning', stops: [] });
    }
    return pass({ evidence: settings });
  },
});

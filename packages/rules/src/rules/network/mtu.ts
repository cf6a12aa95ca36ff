import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { uplinks } from '../../facts/network/uplinks.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { settingKey } from '../../shared/fixes/daemon-key.js';
import { restartOf } from '../../shared/fixes/restart-step.js';
import { changeSetting, linesOf } from '../../shared/network/docker-words.js';

export const mtu = defineRule({
  id: 'network/mtu',
  meta: {
    title: 'Docker’s networks send no larger packets than the host’s way out takes.',
    why: 'Docker gives its networks an MTU of 1500 whatever the host has. Over a VPN or a cloud’s smaller link large answers then get lost where ICMP is filtered: downloads begin and hang.',
    fix: 'Set "mtu" to that of the uplink, and for networks that users make "default-network-opts".',
    severity: 'warning',
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v29.7.2 daemon/config/config.go DefaultNetworkMtu; daemon_unix.go initBridgeDriver; default-network-opts since 24.0',
    ],
  },
  needs: { config: daemonConfig, uplinks },
  messages: {
    larger: 'The default network has an MTU of {mtu}, and {device}, the way out, one of {uplink}.',
    othersLarger: 'Networks that users make have an MTU of {mtu}, and {device}, the way out, one of {uplink}.',
  },
  check({ facts: { config, uplinks }, pass, fail, notApplicable }) {
    const [uplink] = uplinks;
    if (!uplink) return notApplicable('there is no default route');
    const { bridge, mtu: setting, networkMtu } = config.network;
    const evidence = [{ path: `/sys/class/net/${uplink.device}/mtu`, line: 1, text: String(uplink.mtu) }];
    const data = { device: uplink.device, uplink: uplink.mtu };
    const mtu = setting.value === 0 ? 1500 : setting.value;
    const first = { subject: 'default network', evidence: [...evidence, ...linesOf(setting)] };
    const ofDefault = (): ReturnType<typeof pass | typeof fail | typeof notApplicable> => {
      if (bridge.value === 'none') return notApplicable('there is no default network', first);
      if (mtu <= uplink.mtu) return pass(first);
      const edit = changeSetting(`Set "mtu": ${uplink.mtu}.`, config);
      const fix = settingKey(edit, config, setting, ['mtu'], uplink.mtu, restartOf('docker.service'));
      return fail('larger', { ...data, mtu }, { ...first, fix });
    };
    const others = { subject: 'other networks', evidence };
    const of = networkMtu ?? 1500;
    if (of <= uplink.mtu) return [ofDefault(), pass(others)];
    const option = `{"bridge": {"com.docker.network.driver.mtu": "${uplink.mtu}"}}`;
    const fix = isSince(config.version, '24.0')
      ? changeSetting(`Set "default-network-opts": ${option}.`, config)
      : {
          summary: 'Make each network with this option; Docker 24.0 can set it for all.',
          commands: [`docker network create --opt com.docker.network.driver.mtu=${uplink.mtu} NAME`],
        };
    return [ofDefault(), fail('othersLarger', { ...data, mtu: of }, { ...others, fix, severity: 'info' })];
  },
});

import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { defaultBridge as defaultBridgeFact } from '../../facts/network/default-bridge.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { linesOf, notRunning } from '../../shared/network/docker-words.js';

export const defaultBridge = defineRule({
  id: 'network/default-bridge',
  meta: {
    title: 'The bridge of Docker’s default network is there, or dockerd can make it.',
    why: 'dockerd makes docker0 itself. A bridge that is configured in its place must be there before it starts, or it exits.',
    fix: 'Make the bridge before dockerd starts, or take the setting "bridge" out.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v29.7.2 libnetwork/drivers/bridge setupDevice, newInterface',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with --bridge of what is not there, of a bridge and of a veth device; and with a docker0 that is none',
    ],
  },
  needs: { config: daemonConfig, bridge: maybe(defaultBridgeFact) },
  messages: {
    missing:
      'There is no {name}: dockerd would exit with "bridge device with non default name {name} must be created manually".',
    other: '{name} is not a bridge: dockerd would exit with "existing interface {name} is not a bridge".',
  },
  check({ facts: { config, bridge }, pass, fail, notApplicable, unknown }) {
    const setting = config.network.bridge;
    const evidence = linesOf(setting);
    if (setting.value === 'none') return notApplicable('there is no default network', { evidence });
    if (!bridge.known)
      return bridge.reason === 'not-running' ? notApplicable(notRunning) : unknown(bridge.detail, { evidence });
    const { owner, name, device } = bridge.value;
    const quoted = shellWord(name);
    if (device === 'other')
      return fail(
        'other',
        { name },
        { evidence, fix: fix(`Give that device another name.`, `ip -details link show ${quoted}`) },
      );
    if (device === 'bridge' || owner === 'docker') return pass({ evidence });
    const make = fix(
      `Make ${name} now, and have the network configuration of this system make it at every boot before docker.service.`,
      `ip link add name ${quoted} type bridge`,
      `ip link set ${quoted} up`,
    );
    return fail('missing', { name }, { evidence, fix: make });
  },
});

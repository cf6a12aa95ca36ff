import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { swarmState } from '../../facts/docker/swarm-state.js';
import { placeOf } from '../../shared/docker-storage/place.js';
import { lookAsRoot } from '../../shared/cures.js';

export const swarmSettings = defineRule({
  id: 'docker/swarm-settings',
  meta: {
    title: 'A member of a swarm does not keep containers over a restart of dockerd (live-restore).',
    why: 'Swarm mode excludes live-restore: a daemon that belongs to a swarm and is told to do so exits.',
    fix: 'Remove the setting, or leave the swarm first (docker swarm leave).',
    severity: 'error',
    sources: [
      'moby v20.10.24 daemon/config/config_unix.go, v29.0.0 and v29.6.0 daemon/config/config_linux.go IsSwarmCompatible',
      'moby v28.5.2 daemon/cluster/cluster.go Start, newNodeRunner',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with live-restore and the state of a swarm: exit',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, swarm: maybe(swarmState) },
  messages: {
    liveRestore: 'live-restore{place} excludes swarm mode, and this daemon belongs to a swarm: it would exit.',
  },
  check({ facts: { config, swarm }, pass, fail, notApplicable, unknown }) {
    const { liveRestore } = config;
    if (!liveRestore.value) return pass();
    if (!swarm.known)
      return unknown(
        `live-restore excludes swarm mode, and whether this daemon is in one is unknown: ${swarm.detail}`,
        {
          cure: lookAsRoot,
        },
      );
    if (!swarm.value.active) return notApplicable('This daemon is in no swarm, and with live-restore can join none.');
    const place = liveRestore.evidence ? ` (${placeOf(liveRestore.evidence)})` : '';
    const evidence = [...(liveRestore.evidence ? [liveRestore.evidence] : []), { path: swarm.value.path }];
    const fix = { summary: `Remove live-restore${place}.`, commands: [] };
    return fail('liveRestore', { place }, { evidence, fix });
  },
});

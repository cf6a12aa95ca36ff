import { defineFact } from '@hostlint/core';
import { daemonConfig } from './daemon-config.js';

/** Source: moby v29.7.2 daemon/cluster/cluster.go New, utils.go loadPersistentState, clearPersistentState. */
export const dockerSwarm = defineFact({
  id: 'docker/swarm',
  summary: 'Whether this host is a node of a Swarm.',
  privileges: 'The data-root belongs to root.',
  needs: { config: daemonConfig },
  async collect(host, { config }): Promise<boolean> {
    const path = `${config.dataRoot.value}/swarm/docker-state.json`;
    host.cite({ path });
    return (await host.stat(path)) !== undefined;
  },
});

import { defineFact } from '@hostlint/core';
import { dataRoot } from '../docker/data-root.js';

/** Source: moby docker-v29.7.2 daemon/cluster/cluster.go New, Start; utils.go loadPersistentState. */
export const networkSwarm = defineFact({
  id: 'network/swarm',
  summary: 'Whether this host is a node of a Docker swarm: dockerd takes its part in it up again when it starts.',
  privileges: 'Only root looks into the data-root.',
  needs: { root: dataRoot },
  async collect(host, { root }): Promise<boolean> {
    const path = `${root.path}/swarm/docker-state.json`;
    host.cite({ path });
    return (await host.stat(path)) !== undefined;
  },
});

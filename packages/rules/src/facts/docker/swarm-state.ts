import { defineFact } from '@hostlint/core';
import { dataRoot, inDataRoot } from './data-root.js';

/** Whether this daemon belongs to a swarm, by what it keeps in its data-root. */
export interface SwarmState {
  readonly active: boolean;
  /** The file that tells. */
  readonly path: string;
}

/** Source: moby v20.10.24, v28.5.2 daemon/cluster/utils.go loadPersistentState: without a certificate the rest is thrown away. */
export const swarmState = defineFact({
  id: 'docker/swarm-state',
  summary: 'Whether this daemon belongs to a swarm.',
  privileges: 'The data-root belongs to root (mode 0710), so only root sees what is in it.',
  reads: () => ({ stats: inDataRoot('swarm/docker-state.json', 'swarm/certificates/swarm-node.crt') }),
  needs: { root: dataRoot },
  async collect(host, { root }): Promise<SwarmState> {
    const directory = `${root.path}/swarm`;
    const path = `${directory}/docker-state.json`;
    const active =
      root.exists &&
      (await host.stat(path)) !== undefined &&
      (await host.stat(`${directory}/certificates/swarm-node.crt`)) !== undefined;
    if (active) host.cite({ path });
    return { active, path };
  },
});

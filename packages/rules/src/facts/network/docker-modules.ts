import { defineFact, maybe } from '@hostlint/core';
import type { ModuleStanding } from '../../shared/network/module-standing.js';
import { dockerModules, type DockerModule } from '../../shared/network/wanted-modules.js';
import { daemonConfig } from '../docker/daemon-config.js';
import { kernelConfig } from '../kernel/config.js';
import { modulePolicy } from '../kernel/module-policy.js';
import { kernelRelease } from '../kernel/release.js';
import { machineContainer } from '../machine/container.js';
import { iptables } from './iptables.js';
import { readStandings, standingReads } from './read-modules.js';

export type DockerModuleStanding = DockerModule & ModuleStanding;

/** What dockerd wants of the kernel depends on its configuration and on the iptables that it runs. */
export const networkDockerModules = defineFact({
  id: 'network/docker-modules',
  summary: 'Whether the kernel has each part that dockerd’s networks need, built in, loaded or loadable.',
  reads: standingReads,
  needs: {
    docker: daemonConfig,
    iptables: maybe(iptables),
    release: maybe(kernelRelease),
    config: maybe(kernelConfig),
    policy: maybe(modulePolicy),
    container: maybe(machineContainer),
  },
  async collect(host, { docker, iptables, ...surroundings }): Promise<readonly DockerModuleStanding[]> {
    const variant = iptables.known ? iptables.value.variant : null;
    return readStandings(host, dockerModules(docker, variant), surroundings);
  },
});

import { defineFact, maybe } from '@hostlint/core';
import type { ModuleStanding } from '../../shared/network/module-standing.js';
import { bridge, veth } from '../../shared/network/wanted-modules.js';
import { kernelConfig } from '../kernel/config.js';
import { modulePolicy } from '../kernel/module-policy.js';
import { kernelRelease } from '../kernel/release.js';
import { machineContainer } from '../machine/container.js';
import { readStandings, standingReads } from './read-modules.js';

export interface NetworkModule extends ModuleStanding {
  /** Whether the engines that are judged can do without: plugins of CNI need no bridge, Podman's default network is one. */
  readonly essential: boolean;
}

/** One that cannot be told is unclear alone. */
export const networkModules = defineFact({
  id: 'network/modules',
  summary: 'Whether the kernel has what networks are made of: veth and bridge, built in, loaded or loadable.',
  reads: standingReads,
  needs: {
    release: maybe(kernelRelease),
    config: maybe(kernelConfig),
    policy: maybe(modulePolicy),
    container: maybe(machineContainer),
  },
  async collect(host, needs, { judged }): Promise<readonly NetworkModule[]> {
    const standings = await readStandings(host, [veth, bridge], needs);
    return standings.map(({ name, state, absence, active, why, evidence, directive }) => {
      const essential = name === 'veth' || judged.includes('podman') || judged.includes('docker');
      return { name, state, absence, active, why, evidence, directive, essential };
    });
  },
});

import { defineFact, maybe } from '@hostlint/core';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import type { ModuleStanding } from '../../shared/network/module-standing.js';
import { bridge, bridgeFilter } from '../../shared/network/wanted-modules.js';
import { kernelConfig } from '../kernel/config.js';
import { modulePolicy } from '../kernel/module-policy.js';
import { kernelRelease } from '../kernel/release.js';
import { machineContainer } from '../machine/container.js';
import { readStandings, standingReads } from './read-modules.js';

export interface BridgeFilter extends ModuleStanding {
  /** Whether there is /.dockerenv, which older versions of dockerd take for a sign that somebody else's kernel is to blame. */
  readonly excused: boolean;
}

export const networkBridgeFilter = defineFact({
  id: 'network/bridge-filter',
  summary: 'Whether the kernel can put what passes a bridge through iptables: br_netfilter.',
  reads: () => ({ stats: ['/.dockerenv'], also: [standingReads()] }),
  needs: {
    release: maybe(kernelRelease),
    config: maybe(kernelConfig),
    policy: maybe(modulePolicy),
    container: maybe(machineContainer),
  },
  async collect(host, needs): Promise<BridgeFilter> {
    const { release } = needs;
    // linux 3.18 34666d467cbf made it a module of its own; before, bridge brings it where the kernel was built so.
    const inBridge = release.known && !isKernelAtLeast(release.value, 3, 18);
    const wanted = inBridge ? { ...bridge, sign: bridgeFilter.sign as string } : bridgeFilter;
    const [standing] = await readStandings(host, [wanted], needs);
    const excused = (await host.stat('/.dockerenv')) !== undefined;
    const { name, state, absence, active, why, evidence, directive } = standing as ModuleStanding;
    return { name, state, absence, active, why, evidence, directive, excused };
  },
});

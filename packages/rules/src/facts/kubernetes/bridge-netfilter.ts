import { defineFact, maybe, type Evidence, type TracedSource } from '@hostlint/core';
import { obstacleOf } from '../../shared/kernel/modprobe-loading.js';
import { modulePolicy, type ModulePolicy } from '../kernel/module-policy.js';
import { modulesLoad } from '../kernel/modules-load.js';
import { moduleFile, moduleFileReads, moduleTreeReads, readModuleTree } from '../kernel/read-module-tree.js';
import { kernelRelease, type KernelRelease } from '../kernel/release.js';
import { machineContainer } from '../machine/container.js';

/** Whether the kernel hands what crosses a bridge to iptables, or can. */
export interface BridgeNetfilter {
  /** `active`: br_netfilter is loaded or built in. `at-boot`: not now, but it is named for the next boot. `absent`: this kernel has none. `foreign`: the kernel's own host decides. */
  readonly state: 'active' | 'at-boot' | 'loadable' | 'blocked' | 'absent' | 'foreign';
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

const sysctl = '/proc/sys/net/bridge/bridge-nf-call-iptables';

/** Source: linux net/bridge/br_netfilter_hooks.c, which makes the sysctls. */
export const bridgeNetfilter = defineFact({
  id: 'kubernetes/bridge-netfilter',
  summary: 'Whether br_netfilter is loaded, and whether it can be.',
  reads: () => ({ stats: [sysctl], also: [moduleTreeReads(), moduleFileReads('br_netfilter')] }),
  needs: {
    release: maybe(kernelRelease),
    policy: modulePolicy,
    atBoot: modulesLoad,
    container: machineContainer,
  },
  async collect(host, { release, policy, atBoot, container }): Promise<BridgeNetfilter> {
    if (await host.stat(sysctl)) return is('active', 'br_netfilter is loaded', [{ path: sysctl }]);
    if (container.kind !== null) return is('foreign', container.why, []);
    if (!release.known) return is('foreign', release.detail, []);
    return onDisk(host, release.value, policy, atBoot);
  },
});

async function onDisk(
  host: TracedSource,
  release: KernelRelease,
  policy: ModulePolicy,
  atBoot: ReadonlySet<string>,
): Promise<BridgeNetfilter> {
  const tree = await readModuleTree(host, release);
  const file = await moduleFile(host, tree, 'br_netfilter');
  if (file === null) return is('absent', `no br_netfilter module is installed for ${release.raw}`, []);
  const obstacle = obstacleOf(policy, 'br_netfilter', 'br_netfilter');
  const { directive } = obstacle ?? {};
  const evidence = directive
    ? [{ path: directive.path, ...(directive.line === null ? {} : { line: directive.line }), text: directive.text }]
    : [{ path: file }];
  // It is loaded by its name, which a blacklist does not stop.
  if (obstacle?.stops === 'all') return is('blocked', obstacle.why, evidence);
  if (obstacle?.stops === 'unclear') return is('foreign', obstacle.why, evidence);
  return atBoot.has('br_netfilter')
    ? is('at-boot', 'br_netfilter is named for the next boot', evidence)
    : is('loadable', 'br_netfilter is not loaded', evidence);
}

const is = (state: BridgeNetfilter['state'], why: string, evidence: readonly Evidence[]): BridgeNetfilter => ({
  state,
  why,
  evidence,
});

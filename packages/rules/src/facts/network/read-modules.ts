import { isUnknowable, type FactResult, type Reads, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseLoadedModules } from '../../shared/kernel/module-index.js';
import { standingOf, type ModuleKnowledge, type ModuleStanding } from '../../shared/network/module-standing.js';
import { bridgeFilter, type WantedModule } from '../../shared/network/wanted-modules.js';
import type { FoundKernelConfig } from '../kernel/config.js';
import type { ModulePolicy } from '../kernel/module-policy.js';
import { moduleTreeReads, readModuleTree } from '../kernel/read-module-tree.js';
import type { KernelRelease } from '../kernel/release.js';
import type { MachineContainer } from '../machine/container.js';

export interface ModuleSurroundings {
  readonly release: FactResult<KernelRelease>;
  readonly config: FactResult<FoundKernelConfig | null>;
  readonly policy: FactResult<ModulePolicy>;
  readonly container: FactResult<MachineContainer>;
}

/** What `readStandings` asks for. */
export const standingReads = (): Reads => ({
  files: ['/proc/modules'],
  stats: ['/proc/sys/kernel', bridgeFilter.sign],
  also: [moduleTreeReads()],
});

/** Where each of the modules stands. The indexes of the tree are large, and read only where all else does not tell. */
export async function readStandings<M extends WantedModule>(
  host: TracedSource,
  wanted: readonly M[],
  { release, config, policy, container }: ModuleSurroundings,
): Promise<readonly (M & ModuleStanding)[]> {
  const listed = await attempt(host.read('/proc/modules'));
  const running = listed === null ? !(await isOff(host)) : listed || (await attempt(host.stat('/proc/sys/kernel')));
  const before: ModuleKnowledge = {
    release: release.known ? release.value.raw : null,
    loaded: listed ? parseLoadedModules(decodeText(listed)) : listed === undefined && running ? 'none' : null,
    config: config.known && config.value?.mismatch === null ? config.value : null,
    foreign: foreignness(container),
    tree: null,
    policy: policy.known ? policy.value : null,
  };
  let knowledge = before;
  const standings: (M & ModuleStanding)[] = [];
  for (const module of wanted) {
    const sign = module.sign === undefined ? undefined : await attempt(host.stat(module.sign));
    if (sign && module.sign !== undefined) {
      const found = { state: 'there', absence: null, active: true, directive: null } as const;
      standings.push({ ...module, ...found, why: `${module.name} works`, evidence: [{ path: module.sign }] });
      continue;
    }
    let standing = standingOf(module, knowledge);
    if (!standing && knowledge.tree === null) {
      const tree = release.known ? await attempt(readModuleTree(host, release.value)) : null;
      knowledge = { ...before, tree: tree ?? { directory: null, loadable: null, builtIn: null } };
      // A tree that may not be read tells no more than one that is somebody else's.
      if (tree === null) knowledge = { ...knowledge, foreign: 'the modules of this kernel cannot be looked at' };
      standing = standingOf(module, knowledge);
    }
    standings.push({
      ...module,
      ...(running ? hereOrNot(module, standing as ModuleStanding) : (standing as ModuleStanding)),
    });
  }
  return standings;
}

/** What is active and shows no sign of it is so in another network namespace alone, as br_netfilter was before Linux 5.3. */
function hereOrNot({ sign }: WantedModule, standing: ModuleStanding): ModuleStanding {
  if (sign === undefined || !standing.active) return standing;
  const why = `${standing.why}, yet this network namespace has no ${sign}`;
  return { ...standing, state: 'absent', absence: 'not-here', active: false, why };
}

function foreignness(container: FactResult<MachineContainer>): string | null {
  if (!container.known) return 'whether the modules seen here are the kernel’s own cannot be told';
  return container.value.kind === null
    ? null
    : `the modules seen here are not the kernel’s own (${container.value.why})`;
}

/** The source says that nothing runs, so nothing shows signs of it. */
async function isOff(host: TracedSource): Promise<boolean> {
  try {
    await host.stat('/proc/modules');
    return false;
  } catch (error) {
    if (isUnknowable(error)) return error.reason === 'not-running';
    throw error;
  }
}

async function attempt<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}

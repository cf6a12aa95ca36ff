import { defineFact, isUnknowable, maybe, type Evidence, type FactResult, type TracedSource } from '@hostlint/core';
import { parseOwnGroup } from '../../shared/cgroup/controllers.js';
import { decodeText } from '../../shared/decode-text.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { bootKernel, type BootKernel } from '../boot/kernel.js';
import { cgroupHierarchy, type CgroupHierarchy } from './hierarchy.js';
import { kernelConfigReads } from '../kernel/read-kernel-config.js';
import { imageControllers } from './predict-hierarchy.js';

/** Abilities of the kernel's control groups that files show. `null`: there was no group to look in. */
export interface CgroupInterface {
  /** A limit on swap can be set: memory.memsw.limit_in_bytes (v1), memory.swap.max (v2). */
  readonly swapLimit: boolean | null;
  /** A whole group can be frozen: `docker pause`, and updates of the allowed devices, need it. `null` with v1 as well. */
  readonly freezer: boolean | null;
  readonly evidence: readonly Evidence[];
}

const top = '/sys/fs/cgroup';
const swapLimitOfV1 = 'memory.memsw.limit_in_bytes';
const others = ['/system.slice/docker.service', '/system.slice', '/init.scope', '/user.slice'];

/**
 * With v2 the root group has neither file, so another is looked in: that of dockerd, hostlint's own, one of systemd's.
 * Sources: moby v29.7.2 pkg/sysinfo/cgroup2_linux.go getSwapLimitV2, sysinfo_linux.go applyMemoryCgroupInfo; linux v6.1
 * kernel/cgroup/cgroup.c cgroup_base_files (CFTYPE_NOT_ON_ROOT), mm/memcontrol.c memory_files and swap_files.
 */
export const cgroupInterface = defineFact({
  id: 'cgroup/interface',
  summary: 'Whether the kernel’s control groups can limit swap and freeze a group.',
  reads: () => ({
    files: ['/proc/self/cgroup'],
    stats: [
      `${top}/memory/${swapLimitOfV1}`,
      `{mount}/${swapLimitOfV1}`,
      ...['{cgroup}', ...others].flatMap(group =>
        ['cgroup.type', 'cgroup.freeze', 'memory.max', 'memory.swap.max'].map(name => `${top}${group}/${name}`),
      ),
    ],
    also: [kernelConfigReads()],
  }),
  needs: { hierarchy: cgroupHierarchy, boot: maybe(bootKernel) },
  async collect(host, { hierarchy, boot }): Promise<CgroupInterface> {
    try {
      return await look(host, hierarchy);
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
      return predict(host, hierarchy, boot);
    }
  },
});

/** What the kernel of an image was built for; `null` where its version does not settle it, as vendors carry things back. */
async function predict(
  host: TracedSource,
  hierarchy: CgroupHierarchy,
  boot: FactResult<BootKernel | null>,
): Promise<CgroupInterface> {
  const { config, cmdline, kernel } = await imageControllers(host, boot);
  const { release } = kernel;
  const isOn = (option: string): boolean => config.options.get(option) === 'y';
  const told = cmdline.findLast(({ name }) => name === 'swapaccount')?.value;
  const switched =
    told === '0' ? false : told === '1' || isOn('CONFIG_MEMCG_SWAP_ENABLED') || isKernelAtLeast(release, 5, 8);
  const accounts = isKernelAtLeast(release, 6, 1) ? isOn('CONFIG_MEMCG') : isOn('CONFIG_MEMCG_SWAP') && switched;
  return {
    swapLimit: isOn('CONFIG_SWAP') && accounts,
    freezer: hierarchy.version === 'v2' && isKernelAtLeast(release, 5, 2) ? true : null,
    evidence: [{ path: config.path }],
  };
}

async function look(host: TracedSource, hierarchy: CgroupHierarchy): Promise<CgroupInterface> {
  const memory = hierarchy.mountPoints.get('memory');
  if (memory !== undefined) {
    const path = `${memory}/memory.memsw.limit_in_bytes`;
    return { swapLimit: (await host.stat(path)) !== undefined, freezer: null, evidence: [{ path }] };
  }
  if (hierarchy.version !== 'v2') return { swapLimit: null, freezer: null, evidence: [] };
  const bytes = await host.read('/proc/self/cgroup');
  const own = bytes ? parseOwnGroup(decodeText(bytes)) : null;
  const [dockerd = '', ...systemd] = others;
  const evidence: Evidence[] = [];
  // A file that shows that this is no root group, and the file that is asked for.
  const find = async (sign: string, wanted: string): Promise<boolean | null> => {
    for (const group of [dockerd, own ?? '', ...systemd].map(group => (group === '/' ? '' : group))) {
      if ((await host.stat(`${top}${group}/${sign}`)) === undefined) continue;
      evidence.push({ path: `${top}${group}/${wanted}` });
      return (await host.stat(`${top}${group}/${wanted}`)) !== undefined;
    }
    return null;
  };
  const freezer = await find('cgroup.type', 'cgroup.freeze');
  return { swapLimit: await find('memory.max', 'memory.swap.max'), freezer, evidence };
}

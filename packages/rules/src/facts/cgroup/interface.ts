import { defineFact, type Evidence } from '@hostlint/core';
import { parseOwnGroup } from '../../shared/cgroup/controllers.js';
import { decodeText } from '../../shared/decode-text.js';
import { cgroupHierarchy } from './hierarchy.js';

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
  reads: {
    files: ['/proc/self/cgroup'],
    stats: [
      `${top}/memory/${swapLimitOfV1}`,
      `{mount}/${swapLimitOfV1}`,
      ...['{cgroup}', ...others].flatMap(group =>
        ['cgroup.type', 'cgroup.freeze', 'memory.max', 'memory.swap.max'].map(name => `${top}${group}/${name}`),
      ),
    ],
  },
  needs: { hierarchy: cgroupHierarchy },
  async collect(host, { hierarchy }): Promise<CgroupInterface> {
    const memory = hierarchy.mountPoints.get('memory');
    if (memory !== undefined) {
      const path = `${memory}/${swapLimitOfV1}`;
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
  },
});

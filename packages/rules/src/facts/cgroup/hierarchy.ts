import { defineFact, maybe, UnknowableError, type Evidence } from '@hostlint/core';
import { v1Controllers } from '../../shared/cgroup/controllers.js';
import { decodeText } from '../../shared/decode-text.js';
import { mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';
import { bootKernel } from '../boot/kernel.js';
import { mounts as allMounts } from '../mounts/mounts.js';
import { osRelease } from '../os/release.js';
import { predictedHierarchyReads, predictHierarchy } from './predict-hierarchy.js';

/** How control groups are mounted, in the words that engines use. */
export interface CgroupHierarchy {
  /**
   * `v2`: one cgroup2 at /sys/fs/cgroup. `hybrid`: v1 controllers, with a cgroup2 at /sys/fs/cgroup/unified that engines do not
   * use. `v1`: controllers of v1 alone. `none`: no controllers are mounted where engines look for them.
   */
  readonly version: 'v1' | 'v2' | 'hybrid' | 'none';
  /** The controllers of that hierarchy, by the kernel's names: `memory`, `cpu`, `io` (v2), `blkio` (v1). v2 lists neither devices nor freezer: both are parts of it. */
  readonly controllers: ReadonlySet<string>;
  /** Where each v1 controller is mounted; empty with v2. */
  readonly mountPoints: ReadonlyMap<string, string>;
  /** The controllers of the cgroup2 beside v1, which engines do not use; empty but for `hybrid` and some `none`. */
  readonly unifiedControllers: ReadonlySet<string>;
  readonly evidence: readonly Evidence[];
}

const top = '/sys/fs/cgroup';
const unified = `${top}/unified`;

/**
 * Sources: containerd/cgroups v3 utils.go Mode (cgroup2 at /sys/fs/cgroup is unified; else at .../unified hybrid; else legacy);
 * moby v20.10.24 and v29.7.2 pkg/sysinfo/sysinfo_linux.go (v1 controllers are read off mountinfo, wherever they are mounted, and of
 * two mounts the first counts); linux kernel/cgroup/cgroup-v1.c cgroup1_show_options (a v1 mount names its controllers among its options).
 */
export const cgroupHierarchy = defineFact({
  id: 'cgroup/hierarchy',
  summary:
    'Which version of control groups this host runs, or an image will, and the controllers that are there for engines.',
  reads: () => ({
    files: [top, unified].map(directory => `${directory}/cgroup.controllers`),
    seldom: predictedHierarchyReads(),
  }),
  needs: { mounts: maybe(allMounts), boot: maybe(bootKernel), os: maybe(osRelease) },
  async collect(host, { mounts: found, boot, os }): Promise<CgroupHierarchy> {
    if (!found.known && found.reason === 'not-running' && !(boot.known && boot.value === null))
      return predictHierarchy(host, boot, os);
    if (!found.known) throw new UnknowableError(found.reason, found.detail);
    const mounts = found.value;
    const listed = async (mount: Mount, directory: string): Promise<{ names: Set<string>; evidence: Evidence[] }> => {
      const path = `${directory}/cgroup.controllers`;
      const bytes = await host.read(path);
      const text = bytes ? decodeText(bytes).trim() : '';
      return {
        names: new Set(text.split(' ').filter(Boolean)),
        evidence: [evidenceOf(mount), { path, line: 1, text }],
      };
    };
    const cite = (evidence: readonly Evidence[]): readonly Evidence[] => {
      for (const one of evidence) host.cite(one);
      return evidence;
    };
    const main = mountOf(mounts, top);
    if (main?.type === 'cgroup2') {
      const { names, evidence } = await listed(main, top);
      const nothing = { mountPoints: new Map(), unifiedControllers: new Set<string>() };
      return { version: 'v2', controllers: names, ...nothing, evidence: cite(evidence) };
    }
    const v1 = mounts.filter(({ type }) => type === 'cgroup');
    const mountPoints = new Map<string, string>();
    for (const mount of v1)
      for (const name of mount.superOptions)
        if (v1Controllers.has(name) && !mountPoints.has(name)) mountPoints.set(name, mount.mountPoint);
    const second = mountOf(mounts, unified);
    const beside =
      second?.type === 'cgroup2' ? await listed(second, unified) : { names: new Set<string>(), evidence: [] };
    const version = mountPoints.size === 0 ? 'none' : second?.type === 'cgroup2' ? 'hybrid' : 'v1';
    return {
      version,
      controllers: new Set(mountPoints.keys()),
      mountPoints,
      unifiedControllers: beside.names,
      evidence: cite([...v1.map(evidenceOf), ...beside.evidence]),
    };
  },
});

const evidenceOf = ({ line, text }: Mount): Evidence => ({ path: '/proc/self/mountinfo', line, text });

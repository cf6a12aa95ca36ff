import { defineFact, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';
import { mounts } from '../mounts/mounts.js';

/** How control groups are mounted, in the words that engines use. */
export interface CgroupHierarchy {
  /**
   * `v2`: one cgroup2 at /sys/fs/cgroup. `hybrid`: v1 controllers, with a cgroup2 at /sys/fs/cgroup/unified that engines do not
   * use. `v1`: controllers of v1 alone. `none`: no control groups are mounted.
   */
  readonly version: 'v1' | 'v2' | 'hybrid' | 'none';
  /** The controllers of that hierarchy, by the kernel's names: `memory`, `cpu`, `io` (v2), `blkio` (v1). v2 lists neither devices nor freezer: both are parts of it. */
  readonly controllers: ReadonlySet<string>;
  /** Where each v1 controller is mounted; empty with v2. */
  readonly mountPoints: ReadonlyMap<string, string>;
  readonly evidence: readonly Evidence[];
}

const top = '/sys/fs/cgroup';

/**
 * Sources: containerd/cgroups v3 utils.go Mode (cgroup2 at /sys/fs/cgroup is unified; else at .../unified hybrid; else legacy);
 * linux kernel/cgroup/cgroup-v1.c cgroup1_show_options (a v1 mount names its controllers among its options).
 */
export const cgroupHierarchy = defineFact({
  id: 'cgroup/hierarchy',
  summary: 'Which version of control groups this host runs, and the controllers that are there for engines.',
  needs: { mounts },
  async collect(host, { mounts }): Promise<CgroupHierarchy> {
    const main = mountOf(mounts, top);
    if (main?.type === 'cgroup2') {
      host.cite(evidenceOf(main));
      const path = `${top}/cgroup.controllers`;
      const bytes = await host.read(path);
      const text = bytes ? decodeText(bytes).trim() : '';
      const listed = { path, line: 1, text };
      host.cite(listed);
      const evidence = [evidenceOf(main), listed];
      return { version: 'v2', controllers: new Set(text.split(' ').filter(Boolean)), mountPoints: new Map(), evidence };
    }
    const v1 = mounts.filter(({ type }) => type === 'cgroup');
    const mountPoints = new Map(
      v1.flatMap(mount => controllersOf(mount).map(name => [name, mount.mountPoint] as const)),
    );
    const unified = mounts.find(({ type }) => type === 'cgroup2');
    const evidence = [...v1, ...(unified ? [unified] : [])].map(evidenceOf);
    for (const one of evidence) host.cite(one);
    const version = mountPoints.size === 0 ? 'none' : unified ? 'hybrid' : 'v1';
    return { version, controllers: new Set(mountPoints.keys()), mountPoints, evidence };
  },
});

const evidenceOf = ({ line, text }: Mount): Evidence => ({ path: '/proc/self/mountinfo', line, text });

/** What a v1 mount's options name, without those that are no controllers. */
const controllersOf = ({ superOptions }: Mount): readonly string[] =>
  superOptions.filter(option => !/[=]/.test(option) && !noControllers.has(option));

const noControllers = new Set([
  'rw',
  'ro',
  'none',
  'noprefix',
  'clone_children',
  'xattr',
  'cpuset_v2_mode',
  'favordynmods',
]);

import type { KernelArgument } from '../kernel/kernel-cmdline.js';

export type CgroupLayout = 'v1' | 'hybrid' | 'v2';

/** What decides on the layout that systemd mounts at boot. */
export interface SystemdQuestion {
  /** The number of its version. */
  readonly version: number;
  /** `ID` and `VERSION_ID` of the distribution. */
  readonly os: { readonly id: string; readonly family: string; readonly versionId: string | null } | null;
  readonly cmdline: readonly KernelArgument[];
}

const no = new Set(['0', 'no', 'n', 'false', 'f', 'off']);
const yes = new Set(['1', 'yes', 'y', 'true', 't', 'on']);

/**
 * The layout of control groups that systemd makes; `null`: its build decides, which is not known. Version 1 has to be forced since 256
 * and is gone with 258. Sources: systemd 252 src/basic/cgroup-util.c cg_is_unified_wanted, cg_is_legacy_wanted,
 * cg_is_hybrid_wanted; systemd 257 src/shared/cgroup-setup.c cg_is_legacy_force_enabled; meson_options.txt default-hierarchy: unified
 * since 243, which SUSE sets to hybrid in 15, Debian to hybrid until 247.2-2, Ubuntu until 21.10.
 */
export function systemdLayout({ version, os, cmdline }: SystemdQuestion): CgroupLayout | null {
  const last = (name: string): string | undefined => cmdline.findLast(one => one.name === name)?.value ?? undefined;
  if (version >= 258) return 'v2';
  const unified = last('systemd.unified_cgroup_hierarchy');
  if (unified !== undefined && yes.has(unified)) return 'v2';
  if (cmdline.some(({ name, value }) => name === 'cgroup_no_v1' && value === 'all')) return 'v2';
  const forced = version < 256 || last('SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE') === '1';
  const legacy = last('systemd.legacy_systemd_cgroup_controller');
  if ((unified !== undefined && no.has(unified)) || (unified === undefined && legacy !== undefined)) {
    if (!forced) return 'v2';
    return legacy !== undefined && yes.has(legacy) ? 'v1' : 'hybrid';
  }
  if (version >= 256) return 'v2';
  if (os === null) return null;
  if (os.family === 'suse') return os.id === 'opensuse-tumbleweed' ? 'v2' : null;
  const first = os.id === 'debian' ? 247 : os.id === 'fedora' ? 243 : 248;
  return version >= first ? 'v2' : null;
}

/** The version in the name of systemd's own library: `libsystemd-shared-252.so`, `libsystemd-shared-255.10-3.fc40.so`. */
export const systemdVersionOf = (file: string): number | null => {
  const number = /^libsystemd-shared-(\d{2,4})(?:[.~-][\w.~-]*)?\.so$/.exec(file)?.[1];
  return number === undefined ? null : Number(number);
};

import type { Evidence } from '@hostlint/core';
import type { KernelArgument } from '../kernel/kernel-cmdline.js';
import type { FstabEntry } from './fstab.js';
import { isWithin, mountOf, type Mount } from './mountinfo.js';

/** A unit of systemd that mounts something, in the form of a line of fstab. */
export interface MountUnit {
  readonly source: string;
  readonly mountPoint: string;
  readonly type: string;
  readonly options: readonly string[];
  readonly evidence: Evidence;
}

/** What decides the mounts of a host that boots. */
export interface MountInput {
  readonly fstab: readonly FstabEntry[];
  /** The units that systemd starts at boot. */
  readonly units: readonly MountUnit[];
  /** What the kernel is told; `null`: nobody can tell. */
  readonly cmdline: readonly KernelArgument[] | null;
  /** Whether systemd is the init system; `null`: cannot be told. */
  readonly systemd: boolean | null;
}

/**
 * The mounts that a host will have when it has booted. The root is left out where something else than fstab and the kernel's arguments
 * puts it together, or where neither tells of it.
 * Sources: fstab(5); systemd 257 src/fstab-generator (the first of two lines for one directory counts, units in /etc win),
 * src/remount-fs (without a line for / the root stays as the kernel's arguments have it), src/shared/mount-setup.c (mounts are shared).
 */
export function predictMounts({ fstab, units, cmdline, systemd }: MountInput): readonly Mount[] {
  const lines = systemd !== false && cmdline?.some(isWithoutFstab) ? [] : fstab.filter(isMounted).map(asUnit);
  const wanted = [...(systemd ? units : []), ...lines].filter(({ mountPoint }) => !kernelsOwn.includes(mountPoint));
  const once = systemd === false ? wanted : wanted.filter(isFirst);
  const root = predictRoot(
    wanted.find(({ mountPoint }) => mountPoint === '/'),
    cmdline,
    systemd,
  );
  const others = once.filter(({ mountPoint }) => mountPoint !== '/');
  const isBind = ({ options, type }: MountUnit): boolean =>
    options.includes('bind') || options.includes('rbind') || type === 'bind';
  const propagation = systemd ? ['shared:1'] : [];
  const plain = [
    ...(root ? [root] : []),
    ...kernelsOwn.map(mountPoint => ({ ...bare(mountPoint), options: apiOptions, type: apiTypes[mountPoint] ?? '' })),
    ...others.filter(unit => !isBind(unit)).map(mountOfUnit),
  ];
  const linked = link(plain, propagation);
  const binds = others.filter(isBind).map(unit => bindOf(unit, linked));
  return binds.length === 0 ? linked : link([...plain, ...binds], propagation);
}

const neverWritable: readonly string[] = ['squashfs', 'iso9660', 'erofs', 'cramfs', 'romfs'];

/** What the kernel and the init system mount at every boot. */
const kernelsOwn: readonly string[] = ['/proc', '/sys', '/dev', '/run'];
const apiTypes: Readonly<Record<string, string>> = {
  '/proc': 'proc',
  '/sys': 'sysfs',
  '/dev': 'devtmpfs',
  '/run': 'tmpfs',
};
const apiOptions = ['rw', 'nosuid'];

const isWithoutFstab = ({ name, value }: KernelArgument): boolean =>
  name === 'fstab' && ['0', 'no', 'false', 'off', 'n', 'f'].includes(value ?? '');

const isMounted = ({ mountPoint, type, options }: FstabEntry): boolean =>
  mountPoint.startsWith('/') &&
  type !== 'swap' &&
  type !== 'ignore' &&
  (!options.includes('noauto') || options.includes('x-systemd.automount'));

const asUnit = ({ source, mountPoint, type, options, line, text }: FstabEntry): MountUnit => ({
  source,
  mountPoint,
  type,
  options,
  evidence: { path: '/etc/fstab', line, text },
});

const isFirst = ({ mountPoint }: MountUnit, index: number, all: readonly MountUnit[]): boolean =>
  all.findIndex(other => other.mountPoint === mountPoint) === index;

const bare = (mountPoint: string): Mount => ({
  line: 0,
  id: 0,
  parentId: 0,
  device: mountPoint,
  root: '/',
  mountPoint,
  options: ['rw'],
  propagation: [],
  type: 'auto',
  source: 'none',
  superOptions: [],
  text: '',
  prediction: { evidence: null, readOnly: false },
});

function mountOfUnit(unit: MountUnit): Mount {
  const { own, filesystem } = splitOptions(unit.options);
  const subvolume = filesystem.find(option => option.startsWith('subvol='))?.slice('subvol='.length);
  const isShared = unit.source.startsWith('/dev/') || /^[A-Z]+=/.test(unit.source);
  return {
    ...bare(unit.mountPoint),
    line: unit.evidence.line ?? 0,
    text: unit.evidence.text ?? '',
    source: unit.source,
    // Two lines with one source show one file system, such as two subvolumes; tmpfs and its like are new each time.
    device: isShared ? unit.source : `${unit.source} on ${unit.mountPoint}`,
    root: subvolume === undefined ? '/' : `/${subvolume.replace(/^\/+/, '')}`,
    type: unit.type,
    options: own,
    superOptions: filesystem,
    prediction: { evidence: unit.evidence, readOnly: own.includes('ro') || neverWritable.includes(unit.type) },
  };
}

/** A bind mount shows the file system that its source lies on. Source: mount(8), The bind mounts. */
function bindOf(unit: MountUnit, all: readonly Mount[]): Mount {
  const below = mountOf(all, unit.source);
  const mount = mountOfUnit(unit);
  const { superOptions = [], type = 'auto', device = mount.device, source = unit.source } = below ?? {};
  const own = mount.prediction?.readOnly ? true : (below?.prediction?.readOnly ?? null);
  return {
    ...mount,
    superOptions,
    type,
    device,
    source,
    root: unit.source,
    prediction: { evidence: unit.evidence, readOnly: own },
  };
}

// The root is then a layer over another file system, or is looked for in ways that no file tells.
const otherRoots =
  /^(?:overlayroot|ostree|ostree_booted|live_media|toram|casper|systemd\.volatile|nfsroot|rd\.live\.image|rd\.live\.overlay\.overlayfs)$/;

function predictRoot(
  entry: MountUnit | undefined,
  cmdline: readonly KernelArgument[] | null,
  systemd: boolean | null,
): Mount | null {
  if (cmdline?.some(({ name, value }) => otherRoots.test(name) || (name === 'boot' && value !== null))) return null;
  const last = (name: string): KernelArgument | undefined => cmdline?.findLast(argument => argument.name === name);
  const at = last('root');
  if (/^(?:live|nfs|gpt|zfs|ZFS|dhcp|tmpfs|overlay)/.test(at?.value ?? '')) return null;
  const flags = splitOptions((last('rootflags')?.value ?? '').split(',').filter(Boolean));
  if (entry) {
    const mount = mountOfUnit(entry);
    // Quotas of XFS can only be switched on by who mounts it first, and that is not fstab.
    const later = mount.superOptions.filter(option => mount.type !== 'xfs' || !/quota|noenforce/.test(option));
    return { ...mount, superOptions: [...new Set([...flags.filesystem, ...later])] };
  }
  // Without root= systemd looks for the partition by its type.
  if (!at || at.value === null) return null;
  const types = last('rootfstype')?.value?.split(',') ?? [];
  const way = cmdline?.findLast(({ name, value }) => value === null && (name === 'ro' || name === 'rw'));
  const both = ['ro', 'rw'].every(word => cmdline?.some(({ name }) => name === word));
  const evidence = way?.place ?? at.place ?? null;
  return {
    ...bare('/'),
    text: evidence?.text ?? '',
    source: at.value,
    device: at.value,
    type: types.length === 1 ? (types[0] as string) : 'auto',
    options: [way?.name ?? 'rw', ...flags.own.filter(option => option !== 'rw')],
    superOptions: flags.filesystem,
    prediction: {
      evidence,
      readOnly: both || !way ? null : way.name === 'rw' ? flags.own.includes('ro') : systemd ? true : null,
    },
  };
}

const implied: Readonly<Record<string, readonly string[]>> = {
  user: ['noexec', 'nosuid', 'nodev'],
  users: ['noexec', 'nosuid', 'nodev'],
  owner: ['nosuid', 'nodev'],
  group: ['nosuid', 'nodev'],
};
const opposites: Readonly<Record<string, string>> = { exec: 'noexec', suid: 'nosuid', dev: 'nodev', rw: 'ro' };
const ofMount = ['noexec', 'nosuid', 'nodev', 'ro', 'noatime', 'nodiratime', 'relatime', 'nosymfollow'];
const ofTools =
  /^(?:defaults|auto|noauto|nofail|_netdev|bind|rbind|atime|diratime|norelatime|remount|loop|nouser|async|(?:x-|comment=|loop=|offset=).*)$/;

interface SplitOptions {
  /** Of the mount. */
  readonly own: readonly string[];
  /** Of the file system. */
  readonly filesystem: readonly string[];
}

/** Sorts options as the kernel does, later ones over earlier ones. Source: util-linux 2.41 libmount/src/optmap.c. */
function splitOptions(options: readonly string[]): SplitOptions {
  const own = new Set<string>();
  const filesystem = new Set<string>();
  for (const option of options) {
    const without = opposites[option];
    for (const each of implied[option] ?? []) own.add(each);
    if (without !== undefined) own.delete(without);
    else if (ofMount.includes(option)) own.add(option);
    else if (!(option in implied) && !ofTools.test(option) && option !== '') filesystem.add(option);
  }
  return {
    own: [own.has('ro') ? 'ro' : 'rw', ...[...own].filter(option => option !== 'ro')],
    filesystem: [...filesystem],
  };
}

/** Numbers mounts in the order in which they are made, those above first, and tells each what it is mounted on. */
function link(mounts: readonly Mount[], propagation: readonly string[]): readonly Mount[] {
  const depth = ({ mountPoint }: Mount): number => (mountPoint === '/' ? 0 : mountPoint.split('/').length);
  const ordered = mounts.toSorted((a, b) => depth(a) - depth(b)).map((mount, index) => ({ ...mount, id: index + 1 }));
  return ordered.map((mount, index) => {
    const below = ordered
      .slice(0, index)
      .filter(other => isWithin(mount.mountPoint, other.mountPoint))
      .reduce<Mount | undefined>(
        (best, other) => (!best || other.mountPoint.length >= best.mountPoint.length ? other : best),
        undefined,
      );
    return { ...mount, parentId: below?.id ?? 0, propagation };
  });
}

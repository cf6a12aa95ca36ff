import { isSince } from '../docker-options/engine-version.js';
import { sizeProblem } from '../go-parse/size.js';
import type { GraphDriver } from './drivers.js';

export interface ParsedOptions {
  /** What dockerd says against them. */
  readonly problem?: string;
  /** The key that the problem is about. */
  readonly key?: string;
  /** Whether a quota greater than zero is asked for. */
  readonly quota: boolean;
  /** zfs.fsname is given. */
  readonly dataset: boolean;
}

const goBooleans = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

/**
 * Reads `storage-opts` as one driver does. Options of other drivers are unknown to it; fuse-overlayfs and aufs read none.
 * Source: moby v20.10.24, v23.0.6, v28.5.2 daemon/graphdriver/{overlay2,overlay,btrfs,zfs,vfs} parseOptions.
 */
export function parseStorageOptions(version: string, driver: GraphDriver, options: readonly string[]): ParsedOptions {
  let quota = false;
  let dataset = false;
  if (driver === 'fuse-overlayfs' || driver === 'aufs') return { quota, dataset };
  for (const option of options) {
    const equals = option.indexOf('=');
    if (equals === -1) return { quota, dataset, key: option, problem: noPair(version, option) };
    const written = option.slice(0, equals).trim();
    const key = driver === 'vfs' ? written : written.toLowerCase();
    const value = option.slice(equals + 1).trim();
    const problem = optionProblem(version, driver, key, value);
    if (problem !== undefined) return { quota, dataset, key, problem };
    if (key === 'overlay2.size' || key === 'size') quota = !isZero(value);
    if (key === 'zfs.fsname') dataset = value !== '';
  }
  return { quota, dataset };
}

const noPair = (version: string, option: string): string =>
  isSince(version, '28.0')
    ? `unable to parse storage-opt key/value: ${option}`
    : `Unable to parse key/value option: ${option}`;

function optionProblem(version: string, driver: GraphDriver, key: string, value: string): string | undefined {
  switch (`${driver} ${key}`) {
    case 'overlay2 overlay2.size':
    case 'btrfs btrfs.min_space':
    case 'vfs size':
      return sizeProblem(version, value);
    case 'zfs zfs.fsname':
      return undefined;
    case 'overlay2 overlay2.override_kernel_check':
      if (isSince(version, '24.0')) return `overlay2: unknown option ${key}`;
      return goBooleans.includes(value) ? undefined : `strconv.ParseBool: parsing "${value}": invalid syntax`;
    case 'vfs vfs.xattrs':
      if (!isSince(version, '25.0')) return `unknown option ${key} for vfs`;
      if (value === 'i_want_broken_containers') return undefined;
      return `do not set the ${key} option unless you are willing to accept the consequences`;
    default:
      if (driver === 'devicemapper' && /^dm\.|^devicemapper\./.test(key)) return undefined;
      if (driver === 'vfs') return `unknown option ${key} for vfs`;
      return driver === 'overlay2' || driver === 'overlay'
        ? `${driver}: unknown option ${key}`
        : `Unknown option ${key}`;
  }
}

/** go-units turns the number into whole bytes: `0.5` is none. */
function isZero(size: string): boolean {
  const [, number = '0', unit = ''] = /^([\d.]+(?:e[+-]?\d+)?) ?([kmgtp]?)/i.exec(size) ?? [];
  const power = ['', 'k', 'm', 'g', 't', 'p'].indexOf(unit.toLowerCase());
  return Math.trunc(Number(number) * 1024 ** power) === 0;
}

import type { Severity } from '@hostlint/core';
import type { OptionChange } from '../fixes/mount-option.js';
import type { Mount } from './mountinfo.js';

/** A mount option that does something to containers. */
export interface OptionEffect {
  readonly option: string;
  readonly severity: Severity;
  /** What follows from it, as a clause. */
  readonly effect: string;
  readonly change: OptionChange;
}

const opposite = { noexec: 'exec', nodev: 'dev', nosuid: 'suid' } as const;

/**
 * The options of a mount that matter to container layers. overlay clones its layers' mounts and takes exec, dev and suid from its own
 * mount, so these matter only to what is bind-mounted from the file system: volumes, and layers of drivers that make no overlay.
 * Source: linux 6.1 fs/exec.c path_noexec, fs/namei.c may_open_dev, overlayfs clone_private_mount; seen on 6.18 with ext4.
 */
export function optionEffects(mount: Mount, usesOverlay: boolean): readonly OptionEffect[] {
  const own = mount.options.flatMap((option): OptionEffect[] => {
    if (!(option in opposite)) return [];
    const remount = opposite[option as keyof typeof opposite];
    const effect = usesOverlay
      ? 'container layers do not mind, but local volumes inherit it'
      : 'containers run from a bind mount of it with this driver and inherit it';
    const change = { summary: `Mount it with ${remount}.`, drop: [option], remount };
    return [{ option, severity: usesOverlay ? 'info' : 'warning', effect, change }];
  });
  return [...own, ...mount.superOptions.flatMap(option => superEffect(mount, option) ?? [])];
}

function superEffect(mount: Mount, option: string): OptionEffect | undefined {
  const isExt = ['ext2', 'ext3', 'ext4'].includes(mount.type);
  const again = (summary: string): OptionChange => ({ summary, drop: [option], remount: null });
  if (option === 'sync' || option === 'dirsync') {
    const change = { summary: 'Mount it without.', drop: [option], remount: option === 'sync' ? 'async' : null };
    return {
      option,
      severity: 'warning',
      effect: 'every write waits for the disk, and pulling an image takes very long',
      change,
    };
  }
  if (option === 'nobarrier' || (isExt && (option === 'barrier=0' || option === 'data=writeback'))) {
    const effect = 'after a crash or power loss layers may hold stale or torn files';
    return { option, severity: 'warning', effect, change: again('Mount it without.') };
  }
  if (isExt && (option === 'nouser_xattr' || option === 'noacl')) {
    const effect = 'files in images lose their extended attributes and access lists';
    return { option, severity: 'warning', effect, change: again('Mount it without.') };
  }
  if (mount.type === 'xfs' && option === 'inode32') {
    const effect = 'inodes are kept to the first terabyte and run out before the space does';
    return { option, severity: 'info', effect, change: again('Mount it with inode64.') };
  }
  return undefined;
}

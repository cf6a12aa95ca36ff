import type { Evidence } from '@hostlint/core';

/** One thing that a boot loader can boot. */
export interface BootEntry {
  /** The kernel's file as the loader names it, without a device in front: `/boot/vmlinuz-6.1.0-37-amd64`. */
  readonly kernel: string;
  /** The arguments, separated by spaces. What the loader itself puts in at boot is missing. */
  readonly options: string;
  /** The release that the entry claims to be of, where it does. */
  readonly version: string | null;
  readonly evidence: Evidence;
}

/** What a boot loader does when nobody touches a key. */
export interface BootMenu {
  /** In the order of the menu, those of submenus in their place. */
  readonly entries: readonly BootEntry[];
  /** `null`: it boots nothing that is known here. */
  readonly chosen: BootEntry | null;
  /** What decides it, or why it cannot be told. */
  readonly why: string;
}

/** `(hd0,gpt1)/vmlinuz` and `($root)/vmlinuz` without the device. */
export const withoutDevice = (path: string): string => path.replace(/^\([^)]*\)/, '');

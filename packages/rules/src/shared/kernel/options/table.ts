import { cgroupOptions } from './cgroups.js';
import { isolationOptions } from './isolation.js';
import { netfilterOptions } from './netfilter.js';
import { networkOptions } from './network.js';
import { nftablesOptions } from './nftables.js';
import type { KernelOption } from './option.js';
import { storageOptions } from './storage.js';

/**
 * The options that engines and checkers ask for. Versions, modules and dependencies are those of mainline: read from Kconfig trees of 4.4
 * to 7.3 and from configurations of every release since 3.0. Who asks: moby contrib/check-config.sh (2026-08), kubernetes/system-validators
 * validators/types_unix.go (2025-10).
 */
const table = {
  ...isolationOptions,
  ...cgroupOptions,
  ...networkOptions,
  ...netfilterOptions,
  ...nftablesOptions,
  ...storageOptions,
};

export type OptionName = keyof typeof table;

export const kernelOptions: Readonly<Record<OptionName, KernelOption>> = table;

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(table, name);

export const optionNames = Object.keys(table).filter(isOptionName);

/** The options that somebody asks for so, in the order of the table. */
export const optionsAsked = (how: 'required' | 'optional' | 'kubernetes'): readonly OptionName[] =>
  optionNames.filter(name => kernelOptions[name][how] !== undefined);

/** What facts and rules ask for besides. */
const others = [
  'DEFAULT_SECURITY',
  'LSM',
  'NF_CT_NETLINK',
  'OVERLAY_FS_DEBUG',
  'OVERLAY_FS_INDEX',
  'OVERLAY_FS_METACOPY',
  'OVERLAY_FS_NFS_EXPORT',
  'OVERLAY_FS_REDIRECT_ALWAYS_FOLLOW',
  'OVERLAY_FS_REDIRECT_DIR',
  'OVERLAY_FS_XINO_AUTO',
  'SECURITY_APPARMOR_BOOTPARAM_VALUE',
  'UNICODE',
];

/** Every line of a configuration that a judgement may look at, with `CONFIG_`. */
export function linesRead(): readonly string[] {
  const names: string[] = [...optionNames, ...others];
  Object.values(kernelOptions).forEach(({ on, backported, arch, notWithout, boot }) => {
    on?.forEach(parent => names.push(...parent.slice(parent.lastIndexOf(':') + 1).split('|')));
    if (backported) names.push(...backported);
    if (arch) names.push(...arch);
    if (notWithout !== undefined) names.push(notWithout);
    if (boot?.off !== undefined) names.push(boot.off);
  });
  return Array.from(new Set(names), name => `CONFIG_${name}`);
}

/** Every module that a judgement may look for. */
export const modulesSought = (): readonly string[] =>
  Object.values(kernelOptions).flatMap(({ module }) => {
    if (module === undefined || typeof module === 'string') return module ?? [];
    return module.flatMap(([, name]) => name ?? []);
  });

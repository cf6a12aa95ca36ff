import { UnknowableError, type Evidence } from '@hostlint/core';
import type { KernelOptions } from './kconfig.js';
import type { ModuleDirective } from './modprobe-config.js';

/** The parameters of the overlay module that matter here, under the names that we give and those that the kernel gives. */
export const overlayParameterNames = {
  redirectDir: 'redirect_dir',
  redirectAlwaysFollow: 'redirect_always_follow',
  metacopy: 'metacopy',
  index: 'index',
  nfsExport: 'nfs_export',
  xinoAuto: 'xino_auto',
  permitMountsInUserns: 'permit_mounts_in_userns',
} as const;

export type OverlayParameterName = keyof typeof overlayParameterNames;

// linux fs/overlayfs/Kconfig. permit_mounts_in_userns is Debian's (until 5.10) and has no option.
const optionOf: Readonly<Record<string, string>> = {
  redirect_dir: 'CONFIG_OVERLAY_FS_REDIRECT_DIR',
  redirect_always_follow: 'CONFIG_OVERLAY_FS_REDIRECT_ALWAYS_FOLLOW',
  metacopy: 'CONFIG_OVERLAY_FS_METACOPY',
  index: 'CONFIG_OVERLAY_FS_INDEX',
  nfs_export: 'CONFIG_OVERLAY_FS_NFS_EXPORT',
  xino_auto: 'CONFIG_OVERLAY_FS_XINO_AUTO',
};

interface ConfiguredParameter {
  readonly value: boolean;
  readonly evidence: Evidence;
}

/**
 * The value that a parameter would have if the module were loaded now: of all `options` the last wins, without any the build's default.
 * `null`: this build's overlayfs has no such parameter. Throws UnknowableError for a value that the kernel would refuse.
 */
export function configuredOverlayParameter(
  name: string,
  config: { readonly path: string; readonly options: KernelOptions },
  directives: readonly ModuleDirective[],
): ConfiguredParameter | null {
  const option = optionOf[name];
  const built = option === undefined ? undefined : config.options.get(option);
  if (option === undefined || built === undefined) return null;
  for (const directive of [...directives].reverse()) {
    if (directive.kind !== 'options' || directive.name !== 'overlay') continue;
    const text = lastAssignment(directive.value, name);
    if (text === null) continue;
    const { path, line } = directive;
    return {
      value: parseKernelBool(text),
      evidence: { path, ...(line === null ? {} : { line }), text: directive.text },
    };
  }
  const line = built === 'n' ? `# ${option} is not set` : `${option}=${built}`;
  return { value: built === 'y', evidence: { path: config.path, text: line } };
}

function lastAssignment(options: string, name: string): string | null {
  const words = options.split(/\s+/).map(word => word.replaceAll('"', ''));
  const word = words.findLast(
    one => one.replaceAll('-', '_') === name || one.split('=')[0]?.replaceAll('-', '_') === name,
  );
  if (word === undefined) return null;
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : 'y';
}

/** As linux lib/kstrtox.c kstrtobool reads it. */
function parseKernelBool(text: string): boolean {
  if (/^(?:[yYtT1]|[oO][nN])/.test(text)) return true;
  if (/^(?:[nNfF0]|[oO][fF])/.test(text)) return false;
  throw new UnknowableError('malformed', `"${text}" is no value that the overlay module takes`);
}

import { defineFact, isUnknowable, type Evidence, type HostSource, type Reads, type Unknown } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { predictSysctl } from '../../shared/kernel/sysctl-config.js';
import { sysctlKeys, sysctlPath, type SysctlKey } from '../../shared/kernel/sysctl-keys.js';
import { readSysctlFiles, sysctlFileReads } from './sysctl-files.js';

/** One sysctl as the kernel has it now. */
export type Sysctl =
  /** The text without its line's end; `null`: this kernel, or its modules loaded now, have no such sysctl. */
  { readonly known: true; readonly value: string | null; readonly evidence: readonly Evidence[] } | Unknown;

/** Each of the sysctls that rules ask for. One that could not be read is unknown alone. */
export type Sysctls = { readonly [key in SysctlKey]: Sysctl };

const largestSysctl = 4096;

/** What `readSysctl` asks for. */
export const sysctlReads = (keys: readonly string[]): Reads => ({
  files: keys.map(key => ({ path: sysctlPath(key), maxBytes: largestSysctl })),
});

export const kernelSysctls = defineFact({
  id: 'kernel/sysctls',
  summary:
    'The sysctls that matter to containers, as the running kernel has them, or as the files of an image set them.',
  reads: () => ({ stats: ['/proc/sys/kernel'], also: [sysctlReads(sysctlKeys)], seldom: sysctlFileReads() }),
  async collect(host): Promise<Sysctls> {
    if (!(await isRunning(host))) return predict(host);
    const entries = await Promise.all(sysctlKeys.map(async key => [key, await readSysctl(host, key)] as const));
    return Object.fromEntries(entries) as Sysctls;
  },
});

async function isRunning(host: HostSource): Promise<boolean> {
  try {
    return (await host.stat('/proc/sys/kernel')) !== undefined;
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return false;
    throw error;
  }
}

/**
 * What the kernel starts with, whatever machine it runs on. Sources: linux v6.1 security/keys/key.c (since 3.17),
 * fs/notify/inotify/inotify_user.c, include/linux/mm.h DEFAULT_MAX_MAP_COUNT, mm/util.c, mm/oom_kill.c.
 */
const defaults: Readonly<Partial<Record<SysctlKey, string>>> = {
  'fs.inotify.max_user_instances': '128',
  'kernel.keys.root_maxbytes': '25000000',
  'kernel.keys.root_maxkeys': '1000000',
  'vm.max_map_count': '65530',
  'vm.overcommit_memory': '0',
  'vm.panic_on_oom': '0',
};

/** Where no kernel runs: what the files of sysctl.d leave at boot, else what every kernel starts with. */
async function predict(host: HostSource): Promise<Sysctls> {
  const { boot, unread } = await readSysctlFiles(host);
  const settle = (key: SysctlKey): Sysctl => {
    const [first] = unread;
    if (first) return { known: false, reason: first.reason, detail: `${first.path} may set it, and could not be read` };
    const told = predictSysctl(boot, [key.replaceAll('.', '/')]);
    if (told) return { known: true, value: told.value, evidence: [told.evidence] };
    const value = defaults[key];
    if (value !== undefined) return { known: true, value, evidence: [] };
    return { known: false, reason: 'not-running', detail: 'no kernel runs here, and no file of sysctl.d sets it' };
  };
  return Object.fromEntries(sysctlKeys.map(key => [key, settle(key)])) as Sysctls;
}

export async function readSysctl(host: HostSource, key: string): Promise<Sysctl> {
  const path = sysctlPath(key);
  try {
    const bytes = await host.read(path, { maxBytes: largestSysctl });
    const value = bytes === undefined ? null : decodeText(bytes).trim();
    return { known: true, value, evidence: value === null ? [] : [{ path, line: 1, text: value }] };
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    return { known: false, reason: error.reason, detail: error.message };
  }
}

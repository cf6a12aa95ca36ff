import {
  defineFact,
  isUnknowable,
  UnknowableError,
  type Evidence,
  type HostSource,
  type Reads,
  type Unknown,
} from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { sysctlKeys, sysctlPath, type SysctlKey } from '../../shared/kernel/sysctl-keys.js';

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
  summary: 'The sysctls that matter to containers, as the running kernel has them.',
  reads: { stats: ['/proc/sys/kernel'], also: [sysctlReads(sysctlKeys)] },
  async collect(host): Promise<Sysctls> {
    if (!(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/sys');
    const entries = await Promise.all(sysctlKeys.map(async key => [key, await readSysctl(host, key)] as const));
    return Object.fromEntries(entries) as Sysctls;
  },
});

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

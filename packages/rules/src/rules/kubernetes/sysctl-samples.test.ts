import type { Sysctls } from '../../facts/kernel/sysctls.js';
import { sysctlKeys, sysctlPath, type SysctlKey } from '../../shared/kernel/sysctl-keys.js';

/** Sysctls of which only these are there. */
export const sysctlsOf = (values: Partial<Record<SysctlKey, string>>): Sysctls =>
  Object.fromEntries(
    sysctlKeys.map(key => {
      const text = values[key];
      const evidence = text === undefined ? [] : [{ path: sysctlPath(key), line: 1, text }];
      return [key, { known: true, value: text ?? null, evidence }];
    }),
  ) as unknown as Sysctls;

import { defineFact, isUnknowable, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { kernelConfigReads, readKernelConfig } from '../kernel/read-kernel-config.js';
import { kernelRelease } from '../kernel/release.js';

const status = '/proc/self/status';
const actions = '/proc/sys/kernel/seccomp/actions_avail';

/**
 * Source: moby v29.7.2 daemon/pkg sysinfo applySeccompInfo (CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER); linux fs/proc/array.c task_seccomp,
 * kernel/seccomp.c seccomp_sysctl_table (actions_avail belongs to filters, since 4.14).
 */
export const seccomp = defineFact({
  id: 'security/seccomp',
  summary: 'Whether the kernel can filter the system calls of a process.',
  reads: () => ({ files: [status], stats: [actions], also: [kernelConfigReads()] }),
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<boolean> {
    const off = await isOff(host);
    if (!off && (await host.stat(actions))) {
      host.cite({ path: actions });
      return true;
    }
    const bytes = off ? null : await host.read(status);
    if (bytes === undefined) throw new UnknowableError('not-running', `${status} does not exist: no kernel runs here`);
    if (bytes && !/^Seccomp:/m.test(decodeText(bytes))) {
      host.cite({ path: status });
      return false;
    }
    const config = await readKernelConfig(host, release);
    if (config?.mismatch !== null)
      throw new UnknowableError(off ? 'not-running' : 'unsupported', 'only the kernel’s configuration would tell');
    host.cite({ path: config.path });
    return config.options.get('CONFIG_SECCOMP_FILTER') === 'y';
  },
});

/** On an image the configuration of its kernel tells alone. */
async function isOff(host: TracedSource): Promise<boolean> {
  try {
    await host.stat(actions);
    return false;
  } catch (error) {
    if (isUnknowable(error)) return error.reason === 'not-running';
    throw error;
  }
}

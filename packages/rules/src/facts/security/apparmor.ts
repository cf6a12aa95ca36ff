import { defineFact, maybe, UnknowableError, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { bootKernel } from '../boot/kernel.js';
import { assumeSystemd, bootModuleReads, readBootModule } from './read-boot-module.js';

export interface AppArmor {
  /** The kernel enforces profiles, and its interface is mounted, which engines want to see. */
  readonly enabled: boolean;
  /** Whether there is an apparmor_parser where engines look for it. */
  readonly parser: boolean;
  /** Why it will be enabled, where no kernel runs. */
  readonly foretold?: readonly Evidence[];
}

const parameter = '/sys/module/apparmor/parameters/enabled';
const mounted = '/sys/kernel/security/apparmor';
const parser = '/sbin/apparmor_parser';

/** Source: containerd v2.1 pkg/apparmor/apparmor_linux.go hostSupports; runc v1.1.5 libcontainer/apparmor/apparmor_linux.go isEnabled. */
export const apparmor = defineFact({
  id: 'security/apparmor',
  summary:
    'Whether AppArmor is enabled, or will be when an image boots, and whether the program is there that loads profiles.',
  reads: () => ({
    files: [parameter],
    stats: ['/sys/kernel', mounted, parser],
    also: [isOffReads],
    seldom: bootModuleReads(),
  }),
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<AppArmor> {
    if (await isOff(host)) {
      const { name, evidence } = await readBootModule(host, boot);
      const enabled = name === 'apparmor';
      if (enabled) await assumeSystemd(host);
      host.cite(...evidence, ...(enabled ? [{ path: parser }] : []));
      return { enabled, parser: (await host.stat(parser)) !== undefined, foretold: evidence };
    }
    if (!(await host.stat('/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /sys');
    const bytes = await host.read(parameter);
    const on = bytes !== undefined && decodeText(bytes).startsWith('Y');
    const enabled = on && (await host.stat(mounted)) !== undefined;
    host.cite(bytes ? { path: parameter, line: 1, text: decodeText(bytes).trim() } : { path: parameter });
    if (enabled) host.cite({ path: parser });
    return { enabled, parser: (await host.stat(parser)) !== undefined };
  },
});

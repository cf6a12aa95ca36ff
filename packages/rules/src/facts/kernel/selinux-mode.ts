import { defineFact, maybe, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { machineContainer } from '../machine/container.js';

export type SelinuxMode = 'off' | 'permissive' | 'enforcing';

const path = '/sys/fs/selinux/enforce';

/** Source: selinux(8); linux security/selinux/selinuxfs.c sel_read_enforce. */
export const selinuxMode = defineFact({
  id: 'kernel/selinux-mode',
  summary: 'Whether SELinux is on in the running kernel, and whether it enforces.',
  reads: { files: [path], stats: ['/sys/fs'] },
  needs: { container: maybe(machineContainer) },
  async collect(host, { container }): Promise<SelinuxMode> {
    const bytes = await host.read(path);
    if (bytes) {
      host.cite({ path, line: 1, text: decodeText(bytes).trim() });
      return decodeText(bytes).trim() === '0' ? 'permissive' : 'enforcing';
    }
    if (!(await host.stat('/sys/fs')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /sys');
    // Engines hide it from containers.
    if (!container.known || (container.value.kind !== null && container.value.kind !== 'wsl2'))
      throw new UnknowableError('unsupported', `${path} is not to be seen in a container`);
    return 'off';
  },
});

import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

export type SelinuxMode = 'disabled' | 'permissive' | 'enforcing';

const directory = '/sys/fs/selinux';
const path = `${directory}/enforce`;

/** Source: linux security/selinux/selinuxfs.c (the mount point is made only where SELinux is switched on; sel_read_enforce). */
export const selinux = defineFact({
  id: 'security/selinux',
  summary: 'Whether SELinux is enforcing, permissive, or off.',
  reads: { files: [path], stats: ['/sys/kernel', directory] },
  async collect(host): Promise<SelinuxMode> {
    if (!(await host.stat('/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /sys');
    const bytes = await host.read(path);
    if (!bytes) {
      if (await host.stat(directory)) throw new UnknowableError('unsupported', `${directory} is not mounted`);
      host.cite({ path: directory });
      return 'disabled';
    }
    const text = decodeText(bytes).trim();
    host.cite({ path, line: 1, text });
    if (text !== '0' && text !== '1') throw new UnknowableError('malformed', `${path} says neither 0 nor 1`);
    return text === '1' ? 'enforcing' : 'permissive';
  },
});

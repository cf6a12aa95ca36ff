import { defineFact, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** Whether ufw is installed and on; the line that says so. */
export interface Ufw {
  readonly on: boolean;
  readonly evidence: readonly Evidence[];
}

const path = '/etc/ufw/ufw.conf';

export const ufw = defineFact({
  id: 'network/ufw',
  summary: 'Whether ufw is on, as /etc/ufw/ufw.conf has it.',
  reads: { files: [path], stats: ['/usr/sbin/ufw', '/usr/bin/ufw'] },
  async collect(host): Promise<Ufw> {
    // A package that was removed leaves its configuration behind.
    if (!(await host.stat('/usr/sbin/ufw')) && !(await host.stat('/usr/bin/ufw')))
      return { on: false, evidence: [{ path: '/usr/sbin/ufw' }] };
    const bytes = await host.read(path);
    const lines = bytes ? decodeText(bytes).split('\n') : [];
    const at = lines.findLastIndex(line => /^\s*ENABLED\s*=/i.test(line));
    const text = lines[at] ?? '';
    const on = /=\s*["']?yes["']?\s*$/i.test(text.replace(/#.*$/s, ''));
    return { on, evidence: at < 0 ? [{ path }] : [{ path, line: at + 1, text: text.trim() }] };
  },
});

import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const path = '/proc/sys/kernel/version';

/** The build of the kernel: the vendor's own version often stands only here. */
export const versionString = defineFact({
  id: 'kernel/version-string',
  summary: 'The build of the running kernel, as `uname -v` prints it.',
  reads: { files: [path], commands: [['uname', '-v']] },
  async collect(host): Promise<string> {
    const bytes = await host.read(path);
    const text = bytes ? decodeText(bytes) : (await host.run(['uname', '-v']))?.stdout;
    if (text === undefined) throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc');
    return text.trim();
  },
});

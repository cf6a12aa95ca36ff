import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseKernelRelease, type KernelRelease } from '../../shared/kernel/kernel-version.js';

const path = '/proc/sys/kernel/osrelease';

/** What `uname -r` says. */
export const runningRelease = defineFact({
  id: 'kernel/running-release',
  summary: 'The release of the kernel that runs, as `uname -r` prints it; unknown where none does.',
  reads: { files: [path], commands: [['uname', '-r']] },
  async collect(host): Promise<KernelRelease> {
    const bytes = await host.read(path);
    const text = bytes ? decodeText(bytes) : (await host.run(['uname', '-r']))?.stdout;
    if (text === undefined) throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc');
    const release = parseKernelRelease(text);
    if (!release)
      throw new UnknowableError('malformed', `"${text.trim().slice(0, 100)}" does not begin with two numbers`);
    host.cite(bytes ? { path, line: 1, text: release.raw } : { path: 'uname -r', text: release.raw });
    return release;
  },
});

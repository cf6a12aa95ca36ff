import { defineFact, isUnknowable, maybe, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { bootKernel } from '../boot/kernel.js';
import { bootFileReads, readBootFile } from '../boot/read-boot-file.js';

const path = '/proc/sys/kernel/version';

/** The build of the kernel: the vendor's own version often stands only here. On an image the file of the kernel says it. */
export const versionString = defineFact({
  id: 'kernel/version-string',
  summary: 'The build of the kernel that is judged, as `uname -v` prints it.',
  reads: () => ({ files: [path], commands: [['uname', '-v']], seldom: bootFileReads() }),
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<string> {
    const text = await ofRunning(host);
    if (text !== undefined) return text.trim();
    if (!boot.known) throw new UnknowableError(boot.reason, boot.detail);
    const raw = boot.value?.release.raw;
    for (const file of raw === undefined ? [] : [`/boot/vmlinuz-${raw}`, `/usr/lib/modules/${raw}/vmlinuz`]) {
      const found = await readBootFile(host, file);
      if (found?.version && found.release.raw === raw) {
        host.cite({ path: file, text: found.version });
        return found.version;
      }
    }
    throw new UnknowableError('not-running', 'no kernel runs here, and its file does not tell');
  },
});

async function ofRunning(host: TracedSource): Promise<string | undefined> {
  try {
    const bytes = await host.read(path);
    return bytes ? decodeText(bytes) : (await host.run(['uname', '-v']))?.stdout;
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return undefined;
    throw error;
  }
}

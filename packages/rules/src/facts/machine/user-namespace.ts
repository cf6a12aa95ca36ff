import { defineFact, isUnknowable, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isFirstUserNamespace } from '../../shared/first-user-namespace.js';

const path = '/proc/self/uid_map';

/** Source: moby/sys userns/userns_linux.go (a process is in the first user namespace when that maps every id to itself). */
export const machineUserNamespace = defineFact({
  id: 'machine/user-namespace',
  summary: 'Whether hostlint, and an engine started beside it, runs in a user namespace of its own.',
  reads: { files: [path], stats: ['/proc/sys/kernel'] },
  async collect(host): Promise<boolean> {
    const bytes = await ownMap(host);
    // What an image boots runs in the first one.
    if (bytes === null) return false;
    if (!bytes) {
      // A kernel without user namespaces has no such file.
      if (await host.stat('/proc/sys/kernel')) return false;
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc');
    }
    return !isFirstUserNamespace(decodeText(bytes));
  },
});

/** `null`: the source says that nothing runs. */
async function ownMap(host: TracedSource): Promise<Uint8Array | null | undefined> {
  try {
    return await host.read(path);
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return null;
    throw error;
  }
}
